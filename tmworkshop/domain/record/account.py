"""What an owner says of an action now: each part of it, and what it leads to.

In a session it is told part by part, between two sessions all at once.  Whatever is
told makes another account of it, and what differs between two of them are the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Said, Struck
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import Action
from tmworkshop.domain.record.kept import Kept, apply_change, kept_from
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, list_types, value

SOMEONE_ELSE = "It is handed on to someone else: who takes it?"


@value
class Account(Value):
    """What was heard now of an action, and the action that it led to."""

    action: Action
    heard: Kept
    led_to: Kept | None = None

    def tell(self, part: str, given: str) -> Account:
        """Return the account with *given* for a *part*: its own, or its next action's.

        What now, or a receiver, that is not as before takes back what it led to.
        """
        if part == Part.WORDS or (self.led_to and part in _parts_of(self.action)):
            return self._tell_next(part, given)
        account = replace(self, heard=_with(self.heard, part, given))
        match part:
            case Part.RECEIVER if given == self.heard.speaker:
                raise Unclear(SOMEONE_ELSE, Remedy.NAME_RECEIVER)
            case Part.VALUE | Part.RECEIVER:
                is_new = given != _given(self.heard).get(part, "")
                return replace(account, led_to=None) if is_new else self
            case Part.RECEIVER_AGREED if given != "yes":
                return replace(account, led_to=None)
            case Part.RECEIVER_AGREED:
                to, of = self.heard.parts[Part.RECEIVER], self.action
                return account._lead_to(to, of.words, _parts_of(of))
            case _:  # others: lead to nothing
                return account

    def facts_since(self, before: Account | None = None) -> tuple[AnyFact, ...]:
        """Return the facts that make the account *before* into this one."""
        heard = _differing(before.heard if before else None, self.heard)
        led_to = _differing(before.led_to if before else None, self.led_to)
        session = self.heard.session
        return tuple(replace(fact, session=session) for fact in (*heard, *led_to))

    def _tell_next(self, part: str, given: str) -> Account:
        if part == Part.WORDS and given in ("", (self.led_to or self.action).words):
            return self
        if self.led_to is None:
            return self._lead_to(self.heard.speaker, given, {})
        return replace(self, led_to=_with(self.led_to, part, given))

    def _lead_to(self, owner: str, words: str, parts: Mapping[str, str]) -> Account:
        """Return the account with its next action, if there is none so far."""
        following = replace(
            self.heard,
            id="",
            kind=Kind.ACTION,
            speaker=owner,
            words=words,
            value="",
            level=self.heard.ceiling,
            parts=parts,
        )
        return replace(self, led_to=self.led_to or following)


def begin_account(action: Action, what_now: str) -> Account:
    """Return the account of *action*, of which nothing is heard but *what_now*."""
    followup = Said(
        kind=Kind.FOLLOWUP,
        value=what_now,
        speaker=action.owner,
        lesson=action.lesson,
        follows=action.id,
    )
    return Account(action, kept_from(followup))


def _with(was: Kept, part: str, given: str) -> Kept:
    """Return *was* with *given* for its *part*; as it was, if that is what stands."""
    if _given(was).get(part) == given:
        return was
    return apply_change(was, Amended(of=was.id, part=part, value=given))


def _differing(was: Kept | None, now: Kept | None) -> Iterator[Said | Amended | Struck]:
    """Yield what makes what *was* into what is *now*."""
    if was and now:
        for part, given in _given(now).items():
            if _given(was).get(part) != given:
                yield Amended(of=was.id, part=part, value=given)
    elif was:
        yield Struck(of=was.id)
    elif now:
        of_it: dict[str, Any] = {
            name: getattr(now, name, "") for name in list_types(Said)
        }
        yield Said(**of_it)


def _given(kept: Kept) -> dict[str, str]:
    # others: stand among the parts
    return {Part.WORDS: kept.words, Part.VALUE: kept.value, **kept.parts}


def _parts_of(action: Action) -> dict[str, str]:
    """Return the parts of *action* that go with it to whoever takes it on."""
    due = action.due.isoformat() if action.due else ""
    # others: are said anew
    return {Part.DUE: due, Part.FIRST_SIGN: action.first_sign, Part.CONFIRMED: "yes"}
