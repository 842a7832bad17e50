"""The laptops of the demo, and what is typed at them: commands that anyone may type."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path

import click

from tmworkshop.adapters.content.settings import Settings, write_settings
from tmworkshop.adapters.demo_folder import DemoFolder
from tmworkshop.adapters.drive.disk import in_words, make_folder, replace_file
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.due_day import FOLDER
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.releases import LaptopReceipt
from tmworkshop.application.story import Story, TypedCommand
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.programme_release import write_receipt
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.values import Value, value

LEAD = "lead"
EVENING = time(18)


@value
class DemoLaptops(Value):
    """A laptop for each set and one for the lead, each with a key of its own."""

    home: DemoFolder
    story: Story
    chance: Callable[[int], bytes]
    device: str

    @property
    def keys(self) -> dict[str, str]:
        """The secret of each laptop, by its name."""
        return {LEAD: self.story.key, **{e.id: e.key for e in self.story.sets}}

    def set_up(self) -> None:
        """Say on each laptop who its facilitator is, and give it its key."""
        for name, secret in self.keys.items():
            make_folder(self.home.post / name)
            settings = Settings(self.story.facilitator, self.story.contact)
            write_settings(self.home.laptop(name), settings)
            Keychain(self.home.key(name), lambda _: "", lambda: "").keep(secret, "")

    def workspace_of(self, name: str) -> FolderWorkspace:
        """Return the sets on the laptop *name*."""
        return FolderWorkspace(self.home.laptop(name))

    @property
    def lead(self) -> LeadFolder:
        """What the lead keeps."""
        return LeadFolder(self.home.laptop(LEAD))

    def invitation_on(self, name: str) -> str:
        """Return the id of the invitation that slips of a laptop are printed for."""
        taken_in = InvitationFolder(self.home.laptop(name)).taken_in()
        return taken_in[-1].id if taken_in else ""

    def give_receipt(self, receipt: LaptopReceipt, terms: Terms, to: str) -> None:
        """Lay a receipt of a page into the post of the laptop whose words are on it."""
        name = next(n for n, k in self.keys.items() if signer_of(k) == receipt.signer)
        write_receipt(self.home.post / name, receipt, terms, to, self.story.key)

    def type_in(self, typed: TypedCommand) -> None:
        """Run a command as if it were typed, and write down what was said."""
        words = [word for each in typed.run for word in self._words_in(each, typed.at)]
        with redirect_stdout(StringIO()) as out, redirect_stderr(out):
            _run(words, self._options(typed.at, typed.on))
        line = shlex.join(["tmworkshop", *words])
        entry = f"{typed.at}, {typed.on}> {line}\n{out.getvalue()}"
        before = self.home.typed.read_bytes() if self.home.typed.exists() else b""
        with in_words(self.home.typed):
            replace_file(self.home.typed, before + f"{entry}\n".encode())

    def _words_in(self, given: str, name: str) -> Iterator[str]:
        """Yield what *given* stands for on the laptop *name*: words, or files."""
        places = {
            "invitation": self.home.laptop(LEAD) / FOLDER / "invitation.txt",
            "post": self.home.post,
            "mine": self.home.post / name,
            **{f"words_{n}": _words_of(key) for n, key in self.keys.items()},
        }
        meant = given.format(**places)
        if "*" not in meant:
            yield meant
            return
        yield from map(str, sorted(Path(meant).parent.glob(Path(meant).name)))

    def _options(self, name: str, on: date) -> Options:
        now = datetime.combine(on, EVENING, UTC).isoformat()
        return Options(
            named_folder=str(self.home.laptop(name)),
            environ={
                "TMWORKSHOP_NOW": now,
                "TMWORKSHOP_CONFIG": str(self.home.key(name)),
            },
            plain=True,
            no_input=True,
            chance=self.chance,
            device=self.device,
        )


@cache  # they are made slowly, so that nobody finds a key with the same
def _words_of(key: str) -> str:
    return words_of(signer_of(key))


def _run(words: list[str], options: Options) -> None:
    noun, *rest = words
    group: click.Command = import_module(f"tmworkshop.cli.{noun}").command
    group.main(rest, f"tmworkshop {noun}", standalone_mode=False, obj=options)
