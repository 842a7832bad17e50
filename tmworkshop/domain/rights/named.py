"""Where one person is named in a set by others, or in what the set says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Founded,
    Opened,
    Said,
    Sent,
    Tagged,
    Titled,
)
from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.rights.erasure import Person, blank_person, is_called
from tmworkshop.domain.rights.typed_texts import texts_of
from tmworkshop.domain.sharing.mentions import Called, show_around
from tmworkshop.domain.values import Value, value

WHERE: Mapping[type[AnyFact], str] = {
    Founded: "what the set says of itself",
    Titled: "what a partnership is called",
    Agreed: "the agreement",
    Opened: "a session's design",
    Tagged: "who laid a theme",
    Sent: "to whom words went",
}


@value
class Mention(Value):
    """Words of others in which someone is named, and where they stand."""

    words: str
    where: str  # "a reflection, session 2"
    around: tuple[str, ...]  # each place in it, with what stands around the name


def called_in(
    record: Record, person: Person, also: Iterable[str] = (), member: str = ""
) -> Called:
    """Return what *person*, the *member*, is called, *also* so, beside the others.

    A name that was once theirs by mistake, and is another's, is no name of theirs, nor
    is that of a namesake as it is told apart: so far as it is known which one they are.
    """
    newest, *former = person.names
    others = [
        record.names[each.id]
        for each in record.members.values()
        if each.id != member and (member or not is_called(newest, each.name))
    ]
    own = (name for name in former if not any(is_called(name, o) for o in others))
    return Called((newest, *own, *also), tuple(others))


def find_mentions(
    facts: Iterable[AnyFact], person: Person, called: Called
) -> tuple[Mention, ...]:
    """Return each text that names *person* and is not their own, once."""
    every = tuple(facts)
    return list_mentions(every, called.spans, blank_person(every, person).facts)


def list_mentions(
    facts: tuple[AnyFact, ...],
    find: Callable[[str], Iterable[Span]],
    among: Iterable[AnyFact],
) -> tuple[Mention, ...]:
    """Return each text *among* the *facts* of a set in which to *find* a name, once."""
    numbers = [session.id for session in record_of(facts).sessions]
    kinds = {fact.id: fact for fact in facts if isinstance(fact, Said)}
    mentioned: dict[str, Mention] = {}
    for fact in among:
        for words in texts_of(fact):
            if words not in mentioned and (spans := tuple(find(words))):
                around = tuple(show_around(words, span) for span in spans)
                where = _where(fact, kinds, numbers)
                mentioned[words] = Mention(words, where, around)
    return tuple(mentioned.values())


def _where(fact: AnyFact, words: Mapping[str, Said], sessions: list[str]) -> str:
    if where := WHERE.get(type(fact)):
        return where
    about = words.get(fact.of) if isinstance(fact, Amended) else fact
    if not isinstance(about, Said):
        return "something said"
    if about.session not in sessions:
        return f"{about.kind}, between two sessions"
    return f"{about.kind}, session {sessions.index(about.session) + 1}"
