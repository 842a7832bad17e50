"""Every check that doctor makes, in the order in which it tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tmworkshop.adapters.checks import (
    copies,
    doubles,
    encryption,
    folder,
    gaps,
    key_file,
    lead_dues,
    machine,
    names,
    own_content,
    pages_outside,
    plans,
    sets,
    waiting_duties,
)
from tmworkshop.adapters.checks.here import Here
from tmworkshop.domain.findings import About, Finding, MachineCheck

Look = Callable[[Here], Iterator[Finding]]

LOOKS: tuple[tuple[str, About, Look], ...] = (
    ("versions", About.MACHINE, machine.check_versions),
    ("clock", About.MACHINE, machine.check_clock),
    ("terminal", About.MACHINE, machine.check_terminal),
    ("pdf", About.MACHINE, machine.check_pdf),
    ("workspace", About.MACHINE, folder.check_workspace),
    ("writing", About.MACHINE, folder.check_writing),
    ("locking", About.MACHINE, folder.check_locking),
    ("synced", About.MACHINE, folder.check_syncing),
    ("room", About.MACHINE, folder.check_room),
    ("permissions", About.MACHINE, folder.check_permissions),
    ("encryption", About.MACHINE, encryption.check_encryption),
    ("key", About.MACHINE, key_file.check_key),
    ("damage", About.WORKSPACE, sets.check_damage),
    ("plans", About.WORKSPACE, plans.check_plans),
    ("clocks", About.WORKSPACE, sets.check_clocks),
    ("retention", About.WORKSPACE, sets.check_retention),
    ("doubles", About.WORKSPACE, doubles.check_doubles),
    ("partnerships", About.WORKSPACE, doubles.check_partnerships),
    ("forgotten", About.WORKSPACE, names.check_forgotten),
    ("masked", About.WORKSPACE, names.check_masked),
    ("older", About.WORKSPACE, gaps.check_older),
    ("strangers", About.WORKSPACE, gaps.check_strangers),
    ("put-aside", About.WORKSPACE, gaps.check_put_aside),
    ("left-over", About.WORKSPACE, sets.check_left_over),
    ("waiting", About.WORKSPACE, sets.check_waiting),
    ("duties", About.WORKSPACE, waiting_duties.check_duties),
    ("programme", About.WORKSPACE, lead_dues.check_lead_dues),
    ("pages", About.WORKSPACE, pages_outside.check_page_places),
    ("backups", About.WORKSPACE, copies.check_backups),
    ("elsewhere", About.WORKSPACE, copies.check_copies_elsewhere),
    ("settings", About.WORKSPACE, own_content.check_settings),
    ("designs", About.WORKSPACE, own_content.check_designs),
    ("prompts", About.WORKSPACE, own_content.check_prompts),
    ("templates", About.WORKSPACE, own_content.check_templates),
)


def list_checks(here: Here) -> tuple[MachineCheck, ...]:
    """Return every check to be made *here*; without a workspace, of the machine."""
    return tuple(
        MachineCheck(name, about, partial(look, here))
        for name, about, look in LOOKS
        if here.is_begun or about is About.MACHINE
    )
