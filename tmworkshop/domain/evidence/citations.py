"""Where a card comes from, told so that a sceptic can look it up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.domain.content import Card
    from tmworkshop.domain.library import Reference, Source

# as a session says it, and what that means
STRENGTHS: Mapping[str, tuple[str, str]] = {
    "figure": ("a figure", "Something was counted, and the source gives the number."),
    "evaluation": (
        "found by a study",
        "Someone looked at programmes, or at a few cases, and found it there.",
    ),
    "review": (
        "the reviewers' reading",
        "The authors of a review concluded it from what others had found.",
    ),
    "opinion": (
        "the author's view",
        "It is what whoever wrote the source thinks, or calls for.",
    ),
    "stated": (
        "what the source sets out",
        "It says what is meant, what is aimed at or what was done: no conclusion.",
    ),
}
UNDATED = "n.d."
UNLISTED = "The source cites this work, and its own list of works does not have it."
UNKNOWN = "No more is known here of this work than its citation."
NOT_CITED = "The source names no other work for this: it speaks for itself."


@value
class Citation(Value):
    """A work that a card cites, as the source prints it, and what work that is."""

    cite: str
    work: str  # authors, year and title; empty where nothing is known
    note: str = ""  # on what is odd about it in the source itself


def say_strength(card: Card) -> str:
    """Return how strong the finding of *card* is, in a few words."""
    return STRENGTHS.get(card.strength, (card.strength, ""))[0]


def explain_strength(card: Card) -> str:
    """Return how strong the finding of *card* is, and what that means."""
    short, meaning = STRENGTHS.get(card.strength, (card.strength, ""))
    return f"{short[:1].upper()}{short[1:]}. {meaning}".strip()


def say_place(card: Card, sources: Mapping[str, str]) -> str:
    """Return the source of *card* by its short name, and where in it."""
    source = sources.get(card.source, card.source)
    return f"{source}, {_section(card)}" if card.section else source


def say_origin(card: Card, sources: Mapping[str, str]) -> str:
    """Return in one line how strong *card* is, where it stands and whom that cites."""
    return f"{say_strength(card)}; {say_place_and_works(card, sources)}"


def say_place_and_works(card: Card, sources: Mapping[str, str]) -> str:
    """Return in one line where *card* stands and whom that cites."""
    cited = f", citing {'; '.join(card.cite)}" if card.cite else ""
    return f"{say_place(card, sources)}{cited}"


def say_source(card: Card, source: Source) -> str:
    """Return the *source* of *card* in full, and where in it the finding stands."""
    where = f" {_section(card).capitalize()}." if card.section else ""
    return f"{say_work(source)}{where}"


def list_citations(card: Card, references: Iterable[Reference]) -> tuple[Citation, ...]:
    """Return each work that *card* cites, in full where it is known."""
    known = {reference.cite: reference for reference in references}
    return tuple(_citation(cite, known.get(cite)) for cite in card.cite)


def say_work(source: Reference | Source) -> str:
    """Return authors, year and title of a work."""
    year = "no date" if source.year == UNDATED else source.year
    return f"{source.authors} ({year}). {source.title.rstrip('.')}."


def _citation(cite: str, reference: Reference | None) -> Citation:
    if reference is None:
        return Citation(cite, "", UNKNOWN)
    known = say_work(reference) if reference.title else ""
    listing = "" if reference.listed else UNLISTED
    return Citation(cite, known, reference.note or listing)


def _section(card: Card) -> str:
    is_number = card.section[:1].isdigit()
    return f"section {card.section}" if is_number else card.section
