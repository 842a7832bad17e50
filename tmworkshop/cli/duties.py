"""What was cut off, taken up by whatever command runs next, and told where it waits.

It is imported only where something waits, which a look at one folder tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from tmworkshop.adapters.backups.restore import finish_put_back, read_backup
from tmworkshop.application.backups import bring_back
from tmworkshop.application.duties import Finished, Means, finish_duty, is_in_hand
from tmworkshop.cli.close_backup import make_missing_backup
from tmworkshop.cli.copies_left import copies_left, forgets
from tmworkshop.cli.echo import answer, say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.unreached import say_unreached, unreached_lines
from tmworkshop.cli.ways import explain_error
from tmworkshop.cli.workspace import (
    choose_set,
    open_backups,
    open_duties,
    open_places,
    open_workspace,
    take_as_whole,
)
from tmworkshop.domain import duties
from tmworkshop.domain.duties import FORGETTING, Duty, say_in_hand, say_waiting
from tmworkshop.domain.errors import Conflict, Refused, WorkshopError
from tmworkshop.domain.names import find_id
from tmworkshop.domain.pages.receipts import Receipt, receipt_lines

SAME: Mapping[str, type[Duty]] = {  # what may have been typed to do the rest
    "member discard": duties.TakingOut,
    "set discard": duties.Purging,
    "set purge": duties.Purging,
    "session edit": duties.Unnaming,
    "backup restore": duties.Restoring,
}
CLEARING = (*FORGETTING, duties.Renaming)  # pages, wherever they lie
# they hand words of people on, out of reach
HANDING_ON = {"report participant", "report set", "report programme"}
HANDING_ON |= {"programme compare", "member export", "backup make"}
LOOK = "Nothing else has been done: look once more, then say what there is to do."
STILL = "Until that is done, no page or copy is made that may be handed on."


def take_up_duties(options: Options, command: str, given: Mapping[str, Any]) -> bool:
    """Finish what was cut off; say whether *command*, as *given*, is still to be run.

    What was typed to do the rest is done by that, and would now mean something else.
    """
    places, is_other = open_places(options), True
    back_up = partial(make_missing_backup, options)
    means = Means(places, partial(_put_back, options), back_up)
    for duty in places.duties.waiting():
        try:
            if not is_in_hand(duty, places.workspace):
                finished = finish_duty(duty, means)
                is_other &= _tell(options, duty, finished, command, given)
                if isinstance(duty, duties.Purging):
                    open_workspace(options).sweep()
        except Exception as trouble:  # noqa: BLE001 (no command fails because of it)
            say(*wrap_around(f"{say_waiting(duty)} {_explain(trouble)}"))
            _ensure_kept_here(options, duty, command, given)
    return is_other


def say_what_waits(options: Options) -> None:
    """Say what another window is doing just now, and what duty cannot be read."""
    standing, workspace = open_duties(options), open_workspace(options)
    for duty in standing.waiting():
        if is_in_hand(duty, workspace):
            say(say_in_hand(duty))
    for trouble in standing.troubles():
        say(*wrap_around(explain_error(trouble)))


def _tell(
    options: Options,
    duty: Duty,
    finished: Finished,
    command: str,
    given: Mapping[str, Any],
) -> bool:
    """Say what was *finished*, and whether *command* was typed for something else."""
    if not finished.words:
        return True
    say(*wrap(finished.words))
    if isinstance(duty, duties.Erasing) and finished.receipt:
        is_same = command == "member erase" and _is_called(duty, given["name"])
        tell = answer if is_same else say
        tell(*receipt_lines(_with_copies(options, duty, finished.receipt)))
        return not is_same
    if isinstance(duty, CLEARING):
        say_unreached(options)
    if is_same := SAME.get(command) is type(duty):
        say(LOOK)
    return not is_same


def _with_copies(options: Options, duty: Duty, receipt: Receipt) -> Receipt:
    """Return *receipt* with the copies elsewhere that may still hold something."""
    forgotten = forgets(open_workspace(options).open_set(duty.set_id).facts())
    left = copies_left(options, duty.set_id, forgotten, is_replaced=True)
    return replace(receipt, copies=(*unreached_lines(options), *left))


def _is_called(duty: duties.Erasing, name: str) -> bool:
    try:
        return bool(find_id(name, {duty.member: duty.names[0]}))
    except WorkshopError:
        return False


def _explain(trouble: Exception) -> str:
    if isinstance(trouble, WorkshopError):
        return explain_error(trouble)
    return f"It cannot be finished ({type(trouble).__name__})."


def _ensure_kept_here(
    options: Options, duty: Duty, command: str, given: Mapping[str, Any]
) -> None:
    """Raise Refused if *command* would hand on what was to go by *duty*."""
    if command not in HANDING_ON or not isinstance(duty, FORGETTING):
        return
    if command == "backup make" and not given["place"]:
        return
    of = given.get("set_name")
    if of is None or choose_set(options, of) == duty.set_id:
        raise Refused(STILL)


def _put_back(options: Options, duty: duties.Restoring) -> bool:
    """Put back what *duty* names and is not put back yet; say if anything was."""
    file = open_backups(options).file(duty.backup)
    backup = read_backup(file)
    if backup.manifest.made.isoformat() != duty.made:
        raise Conflict(f"{file} is another backup by now.")
    if not {*duty.sets} <= {*backup.manifest.sound}:
        raise Conflict(f"{file} does not hold all of these sets.")
    prints = dict(zip(duty.sets, duty.prints, strict=True))
    was_left = finish_put_back(backup, options.folder, prints, bring_back)
    take_as_whole(options, duty.sets)
    open_duties(options).fulfil(duty)
    return was_left
