"""Every check that doctor makes, in the order in which it tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tmworkshop.adapters.checks import copies, encryption, folder, machine, own, sets
from tmworkshop.adapters.checks.here import Here
from tmworkshop.domain.findings import About, Finding, MachineCheck

Look = Callable[[Here], Iterator[Finding]]

LOOKS: tuple[tuple[str, About, Look], ...] = (
    ("versions", About.MACHINE, machine.versions),
    ("clock", About.MACHINE, machine.clock),
    ("terminal", About.MACHINE, machine.terminal),
    ("pdf", About.MACHINE, machine.pdf),
    ("workspace", About.MACHINE, folder.workspace),
    ("writing", About.MACHINE, folder.writing),
    ("locking", About.MACHINE, folder.locking),
    ("synced", About.MACHINE, folder.synced),
    ("room", About.MACHINE, folder.room),
    ("permissions", About.MACHINE, folder.permissions),
    ("encryption", About.MACHINE, encryption.encryption),
    ("damage", About.WORKSPACE, sets.damage),
    ("clocks", About.WORKSPACE, sets.clocks),
    ("retention", About.WORKSPACE, sets.retention),
    ("strangers", About.WORKSPACE, sets.strangers),
    ("left-over", About.WORKSPACE, sets.left_over),
    ("waiting", About.WORKSPACE, sets.waiting),
    ("backups", About.WORKSPACE, copies.backups),
    ("elsewhere", About.WORKSPACE, copies.elsewhere),
    ("settings", About.WORKSPACE, own.settings),
    ("designs", About.WORKSPACE, own.designs),
    ("prompts", About.WORKSPACE, own.prompts),
    ("templates", About.WORKSPACE, own.templates),
)


def checks(here: Here) -> tuple[MachineCheck, ...]:
    """Return every check to be made *here*; without a workspace, of the machine."""
    return tuple(
        MachineCheck(name, about, partial(look, here))
        for name, about, look in LOOKS
        if here.is_begun or about is About.MACHINE
    )
