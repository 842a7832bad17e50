"""Two copies of one set made one: all that either holds, in one order.

Facts have ids and words commute, so that what a copy lacks is told by its ids.  What
was erased in either stays erased, what was sealed stays sealed, and it comes to the
same whichever copy is named first.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from tmworkshop.application.changed_since import carry_changes, is_changed, list_marks
from tmworkshop.application.masked_since import list_left, list_masked_names
from tmworkshop.application.masks_united import unite_masks
from tmworkshop.application.seal import remove_words
from tmworkshop.application.sealed_since import find_sealed_since
from tmworkshop.application.told_apart import tell_ids_apart
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import AnyFact, Erased, Joined, Said, Sent
from tmworkshop.domain.laid_masks import count_letters
from tmworkshop.domain.record.fact_order import founding_of, is_sealed, put_in_order
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.erasure import blank_changes, blank_person, person_of
from tmworkshop.domain.rights.hidden_names import is_mask, reword_facts
from tmworkshop.domain.rights.named import called_in
from tmworkshop.domain.rights.typed_texts import texts_of
from tmworkshop.domain.sharing.mentions import MASK, Called

Facts = tuple[AnyFact, ...]
ById = Mapping[str, AnyFact]
Telling = tuple[int, int, bool, int, int, str]


def merge_copies(one: Facts, other: Facts) -> Facts:
    """Return all that *one* and *other* hold; Conflict if they are of two sets."""
    ensure_same_set(one, other)
    one, other = tell_ids_apart(one, other)
    mine = {fact.id: fact for fact in one}  # what is the same is looked at once
    other = tuple(w if (w := mine.get(f.id)) == f and w else f for f in other)
    settled = _settle(one, other)
    both: dict[str, AnyFact] = {}
    here, there = forget_since(one, other, settled), forget_since(other, one, settled)
    for fact in (*here, *there):
        if (was := both.setdefault(fact.id, fact)) != fact:
            both[fact.id] = min(was, fact, key=_telling)
    emptied = _emptied_in((*one, *other), both)
    left = blank_changes(both.values(), emptied) if emptied else both.values()
    return unite_masks(put_in_order(left), here, there)


def ensure_same_set(one: Facts, other: Facts) -> None:
    """Raise Conflict unless *one* and *other* began with the same fact."""
    if not founding_of(one) or founding_of(one) != founding_of(other):
        raise Conflict("These are two sets, and nothing can make one of them.")


def forget_since(copy: Facts, present: Facts, as_it_stands: ById) -> Facts:
    """Return *copy* without what was erased or sealed since, as *present* knows.

    Each fact that both share is *as it stands*.
    """
    sealed_ids = find_sealed_since(copy, present)
    facts = tuple(as_it_stands.get(fact.id, fact) for fact in copy)
    if emptied := _emptied_in(copy, as_it_stands):
        facts = tuple(blank_changes(facts, emptied))
    if sealed_ids:
        changes = carry_changes(facts, present, sealed_ids)
        facts = (*remove_words(facts, sealed_ids), *changes)
    own = {fact.id for fact in copy if isinstance(fact, Erased)}
    since = [f for f in present if isinstance(f, Erased) and f.id not in own]
    blanked = {each for erasure in since for each in erasure.of}
    joined = tuple(f for f in (*present, *copy) if isinstance(f, Joined))
    # a line that a disk spoilt may be the one that tells of it, or who they were
    left = {fact.member for fact in joined if fact.id in blanked or not fact.name}
    people = sorted(left - _nameless_in(copy))
    besides = list_masked_names(copy, as_it_stands)
    if not people and not besides:
        return facts
    others = tuple(record_of(present).names.values())
    called: list[Called] = []
    for member in people:
        facts, names = _without(facts, joined, member)
        called += names
    called += [Called(tuple(besides), others)] if besides else []  # a whole name first
    known = {fact.id for fact in present if as_it_stands.get(fact.id) == fact}
    return _masked(facts, called, known, list_left(present, since))


def _emptied_in(facts: Facts, as_it_stands: ById) -> Mapping[str, Said]:
    """Return the words among *facts* that were erased, *as it stands*.

    They may have been put down since to someone who was erased elsewhere: whatever
    changed them in another copy goes with them.
    """
    every = ((f, as_it_stands.get(f.id, f)) for f in facts if isinstance(f, Said))
    return {
        now.id: now
        for was, now in every
        if isinstance(now, Said) and was != now and not (now.words or now.speaker)
    }


def _nameless_in(copy: Facts) -> set[str]:
    """Return whom *copy* itself forgot: what was said since may name them."""
    joined = [fact for fact in copy if isinstance(fact, Joined)]
    return {f.member for f in joined} - {f.member for f in joined if f.name}


def _without(
    facts: Facts, joined: tuple[Joined, ...], member: str
) -> tuple[Facts, list[Called]]:
    """Return *facts* without the *member* who *joined*, and what they were called."""
    person, known = person_of(joined, member), {fact.id for fact in facts}
    lost = [f for f in joined if f.member == member and f.id not in known]
    blank = blank_person((*lost, *facts), person).facts
    without = tuple(fact for fact in blank if fact.id in known)
    named = [called_in(record_of(without), person)] if person.names else []
    return without, named


def _masked(
    facts: Facts, called: list[Called], known: set[str], left: Set[str]
) -> Facts:
    """Return *facts* in which nobody is *called* so, but where that is *known*.

    It is by their ids, and by words that were *left* with the name in them.
    """

    def mask(text: str) -> str:
        for each in () if text in left else called:
            text = each.masked(text)
        return text

    fresh = [fact for fact in facts if fact.id not in known]
    masked = {fact.id: fact for fact in reword_facts(fresh, mask)} if called else {}
    return tuple(masked.get(fact.id, fact) for fact in facts)


def _settle(one: Facts, other: Facts) -> dict[str, AnyFact]:
    """Return the facts that both hold, each as it was changed last.

    A fact changes in an erasure or as it is sealed, and in nothing else.
    """
    mine = {fact.id: fact for fact in one}
    since = _erased_since(one, other), _erased_since(other, one)
    marks, settled = (list_marks(one), list_marks(other)), {}
    for fact in other:
        if (was := mine.get(fact.id)) is None:
            continue
        settled[fact.id] = was
        if was != fact:
            here = _rank(was, since, marks[0])
            there = _rank(fact, tuple(reversed(since)), marks[1])
            settled[fact.id] = was if here < there else fact
    return settled


def _erased_since(one: Facts, other: Facts) -> set[str]:
    """Return what was blanked in *one* by erasures of which *other* does not know."""
    known = {fact.id for fact in other}
    erasures = [f for f in one if isinstance(f, Erased) and f.id not in known]
    return {each for erasure in erasures for each in (erasure.id, *erasure.of)}


def _rank(
    fact: AnyFact, since: tuple[set[str], ...], marks: set[str]
) -> tuple[bool, bool, bool, Telling]:
    """Return what is lower for the fact that was changed later, here or there."""
    here, there = since
    is_older = not (is_sealed(fact) and is_changed(fact, marks))
    return fact.id not in here, bool(there) and not here, is_older, _telling(fact)


def _telling(fact: AnyFact) -> Telling:
    """Return what is lower for whichever of two states of one fact tells less."""
    texts = tuple(texts_of(fact))
    masks = sum(text.count(MASK) for text in texts)
    of = len(fact.of) if isinstance(fact, Sent) else 0
    laid = count_letters(fact.value) if is_mask(fact) else 0
    letters = sum(map(len, texts))
    return of, -laid, letters > 0, -masks, letters, repr(fact)
