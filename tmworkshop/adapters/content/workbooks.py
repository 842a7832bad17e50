"""The sheets of a workbook (.xlsx, .xls, .ods), read by a program of their own.

`workbook_cells` says why it is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tmworkshop.domain.errors import Environment, FileComplaints
from tmworkshop.domain.record.roster import Reading, RosterRow

PATIENCE = 30  # seconds; a roster takes a fifth of one
TROUBLES: Mapping[str, str] = {
    "too large": "it is far too large for a roster: copy the list into a new workbook",
    "password": "it is a workbook with a password: save it once more without one",
    "broken": "the workbook is broken: open it in a spreadsheet, and save it as CSV",
}
NO_LIBRARY = (
    "A workbook cannot be read here, for python-calamine is missing: "
    "save the roster as CSV, or install tmworkshop again."
)


def read_sheets(content: bytes, file: Path) -> tuple[Reading, ...]:
    """Return each sheet of the workbook *content* that holds anything."""
    answer = _read(content)
    if trouble := answer.get("trouble"):
        raise FileComplaints(str(file), (TROUBLES[trouble],))
    sheets = [each for each in answer["sheets"] if each["rows"]]
    if not sheets:
        raise FileComplaints(str(file), ("its sheets are empty",))
    return tuple(_readings(sorted(sheets, key=lambda each: bool(each["hidden"]))))


def _readings(sheets: Sequence[Mapping[str, Any]]) -> Iterator[Reading]:
    several = f", of {len(sheets)}"
    for sheet in sheets:
        among = several if sheets[1:] else ""
        hidden = ", which is hidden" if sheet["hidden"] else ""
        rows = (RosterRow(number, tuple(cells)) for number, cells in sheet["rows"])
        called = f"sheet {sheet['name']}{among}{hidden}" if among or hidden else ""
        unseen = frozenset(sheet["hidden_rows"])
        yield Reading(called, tuple(rows), hidden=unseen)


def _read(content: bytes) -> dict[str, Any]:
    from tmworkshop.adapters.content import workbook_cells

    ensure_library()
    try:
        run = subprocess.run(  # noqa: S603 (our own Python and our own file)
            [sys.executable, "-P", workbook_cells.__file__],
            input=content,
            check=False,
            capture_output=True,
            timeout=PATIENCE,
        )
        answer = json.loads(run.stdout) if run.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        answer = {}
    return answer or {"trouble": "broken"}


def ensure_library() -> None:
    """Raise Environment, if what reads workbooks is not there."""
    from importlib.util import find_spec

    if find_spec("python_calamine") is None:
        raise Environment(NO_LIBRARY)
