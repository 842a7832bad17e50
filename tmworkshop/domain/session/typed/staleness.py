"""What others kept while a question stood on the screen, and what it undoes.

Words always hold, whoever wrote them and whenever.  A move does not, if someone
answered the turn that it was meant for; nor does a yes to words that changed since.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.facts import Amended, AnyFact, Moved, Said, Struck, What
from tmworkshop.domain.parts import PartValue, row_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.sentences import end_sentence
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.question_in_hand import Asking, find_question
from tmworkshop.domain.session.typed.place import Place

FROM_THE_TURN = {What.ON, What.PASS, What.SKIP}  # others: name where they lead
WRITTEN_ALONG = "Written along:"
CHANGED = "Some words were changed, or taken away."
NOT_MOVED = "Someone wrote here meanwhile, so nothing has moved on: look once more."


def drop_stale_facts(
    place: Place, now: Walkthrough, facts: Iterable[AnyFact]
) -> tuple[AnyFact, ...]:
    """Return those of *facts*, given at *place*, that hold as things stand *now*."""
    return tuple(fact for fact in facts if _holds(place, now, fact))


def say_news(came: Iterable[AnyFact], now: Walkthrough, scene: Scene) -> str:
    """Say what *came* from others, as it stands *now*; nothing private is said."""
    facts = tuple(came)
    new = [fact.id for fact in facts if isinstance(fact, Said)]
    old = {f.of for f in facts if isinstance(f, Amended | Struck)}.difference(new)
    seen = (k for k in map(now.kept.get, new) if k and k.words and scene.shows(k))
    lines = [_worded(kept, scene) for kept in seen]
    along = [f"{WRITTEN_ALONG} {end_sentence('; '.join(lines))}"] if lines else []
    return " ".join([*along, *([CHANGED] if old else [])])


def _holds(place: Place, now: Walkthrough, fact: AnyFact) -> bool:
    if isinstance(fact, Moved) and fact.what is What.STOP:
        return now.heard == place.walkthrough.heard  # all of it was read back
    if isinstance(fact, Moved) and fact.what in FROM_THE_TURN:
        return _is_asked_still(place.asked, find_question(now, place.focus))
    if isinstance(fact, Amended) and row_of(fact.part).value is PartValue.ANSWER:
        return now.kept.get(fact.of) == place.walkthrough.kept.get(fact.of)
    return True


def _is_asked_still(then: Asking, now: Asking) -> bool:
    """Say whether what was asked *then* is, words said out of turn aside."""
    return now.turn == then.turn if now.is_aside else now == then


def _worded(kept: Kept, scene: Scene) -> str:
    name = scene.names.get(kept.speaker, "")
    return f"{name}: {kept.words}" if name else kept.words
