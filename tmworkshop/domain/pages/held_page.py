"""All that is held about one person, worded for them to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from tmworkshop.domain.dates import say_date, say_day
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import PartValue, row_of
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.record.sentences import end_sentence
from tmworkshop.domain.rights.personal_data import (
    PUT_BACK,
    TAKEN_AWAY,
    THEME,
    ActionOutcome,
    PersonalData,
    Piece,
    PieceChange,
)
from tmworkshop.domain.values import Value, value

HEADINGS: Mapping[Kind, str] = {
    Kind.ACTION: "What you said you would do",
    Kind.FOLLOWUP: "What became of it",
    Kind.ISSUE: "What you brought",
    Kind.QUESTION: "Questions",
    Kind.LEARNING: "What you learned",
    Kind.REFLECTION: "What you said",
    Kind.PRACTICE: "Practice you told of",
    Kind.RATING: "Ratings",
    Kind.MEETING: "Dates",
    Kind.NOTE: "Notes",
}
LAID_ON = "Theme laid on it"
INTRO = (
    "This is all that the record of your set holds about you. You may ask for any of "
    "it to be put right, or for all of it to be erased. What has left the set cannot "
    "be called back."
)
SLIPS = (
    "Words from slips without names have no speaker, and cannot be told to be yours."
)


@value
class HeldItem(Value):
    """One line, and what there is to say of it."""

    words: str
    terms: tuple[str, ...] = ()
    history: tuple[str, ...] = ()


@value
class HeldSection(Value):
    """Lines of one kind under their heading."""

    heading: str
    items: tuple[HeldItem, ...]


@value
class HeldPage(Value):
    """All that is held about one person: theirs alone."""

    name: str
    occasion: str
    intro: str
    sections: tuple[HeldSection, ...]
    footer: str


def held_page(data: PersonalData, purposes: Mapping[str, str], made: date) -> HeldPage:
    """Return the page of *data*; *purposes* are the short words of each box."""
    sections = (
        HeldSection("Who you are in the set", tuple(_person(data))),
        HeldSection("When you were there", tuple(_attendance(data))),
        *_pieces(data),
        HeldSection("Actions of others you were asked about", tuple(_helping(data))),
        HeldSection("What you let leave the set", tuple(_choices(data, purposes))),
        HeldSection("What has left the set", tuple(_left(data))),
        HeldSection("Where others name you", (_named(data),)),
    )
    return HeldPage(
        name=data.name,
        occasion=f"All that is held about you in {data.set_name}",
        intro=INTRO,
        sections=tuple(each for each in sections if each.items),
        footer=f"{data.name}: this is yours alone. Made {say_date(made)}. {SLIPS}",
    )


def _person(data: PersonalData) -> Iterator[HeldItem]:
    yield HeldItem(data.name)
    for name in data.former_names:
        yield HeldItem(f"Written before as {name}")
    for since, name in data.partnerships:
        yield HeldItem(f"{name or 'No partnership'}, since {say_date(since)}")


def _attendance(data: PersonalData) -> Iterator[HeldItem]:
    for each in data.attended:
        terms = (
            "You came later." if each.came_later else "",
            "You left before the end." if each.left_before else "",
            "You brought an issue." if each.brought_an_issue else "",
        )
        words = f"Session {each.number}, {say_day(each.on)}"
        yield HeldItem(words, tuple(filter(None, terms)))


def _pieces(data: PersonalData) -> Iterator[HeldSection]:
    for kind, heading in HEADINGS.items():
        items = tuple(_item(piece) for piece in data.pieces if piece.kind is kind)
        yield HeldSection(heading, items)


def _item(piece: Piece) -> HeldItem:
    return HeldItem(
        words=piece.words or _what_now(piece.value) or "(no words)",
        terms=tuple(filter(None, _terms(piece))),
        history=tuple(_history(piece)),
    )


def _terms(piece: Piece) -> Iterator[str]:
    where = f"session {piece.session}" if piece.session else "between two sessions"
    yield f"{say_date(piece.on)}, {where}."
    if piece.lesson:
        number = piece.lesson.removeprefix("lesson.").lstrip("0")
        yield f"Lesson {number} was in hand."
    if piece.about_action:
        yield f"Of action {piece.about_action}."
    if piece.outcome:
        yield from _outcome(piece.outcome)
    if piece.level:
        yield f"Goes no further than: {piece.level}."
    if piece.taken_away:
        yield "Taken away: it stands on no page."


def _outcome(outcome: ActionOutcome) -> Iterator[str]:
    yield f"Action {outcome.number}: {outcome.status.replace('-', ' ')}."
    if outcome.taken_on_from:
        yield f"You took it on from {outcome.taken_on_from}."
    if outcome.taken_on_by:
        yield f"{outcome.taken_on_by} took it on."


def _history(piece: Piece) -> Iterator[str]:
    """Yield what was said of *piece* beside how it stands, a line a day."""
    first, *later = piece.history
    is_as_said = first.value in (piece.words, piece.value)
    changes = later if is_as_said else piece.history
    for day, of_a_day in groupby(changes, lambda change: change.at.date()):
        yield f"{say_date(day)}. {' '.join(map(_change, of_a_day))}"


def _change(change: PieceChange) -> str:
    if change.part in (TAKEN_AWAY, PUT_BACK):
        return f"{change.part.capitalize()}."
    about = LAID_ON if change.part == THEME else row_of(change.part).label
    return end_sentence(f"{about}: {_given(change) or 'nothing'}")


def _given(change: PieceChange) -> str:
    if change.value and row_of(change.part).value is PartValue.DATE:
        return say_date(date.fromisoformat(change.value))
    return _what_now(change.value)


def _helping(data: PersonalData) -> Iterator[HeldItem]:
    for each in data.helping:
        words = f"Action {each.number} of {each.whose}"
        yield HeldItem(words, (f"Asked to {each.asked_to}: {each.reply}.",))


def _choices(data: PersonalData, purposes: Mapping[str, str]) -> Iterator[HeldItem]:
    for choice in data.choices:
        given = choice.given
        answer = "yes" if given.choice else "no"
        now = "" if choice.holds else "A newer answer holds."
        slip = f"Slip of {say_date(given.slip)}, wording {given.wording}."
        words = f"{purposes.get(given.purpose, given.purpose)}: {answer}"
        yield HeldItem(words, tuple(filter(None, (slip, now))))
    words_of = {piece.id: piece.words for piece in data.pieces}
    for text in data.texts:
        ticked = join_names(text.ticked) if text.ticked else "nothing"
        now = "" if text.holds else "It holds no more."
        slip = f"Slip of {say_date(text.on)}, for that text alone: {ticked}."
        yield HeldItem(words_of[text.of], tuple(filter(None, (slip, now))))
    if data.asks_to_be_kept_until:
        until = say_date(data.asks_to_be_kept_until)
        yield HeldItem(f"You asked to be kept until {until}.")


def _left(data: PersonalData) -> Iterator[HeldItem]:
    words = {piece.id: piece.words or _what_now(piece.value) for piece in data.pieces}
    for left in data.left:
        pieces = tuple(words[each] for each in left.pieces)
        yield HeldItem(f"To {left.to}, {say_date(left.on)}", (), pieces)
    for back in data.taken_back:
        pieces = tuple(words[each] for each in back.pieces)
        yield HeldItem(f"Taken back by a pack of {say_date(back.on)}", (), pieces)


def _named(data: PersonalData) -> HeldItem:
    number = data.named_by_others
    if not number:
        return HeldItem("Your name stands in nothing that others said.")
    things = say_count(number, "thing")
    return HeldItem(
        f"Your name stands in {things} that others said or that the set says of "
        "itself. Those are their words: ask your facilitator."
    )


def _what_now(value_: str) -> str:
    return value_.replace("-", " ") if value_ in ("hand-on", "let-go") else value_
