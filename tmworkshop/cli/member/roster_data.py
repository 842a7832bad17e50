"""A roster as it was understood, for programs."""

from __future__ import annotations

from typing import Any

from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding


def roster_data(roster: Understanding) -> dict[str, Any]:
    """Return what was understood of a *roster*."""
    layout, matched = roster.layout, roster.matched
    return {
        "kind": roster.file.kind,
        "read_as": roster.reading.called or None,
        "heading_row": layout.heading or None,
        "columns": [
            {"gives": str(part), "heading": layout.label(number), "number": number + 1}
            for part, number in layout.parts
        ],
        "columns_left_out": list(layout.left_out),
        "people": [
            {
                "row": person.row,
                "name": person.name,
                "partnership": person.partnership or None,
                "stands_as": person.was or person.name,
            }
            for person in matched.new
        ],
        "already_there": list(roster.already_there),
        "rows_left_out": [
            {"row": left.row, "why": str(left.why)} for left in roster.left
        ],
        "to_be_answered": [
            {
                "row": question.person.row,
                "name": question.person.name,
                "may_be": question.present.name,
            }
            for question in matched.questions
        ],
        "new_partnerships": list(roster.new_partnerships),
        "remarks": [
            {
                "about": str(remark.matter),
                "says": remark.words,
                "asks": remark.weight.name.lower(),
                "rows": list(remark.rows),
            }
            for remark in list_remarks(roster)
        ],
    }
