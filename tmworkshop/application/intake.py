"""Take back the last import of members, or the last one added, and leave no name.

Pages and copies go first and the set's own file last, as in an erasure: after a kill in
the middle the next command does the rest.
"""

from __future__ import annotations

from collections.abc import Callable

from tmworkshop.application.erasure import ensure_closed, names_of_set
from tmworkshop.application.ports import Places, SetFile, SetInHand
from tmworkshop.domain.duties import TakingOut, first_of
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import Amended, AnyFact
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.intake import Intake, last_intake, rests_on, undo_intake
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.hidden_names import add_masks, is_mask

Lay = Callable[[tuple[AnyFact, ...]], tuple[Amended, ...]]


def find_intake(file: SetFile | SetInHand, set_id: str) -> Intake:
    """Return whom the last import, or the last one added, took in.

    Conflict if anything rests on one of them by now, Refused while a session is open.
    """
    facts = file.facts()
    record = record_of(facts)
    ensure_closed(record, set_id)
    intake = last_intake(facts)
    if intake is None:
        raise NotFound(f"Nobody was ever taken into {record.founded.name}.")
    if needed := rests_on(facts, intake):
        raise Conflict(
            "Those who came in last cannot be taken out as if they never had, for "
            f"something is kept of them by now: {join_names(map(record.name, needed))}."
        )
    return intake


def take_out_intake(
    set_id: str, intake: Intake, places: Places, lay: Lay = lambda _: ()
) -> tuple[Leftovers, int]:
    """Take out again whom *intake* took in: of the set, its pages and its backups.

    What *lay* returns keeps them masked in words that stay.  Returns what lay about
    and was removed, and how many backups held someone.
    """
    file = places.workspace.open_set(set_id)
    with file.steering(), file.deciding() as hand:
        if find_intake(hand, set_id) != intake:
            raise Conflict("Someone was taken in meanwhile: look once more.")
        first, goes = first_of(hand.facts()), tuple(sorted(intake.facts))
        if laid := lay(undo_intake(hand.facts(), intake)):
            hand.keep(laid)  # first: a kill leaves a mask too many, and none too few
        duty = TakingOut(set_id, first, intake.members, goes)
        places.duties.take_on(duty)
        return carry_out_intake(duty, hand, places)


def carry_out_intake(
    duty: TakingOut, hand: SetInHand, places: Places
) -> tuple[Leftovers, int]:
    """Do what *duty* says, or whatever of it is left to do, with its set in *hand*."""
    intake, facts = Intake(duty.members, frozenset(duty.facts)), hand.facts()
    laid = tuple(filter(is_mask, facts))

    def undo(copy: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
        return add_masks(undo_intake(copy, intake), laid)

    names = names_of_set(facts)
    left, changed = places.clear(duty.set_id, names, undo)
    hand.rewrite(undo(facts))
    more, late = places.clear(duty.set_id, names, undo)
    places.duties.fulfil(duty)
    return left + more, len({*changed, *late})
