"""What may stand where an id or a name is typed: one table for every command.

Whatever is read here is only read: no lock is taken, nothing is asked, finished or
written. A folder or a set that cannot be read is an error, and offers nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.options import Options

if TYPE_CHECKING:
    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.domain.facts import Kind
    from tmworkshop.domain.record.record import Record

Offered = Mapping[str, str]  # what may stand there, each with a word about it


class Whereabouts:
    """What was typed so far: the folder it is about, and the set in hand."""

    def __init__(self, ctx: click.Context) -> None:
        named = ctx.find_root().params.get("workspace")
        options = Options(
            named_folder=named, environ=os.environ, plain=True, no_input=True
        )
        self.folder: Path = options.folder
        self._set: str | None = ctx.params.get("set_name")

    @property
    def sets(self) -> FolderWorkspace:
        """The sets; nothing is noted of one that is read."""
        from tmworkshop.adapters.store.workspace import FolderWorkspace

        return FolderWorkspace(self.folder)

    def record(self, *kinds: Kind) -> Record:
        """Return the set in hand, of whose words there are only these *kinds*."""
        from tmworkshop.application.sets import read_set_names
        from tmworkshop.domain.names import find_set
        from tmworkshop.domain.record.record import record_of

        known = self.sets.sets()
        set_id = find_set(self._set, known, partial(read_set_names, self.sets))
        return record_of(self.sets.open_set(set_id).facts_about(*kinds))


def _sets(about: Whereabouts) -> Offered:
    return dict.fromkeys(about.sets.sets(), "")


def _members(about: Whereabouts) -> Offered:
    record = about.record()
    known = record.names.items()
    return {name: "" for each, name in known if each not in record.nameless}


def _partnerships(about: Whereabouts) -> Offered:
    return dict.fromkeys(about.record().come_from, "")


def _sessions(about: Whereabouts) -> Offered:
    from tmworkshop.domain.dates import say_date
    from tmworkshop.domain.facts import Kind

    sessions = about.record(*Kind).sessions  # one without a word has no number
    return {str(each.number): say_date(each.held_on) for each in sessions}


def _actions(about: Whereabouts) -> Offered:
    from tmworkshop.domain.facts import Kind

    return _numbers(len(about.record(Kind.ACTION).standing(Kind.ACTION)))


def _practices(about: Whereabouts) -> Offered:
    from tmworkshop.application.lent_slips import list_texts
    from tmworkshop.domain.facts import Kind

    return _numbers(len(list_texts(about.record(*Kind))))


def _numbers(most: int) -> Offered:
    """Return 1 to *most* without a word beside them: these would be people's own."""
    return {str(number): "" for number in range(1, most + 1)}


def _titled(path: str, key: str = "id") -> Callable[[Whereabouts], Offered]:
    def read(about: Whereabouts) -> Offered:
        from tmworkshop.adapters.content.titles import pick_titles

        return pick_titles(about.folder, path, key)

    return read


def _named(path: str) -> Callable[[Whereabouts], Offered]:
    def read(about: Whereabouts) -> Offered:
        from tmworkshop.adapters.content.titles import pick_names

        return pick_names(about.folder, path)

    return read


def _designs(about: Whereabouts) -> Offered:
    from tmworkshop.adapters.content.titles import pick_designs

    return pick_designs(about.folder)


def _backups(about: Whereabouts) -> Offered:
    from tmworkshop.adapters.backups.backup_files import FOLDER, list_backup_files

    files = list_backup_files(about.folder / FOLDER)
    return {"last": "", **{file.stem: "" for file in reversed(files)}} if files else {}


CARDS = _titled("prompts/evidence")
LESSONS = _titled("prompts/lessons", "number")
THEMES = _titled("prompts/themes")
OFFERS: Mapping[str, Callable[[Whereabouts], Offered]] = {
    # what a flag, or a word that says what it is, takes with every command
    **dict.fromkeys(("--set", "SET"), _sets),
    **dict.fromkeys(("--present", "--presenter", "--speaker", "--helper"), _members),
    **dict.fromkeys(("--member", "action update --to"), _members),
    **dict.fromkeys(("--partnership", "PARTNERSHIP"), _partnerships),
    **dict.fromkeys(("--into", "--apart-from"), _partnerships),
    "--session": _sessions,
    **dict.fromkeys(("--lesson", "lesson show NUMBER"), LESSONS),
    **dict.fromkeys(("--theme", "THEME"), THEMES),
    "CARD": CARDS,
    "--source": _titled("prompts/sources/documents.toml"),
    "--scale": _titled("prompts/scales.toml"),
    "--rule": _titled("prompts/agreement.toml"),
    "INVENTORY": _named("prompts/inventories"),
    "--purpose": _named("prompts/stems"),
    **dict.fromkeys(("--design", "--from", "design show NAME"), _designs),
    # what the word NAME, NUMBER or KIND is with some commands
    **{
        f"member {verb} NAME": _members
        for verb in ("update", "consent", "show", "export", "erase")
    },
    **{f"session {verb} NUMBER": _sessions for verb in ("show", "reopen")},
    **{f"action {verb} NUMBER": _actions for verb in ("show", "update")},
    "practice lend NUMBER": _practices,
    "prompt list KIND": _named("prompts/aids"),
    **{f"backup {verb} NAME": _backups for verb in ("verify", "restore")},
    # --purpose is a text of the lead's here
    "programme begin --purpose": lambda _: {},
}
