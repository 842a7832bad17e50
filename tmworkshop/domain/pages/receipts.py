"""What is said of an erasure: how much of what, and nobody's name or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Kind, Sent
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.rights.erasure import BOXES, DETAILS, NAMES, THEMES
from tmworkshop.domain.values import Value, value

MASKED, KEPT = "masked", "kept"
NO_MARKS = "No mark of the name is kept: later words may name them."
ONE_OR_MORE: Mapping[str, tuple[str, str]] = {
    NAMES: ("name and partnership", "names and partnerships, as they were over time"),
    Kind.FOLLOWUP: ("word on an action", "words on actions"),
    Kind.PRACTICE: ("practice", "practices"),
    **{each: (each, "") for each in (Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION)},
    **{each: (each, "") for each in (Kind.LEARNING, Kind.RATING, Kind.ACTION)},
    **{each: (each, "") for each in (Kind.MEETING, Kind.NOTE)},
    DETAILS: ("detail or correction of these", "details and corrections of these"),
    BOXES: ("box of a sharing slip", "boxes of sharing slips"),
    THEMES: ("theme laid on these", "themes laid on these"),
}


@value
class Leftovers(Value):
    """What lies about of a set beside its file: how many pages, exports, drafts."""

    pages: int = 0
    exports: int = 0
    drafts: int = 0

    def __add__(self, other: Leftovers) -> Leftovers:
        return Leftovers(
            self.pages + other.pages,
            self.exports + other.exports,
            self.drafts + other.drafts,
        )


@value
class Receipt(Value):
    """What was done on a day, as it can be handed over."""

    on: date
    counts: Mapping[str, int]
    leftovers: Leftovers
    backups: int
    sent_to: tuple[str, ...]  # to whom words had gone, and when
    hidden: int = 0  # words that keep the name, masked for readers beyond the set
    elsewhere: int = 0  # of other sets, in which it is masked for those beyond them
    marks: tuple[str, ...] = ()  # what is kept of it for words that come later
    copies: tuple[str, ...] = ()  # lines of those elsewhere that may still hold it


def counts_lines(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield how many of what, the name first and what was said after it."""
    order = (NAMES, *Kind, DETAILS, THEMES, BOXES)
    for what in (each for each in order if counts.get(each)):
        yield say_count(counts[what], *ONE_OR_MORE[what])


def marks_lines(until: date | None) -> tuple[str, ...]:
    """Return what is kept of a name for words that come later, *until* a day."""
    how_long = f"until {say_date(until)}" if until else "as long as the set is"
    return (
        f"Kept {how_long}: marks of the name, to mask it in later words.",
        "No name can be read off them; whoever has them and a key can test a guess.",
    )


def leftovers_line(left: Leftovers) -> str:
    """Return what lies about: "12 pages, 1 export and no draft"."""
    pages, exports = say_count(left.pages, "page"), say_count(left.exports, "export")
    return f"{pages}, {exports}, {say_count(left.drafts, 'draft')}"


def gone_lines(sent: Iterable[Sent]) -> tuple[str, ...]:
    """Return to whom words went, when, and how many."""
    went: Counter[tuple[str, date]] = Counter()
    for each in sent:
        went[each.to, each.at.date()] += len(each.of)
    return tuple(
        f"{say_count(number, 'thing')} said, to {to} on {say_date(on)}"
        for (to, on), number in went.items()
    )


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Yield the receipt, to be printed and handed over."""
    yield f"Receipt of an erasure, {say_date(receipt.on)}"
    yield "Erased from the record of a learning set:"
    yield from (f"  {line}" for line in counts_lines(receipt.counts))
    masked, kept = receipt.counts.get(MASKED, 0), receipt.counts.get(KEPT, 0)
    yield f"The name in words of others: masked in {masked}, left in {kept}."
    if receipt.hidden:
        words = say_count(receipt.hidden, "thing")
        yield f"Masked for readers beyond the set: in {words} said."
    if receipt.elsewhere:
        words = say_count(receipt.elsewhere, "thing")
        yield f"In other sets, masked for readers beyond them: in {words} said."
    yield from receipt.marks
    yield f"Removed: {leftovers_line(receipt.leftovers)}."
    yield f"Backups here that held any of it, and were rewritten: {receipt.backups}."
    yield from receipt.copies
    if receipt.sent_to:
        yield "Had gone out before, and cannot be called back:"
        yield from (f"  {line}" for line in receipt.sent_to)
    else:
        yield "Nothing had gone out of the set before."
