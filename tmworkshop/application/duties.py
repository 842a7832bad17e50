"""Duties that a kill or a power cut left half done: finished by whatever runs next.

Each is done by the very function that does it the first time, with the set in hand as
then.  A duty of another set, or one that somebody else has done meanwhile, is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from tmworkshop.application.erasure import carry_out_erasure
from tmworkshop.application.intake import carry_out_intake
from tmworkshop.application.name_removal import carry_out_name_removal
from tmworkshop.application.old_pages import finish_renaming
from tmworkshop.application.ports import Places, SetInHand, Workspace
from tmworkshop.application.purge import finish_purge
from tmworkshop.application.seal import seal_in_hand
from tmworkshop.domain import duties
from tmworkshop.domain.duties import Duty, first_of, say_backed_up, say_finished
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.pages.receipts import Receipt
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value


@value
class Means(Value):
    """What it takes to finish whatever duty there is."""

    places: Places
    put_back: Callable[[duties.Restoring], bool]  # says if anything was left to do
    # makes the backup of a set's close; says what prevents it, None if there is one
    back_up: Callable[[str], str | None]


@value
class Finished(Value):
    """What to say of a duty that was finished; nothing, if nothing was left to do."""

    words: str = ""
    receipt: Receipt | None = None  # of an erasure


def is_in_hand(duty: Duty, workspace: Workspace) -> bool:
    """Say whether another window is at work where *duty* is to be done."""
    sets = duty.sets if isinstance(duty, duties.Restoring) else (duty.set_id,)
    known = workspace.sets()
    files = (workspace.open_set(each) for each in sets if each in known)
    return not all(file.is_free() for file in files)


def finish_duty(duty: Duty, means: Means) -> Finished:
    """Do what is left of *duty*; WorkshopError tells why it has to wait."""
    if isinstance(duty, duties.Purging):
        return Finished(finish_purge(duty, means.places))
    if isinstance(duty, duties.Restoring):
        return Finished(say_finished(duty) if means.put_back(duty) else "")
    try:
        with _taken_up(duty, means.places) as hand:
            return _finished(duty, hand, means) if hand else Finished()
    except NotFound:
        if not isinstance(duty, duties.Unbegun):
            raise  # the set may come back, from wherever it was taken
        means.places.duties.fulfil(duty)
        return Finished()


@contextmanager
def _taken_up(duty: Duty, places: Places) -> Iterator[SetInHand | None]:
    """Take the set of *duty* in hand; None if it is done, or another set is there."""
    file = places.workspace.open_set(duty.set_id)
    with file.steering(), file.deciding() as hand:
        is_theirs = duty in places.duties.waiting()
        if is_theirs and first_of(hand.facts()) != duty.first:
            places.duties.fulfil(duty)
            is_theirs = False
        yield hand if is_theirs else None


def _finished(duty: Duty, hand: SetInHand, means: Means) -> Finished:
    """Finish *duty* with its set in *hand*."""
    places, receipt = means.places, None
    match duty:
        case duties.Sealing():
            return _sealed(duty, hand, means)
        case duties.Renaming():
            were_left = finish_renaming(duty, hand.facts(), places)
            places.duties.fulfil(duty)
            return Finished(say_finished(duty) if were_left else "")
        case duties.Erasing():
            receipt = carry_out_erasure(duty, hand, places)
        case duties.Unnaming():
            carry_out_name_removal(duty, hand, places)
        case _:
            assert isinstance(duty, duties.TakingOut)  # noqa: S101 (the last there is)
            carry_out_intake(duty, hand, places)
    return Finished(say_finished(duty), receipt)


def _sealed(duty: duties.Sealing, hand: SetInHand, means: Means) -> Finished:
    """Seal what is closed and back it up, once: one that cannot be made is told."""
    copies = partial(means.places.backups.rewrite, duty.set_id)
    numbers = seal_in_hand(hand, copies)
    is_closed = record_of(hand.facts()).live is None
    trouble = means.back_up(duty.set_id) if is_closed else None
    means.places.duties.fulfil(duty)
    if not numbers:  # it was never closed, or all was done but for the backup, or this
        return Finished("" if trouble is None else say_backed_up(duty, trouble))
    sessions = join_names(f"session {number}" for number in numbers)
    sealed = say_finished(duty, f"{sessions} of {duty.set_id}")
    return Finished(f"{sealed} {trouble or ''}".strip())
