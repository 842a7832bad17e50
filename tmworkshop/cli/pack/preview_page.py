"""What would leave, as the preview tells it, set by set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from tmworkshop.cli.echo import wrap
from tmworkshop.cli.parts import IN
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.counted import Counted, say_remarks
from tmworkshop.domain.packs.pack import LONGEST, Asked
from tmworkshop.domain.packs.previews import Going, SetPreview
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.tables import leave_out

SHORT: Mapping[Reader, str | None] = {
    **leave_out(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR),
    **leave_out(Reader.ROOM, Reader.SET),
    Reader.PROGRAMME: "programme",
    Reader.FUNDER: "funder",
    Reader.PUBLIC: "print",
}
DEEPER = IN * 2
LOOK = "Look at them with:"
SETTLE = f"{DEEPER}tmworkshop pack settle"


def preview_lines(preview: SetPreview) -> Iterator[str]:
    """Yield what would leave one set, and what does not yet."""
    yield preview.name
    yield from wrap(_say_changes(preview), IN)
    for each in preview.reached:
        words, people = say_remarks(each.words), _people(each.people)
        named = f", {each.named:,} of them with a name" if each.named else ""
        if each.words:
            yield f"{IN}For the {SHORT[each.reader]}: {words} of {people}{named}"
    yield from (f"{IN}{line}" for line in _counts(preview))
    for going in preview.going:
        yield from ("", *_words(going))
    if preview.taken_back:
        yield from ("", f"{IN}Taken back by the next pack:")
    for words in preview.taken_back:
        yield from wrap(words, DEEPER)
    yield from _waiting(preview)
    if preview.other_slips:
        who = join_names(preview.other_slips, 6)
        slips = say_count(len(preview.other_slips), "slip")
        yield ""
        yield from wrap(
            f"Nothing goes by {slips} of an older wording or invitation: {who}. "
            "They can tick a new one:",
            IN,
        )
        yield f"{DEEPER}tmworkshop report slips"


def preview_data(preview: SetPreview) -> dict[str, object]:
    """Return the same for programs, without what waits but in numbers."""
    data = asdict(preview)
    waiting = data.pop("waiting")
    return {**data, "waiting": len(waiting), "places_to_settle": preview.places}


def _say_changes(preview: SetPreview) -> str:
    changes = {"new": preview.new, "changed": preview.changed}
    changes |= {"withdrawn": preview.withdrawn}
    some = [f"{say_remarks(n)} {name}" for name, n in changes.items() if n]
    if preview.other_counts:
        some.append(Counted(counts=preview.other_counts).told)
    return f"Since the last pack: {join_names(some) if some else 'nothing changed'}"


def _counts(preview: SetPreview) -> Iterator[str]:
    for each in preview.asked:
        yield f"How many were there: {_asked(each)}"
    if preview.weighed:
        statements = say_count(preview.weighed, "statement")
        yield f"Counts of what unsigned slips said to {statements}"
    if preview.masked:
        yield f"Masked: {say_count(preview.masked, 'place')}"


def _asked(asked: Asked) -> str:
    people = f"{asked.people}" if asked.people else "not told, as fewer than three"
    return f"{asked.partnership or 'no partnership'}, {asked.month}: {people}"


def _words(going: Going) -> Iterator[str]:
    new = "new" if going.is_new else ""
    readers = (
        f"{SHORT[each]}{', with their name' if each in going.named_to else ''}"
        for each in going.readers
    )
    yield from wrap(going.words, IN)
    for each in going.since:
        yield from wrap(each, DEEPER)
    beside = f"beside it: {going.partnership}" if going.partnership else ""
    far = "; ".join(filter(None, (going.speaker, *readers, beside, new)))
    yield from wrap(f"({far})", DEEPER)


def _waiting(preview: SetPreview) -> Iterator[str]:
    if places := preview.places:
        with_names = [each for each in preview.waiting if each.hits]
        words = say_count(len(with_names), "remark stays", "remarks stay")
        yield ""
        yield from wrap(
            f"{words} here until you have looked at "
            f"{say_count(places, 'place')} that may name someone. "
            f"{LOOK}",
            IN,
        )
        yield SETTLE
    if preview.too_long:
        yield ""
        yield from wrap(say_too_long(preview.too_long), IN)
    if doubtful := len(preview.doubtful):
        yield ""
        yield from wrap(
            f"Words of {_people(doubtful)} stay here until you have said whether they "
            f"are in another set too. {LOOK}",
            IN,
        )
        yield SETTLE


def say_too_long(number: int) -> str:
    """Say that so many remarks stay at home because no pack takes them."""
    words = say_count(number, "remark is", "remarks are")
    return f"{words} longer than the {LONGEST:,} letters that a pack takes: left out."


def _people(number: int) -> str:
    return say_count(number, "person", "people")
