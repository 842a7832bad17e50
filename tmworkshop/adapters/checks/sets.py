"""Checks of the sets' own files: damage, newer versions, strangers, what was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.disk import (
    in_words,
    is_own_file,
    path_beside,
    read_file,
)
from tmworkshop.adapters.store.format import (
    drop_mended_lines,
    makes_set,
    read_facts,
    salvage_file,
)
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Conflict, Environment, WorkshopError
from tmworkshop.domain.facts import Founded
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way

A_DAY = timedelta(days=1)


def check_damage(here: Here) -> Iterator[Finding]:
    """Read every set to its end."""
    workspace, sound = FolderWorkspace(here.workspace), 0
    for set_id in workspace.sets():
        try:
            workspace.open_set(set_id).facts()
            sound += 1
        except Conflict as newer:
            yield wrong(
                "A newer tmworkshop wrote {}.",
                _file(here, set_id),
                remedy="update tmworkshop on this computer",
                detail=str(newer),
            )
        except Environment as trouble:
            file = _file(here, set_id)
            yield wrong("{} could not be read.", file, detail=str(trouble))
        except WorkshopError as trouble:
            yield _damaged(here, set_id, trouble)
    if sound:
        yield well(f"{say_count(sound, 'set')} read to the end.")
    elif not workspace.sets():
        yield noted("There is no set yet.")


def _damaged(here: Here, set_id: str, trouble: WorkshopError) -> Finding:
    """Say what can be kept, line by line, from the file and from all its copies."""
    file = FolderWorkspace(here.workspace).path_of(set_id)
    finding = wrong("{} is damaged.", str(file), detail=str(trouble))
    salvage = salvage_file(file)
    gain = here.copies.find_gain(set_id, salvage.facts if salvage else ())
    if salvage is None or not makes_set(gain.facts):
        return replace(finding, remedy=Way(Remedy.LOOK_FOR_BACKUP))
    rest = drop_mended_lines(salvage.rest, {fact.id for fact in gain.facts})
    lost = len(rest.splitlines())
    but = f" but {say_count(lost, 'line')} that cannot be read" if lost else ""
    kept = [f"All that was said in it can be kept{but}."]
    kept += [gain.told] if gain.more else []
    detail = "\n".join((str(trouble), *kept))
    mend = partial(here.copies.bring_back, set_id)
    finding = replace(finding, remedy=Way(Remedy.MEND), detail=detail, mend=mend)
    if gain.more and gain.day:
        words = f"{{}} was damaged; mended from {{}}, of {say_date(gain.day)}."
        return finding.mended_as(words, str(file), gain.label)
    words = "{} was damaged; mended from those of its lines that are whole."
    return finding.mended_as(words, str(file))


def check_clocks(here: Here) -> Iterator[Finding]:
    """Look for facts from the future: then this clock was put back, or another's."""
    for set_id, facts in here.readable():
        if any(fact.at > here.now + A_DAY for fact in facts):
            yield wrong(
                "{} holds facts from the future: the clock is wrong, or was.",
                _file(here, set_id),
                remedy="set the clock of this computer; the order of facts is kept",
            )


def check_retention(here: Here) -> Iterator[Finding]:
    """Look for sets that were to be kept until a day that has passed."""
    today = here.now.astimezone().date()
    for set_id, facts in here.readable():
        founded = [fact for fact in facts if isinstance(fact, Founded)]
        until = founded[-1].kept_until if founded else None
        if until and until < today:
            yield wrong(
                "{} was to be kept until a day that has passed.",
                set_id,
                remedy=Way(Remedy.PURGE_SET, (set_id,)),
            )


def check_left_over(here: Here) -> Iterator[Finding]:
    """Look for what a kill or a refused write left beside a file."""
    for file in _new_ones(here.workspace):
        words = "{} was left by a write that did not come to its end."
        if _is_of_use(file, here.now):
            yield noted(words, str(file), remedy="look again in a day")
        else:
            yield wrong(
                f"{words} What it was to replace is sound.",
                str(file),
                remedy=Way(Remedy.MEND),
                mend=partial(file.unlink, missing_ok=True),
            ).mended_as("{} was left by a write that was cut off; removed.", str(file))
    torn = list(here.sets.glob("*.torn"))
    if torn:
        yield noted(
            f"{say_count(len(torn), 'set')} with a line that was never finished, and "
            "never acknowledged: it is set aside, and goes when the set is rewritten."
        )


def check_waiting(here: Here) -> Iterator[Finding]:
    """Count what waits: sessions that someone steers, half-typed answers."""
    ids = FolderWorkspace(here.workspace).sets()
    steered = [each for each in ids if _is_steered(here, each)]
    if steered:
        sessions = say_count(len(steered), "session")
        yield noted(f"{sessions} in hand in a window just now.")
    drafts = len(list((here.workspace / "drafts").glob("*.draft")))
    if drafts:
        answers = say_count(drafts, "half-typed answer")
        yield noted(f"{answers} may wait for the session.")
    logs = len(list((here.workspace / "logs").glob("*.log")))
    if logs:
        yield noted(
            f"{say_count(logs, 'error')} noted in {{}}, without anyone's words.",
            str(here.workspace / "logs"),
        )
    if not (steered or drafts or logs):
        yield well("Nothing is half done.")


def _file(here: Here, set_id: str) -> str:
    return str(FolderWorkspace(here.workspace).path_of(set_id))


def _new_ones(workspace: Path) -> Iterator[Path]:
    with in_words(workspace):
        for folder in ("", "sets", "backups", "drafts"):
            yield from sorted(filter(is_own_file, (workspace / folder).glob("*.new")))


def _is_of_use(file: Path, now: datetime) -> bool:
    """Say whether *file* may still be needed: it is fresh, or its like is not sound."""
    made = datetime.fromtimestamp(file.stat().st_mtime, now.tzinfo)
    if now - made < A_DAY:
        return True
    if file.parent.name != "sets":
        return not file.with_suffix("").exists()
    try:
        read_facts(read_file(file.with_suffix("")), file.stem)
    except (OSError, WorkshopError):
        return True
    return False


def _is_steered(here: Here, set_id: str) -> bool:
    workspace = FolderWorkspace(here.workspace)
    if not path_beside(workspace.path_of(set_id), ".steer.lock").exists():
        return False
    try:
        with workspace.open_set(set_id).steering():
            return False
    except Conflict:
        return True
