"""All that is said of a roster: what is used, left out, changed and guessed.

Whatever an understanding holds is in one of the remarks: nothing is lost quietly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmworkshop.domain.errors import quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.roster.columns import sample_cells
from tmworkshop.domain.roster.headings import ColumnUse
from tmworkshop.domain.roster.name_cells import Change, RosterPerson, lacks_letter
from tmworkshop.domain.roster.people import SHOWN
from tmworkshop.domain.roster.persons import Why, find_why
from tmworkshop.domain.roster.remarks import (
    NAMED,
    Matter,
    Remark,
    Weight,
    look_if,
    name_rows,
    remark_row,
)
from tmworkshop.domain.roster.sheet_layout import NO_NAMES
from tmworkshop.domain.roster.understood import Understanding
from tmworkshop.domain.roster.whole_names import find_beside

CERTAIN = (Why.CHOSEN, Why.DOUBTFUL, Why.HEADINGS)  # others: are a guess
CHANGED: Mapping[Change, Matter] = {
    Change.TURNED: Matter.TURNED,
    Change.BRACKETS: Matter.BRACKETS,
    Change.TIDIED: Matter.TIDIED,
}


def list_remarks(roster: Understanding) -> tuple[Remark, ...]:
    """Return all there is to say of a *roster*, in the order in which it is read."""
    return tuple(remark for say in SAYINGS for remark in say(roster))


def _say_file(roster: Understanding) -> Iterator[Remark]:
    reading, layout = roster.reading, roster.layout
    called = ", ".join(filter(None, (roster.file.kind, reading.called)))
    if roster.is_sure_of_reading:
        yield Remark(Matter.FILE, called)
    elif roster.file.has_sheets:
        sheets = (each.called.rpartition(", of ")[0] for each in roster.rivals)
        words = f"{called}; not read: {join_names(sheets, NAMED)}"
        yield Remark(Matter.FILE, words, Weight.LOOK)
    else:
        sample = join_names(sample_cells(reading.rows))
        yield Remark(Matter.FILE, f"{called}, as in {sample}", Weight.LOOK)
    above = tuple(row.number for row in layout.above)
    left = f"; what is above is left out: {name_rows(above)}" if above else ""
    where = f"in row {layout.heading}" if layout.heading else "none"
    yield Remark(Matter.HEADINGS, f"{where}{left}", rows=above)


def _say_columns(roster: Understanding) -> Iterator[Remark]:
    layout = roster.layout
    names = " + ".join(map(layout.label, layout.name_columns))
    guessed = "; ".join(layout.unsure) or ("" if names else NO_NAMES)
    if layout.heading and guessed:
        guessed = f"row {layout.heading}: {guessed}"
    if not names:
        yield Remark(Matter.NAMES, guessed, Weight.ASK)
    else:
        words = f"{names} ({guessed})" if guessed else names
        yield Remark(Matter.NAMES, words, look_if(bool(guessed)))
    place = layout.columns.get(ColumnUse.PARTNERSHIP)
    where = "no column" if place is None else layout.label(place)
    yield Remark(Matter.PARTNERSHIPS, where)
    if layout.left_out:
        labels = (quote(label, SHOWN)[1:-1] for label in layout.left_out)
        yield Remark(Matter.COLUMNS, join_names(labels, NAMED))


def _say_rows(roster: Understanding) -> Iterator[Remark]:
    layout = roster.layout
    labels = map(layout.label, layout.name_columns[:1])
    column = "".join(f", column {each.removeprefix('column ')}" for each in labels)
    for left in roster.left:
        shown = "" if left.why is Why.NO_NAME else f"{left.shown}: "
        words = f"row {left.row}{column}: {shown}{left.why}"
        yield Remark(Matter.ROWS, words, look_if(left.why not in CERTAIN), (left.row,))


def _say_beyond(roster: Understanding) -> Iterator[Remark]:
    """Say which cells have no heading above them, and are not read."""
    width = len(roster.layout.labels)
    for row in roster.layout.rows if width else ():
        cells = [n for n, cell in enumerate(row.cells) if n >= width and cell.strip()]
        if cells:
            place = f"row {row.number}, column {cells[0] + 1}"
            shown = quote(row.cells[cells[0]].strip(), SHOWN)
            more = f", and {len(cells) - 1:,} more" if cells[1:] else ""
            words = f"{place}: {shown} stands beyond the last heading{more}"
            yield Remark(Matter.BEYOND, words, Weight.LOOK, (row.number,))


def _say_changes(roster: Understanding) -> Iterator[Remark]:
    """Say whose name or partnership is taken in otherwise than it stands."""
    for person in roster.matched.new:
        row, name = person.row, person.name
        for change in person.changes:
            words = f"{person.was!r} is taken in as {name}"
            if change is Change.BRACKETS and person.partnership:
                words += f", {person.partnership}"
            is_guess = change is Change.TURNED
            yield remark_row(CHANGED[change], row, words, look_if(is_guess))
        if person.no_partnership:
            yield _say_no_partnership(person)
        if lacks_letter(name):
            words = f"{name!r} lacks a letter, it seems"
            yield remark_row(Matter.LETTERS, row, words, Weight.LOOK)


def _say_no_partnership(person: RosterPerson) -> Remark:
    why = find_why(person.no_partnership) or Why.LONG
    is_odd = why is not Why.EMPTY
    reason = f", {why}" if is_odd else ""
    words = f"{quote(person.no_partnership, SHOWN)} is none{reason}"
    return remark_row(Matter.NO_PARTNERSHIP, person.row, words, look_if(is_odd))


def _say_ways(roster: Understanding) -> Iterator[Remark]:
    """Say what is left as it stands though it could be read otherwise."""
    named = ((each.row, each.name) for each in roster.matched.new)
    bracketed = tuple(row for row, name in named if find_beside(name))
    if bracketed:
        words = f"part of the name, {name_rows(bracketed)}"
        yield Remark(Matter.BRACKETS, words, rows=bracketed)
    if not roster.choices.turned:
        yield Remark(Matter.TURNED, "nobody; names are as they stand")
    if spaced := roster.layout.spaced_rows:
        yield Remark(Matter.TIDIED, f"spaces, {name_rows(spaced)}", rows=spaced)


def _say_partnerships(roster: Understanding) -> Iterator[Remark]:
    """Say which partnerships count as one, and which are new to the set."""
    for each in roster.spellings:
        if each.near and not roster.choices.joined:
            words = f"{each.was} and {each.now} are two"
            yield Remark(Matter.NEAR_PARTNERSHIP, words, Weight.LOOK)
        else:
            matter = Matter.NEAR_PARTNERSHIP if each.near else Matter.SPELLING
            yield Remark(matter, f"{each.was} is taken for {each.now}")
    if new := roster.new_partnerships:
        yield Remark(Matter.NEW, join_names(new, NAMED))


def _say_who_is_who(roster: Understanding) -> Iterator[Remark]:
    """Say who may be there already, and which rows are about one person."""
    for each in roster.matched.asked:
        weight = Weight.SAID if each.answer else Weight.ASK
        yield remark_row(Matter.QUESTION, each.person.row, each.words, weight)
    for double in roster.matched.doubles:
        row, is_guess = double.person.row, not double.whole
        how = (
            "; the rows differ, but count as one person"
            if is_guess
            else ", and counts once"
        )
        words = f"{double.person.name!r} is in row {double.first} already{how}"
        yield remark_row(Matter.DOUBLES, row, words, look_if(is_guess))
    weight = look_if(not roster.choices.others)
    for one, other in roster.matched.namesakes:
        same = fold_name(one.partnership) == fold_name(other.partnership)
        what = f"with another {'address' if same else 'partnership'}: two people"
        words = f"{other.name} is in row {one.row} already, {what}"
        yield remark_row(Matter.NAMESAKES, other.row, words, weight)
    for one, other in roster.matched.alike:
        words = f"{other.name} may be {one.name} of row {one.row}: two people"
        yield remark_row(Matter.ALIKE, other.row, words, weight)


def _say_people(roster: Understanding) -> Iterator[Remark]:
    """Say who is there, who is to be taken in, and if they are too many for a set."""
    if known := roster.matched.known:
        names = join_names(dict.fromkeys(present.name for _, present in known))
        rows = tuple(person.row for person, _ in known)
        yield Remark(Matter.KNOWN, f"{names}; they stay as they are", rows=rows)
    rows = tuple(each.row for each in roster.matched.new)
    yield Remark(Matter.PEOPLE, say_count(len(rows), "person", "people"), rows=rows)
    if hidden := tuple(row for row in rows if row in roster.reading.hidden):
        words = f"{name_rows(hidden)}, and taken in all the same"
        yield Remark(Matter.HIDDEN, words, Weight.LOOK, hidden)
    if roster.is_many and rows:
        every = len(rows) + len(roster.members)
        words = f"{every:,} people would be in it; a learning set is six or eight"
        yield Remark(Matter.MANY, words)


SAYINGS = (
    *(_say_file, _say_columns, _say_rows, _say_beyond, _say_changes, _say_ways),
    *(_say_partnerships, _say_who_is_who, _say_people),
)
