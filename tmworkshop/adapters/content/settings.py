"""What a facilitator says once, in `workspace.toml`: who they are, where pages lie.

The file is theirs: only the lines that are asked for are ever written.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.drive.disk import in_words, make_folder, replace_file
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.values import Value, value

NAME = "workspace.toml"
ASKED = ("facilitator", "contact")
SETTLED = "pages"  # a line that is there once it is said


@value
class Settings(Value):
    """Who walks these sets through, how a member reaches them, where pages lie."""

    facilitator: str = ""
    contact: str = ""
    pages: str = ""  # the folder that they are written to, if that is settled

    @property
    def told_by(self) -> str:
        """Whom a member turns to, as every page says it."""
        return ", ".join(filter(None, (self.facilitator, self.contact)))


def read_settings(workspace: Path) -> Settings:
    """Return what the workspace says; nothing, before `init`."""
    file = workspace / NAME
    if not file.is_file():
        return Settings()
    data = read_toml(file)
    texts = {name: data.get(name, "") for name in (*ASKED, SETTLED)}
    if wrong := [name for name, value in texts.items() if not isinstance(value, str)]:
        raise FileComplaints(str(file), tuple(f"{n} is to be text" for n in wrong))
    return Settings(**texts)


def write_settings(workspace: Path, settings: Settings) -> Path:
    """Keep *settings* in the workspace, beside whatever else its file says.

    What it says of pages stays, unless they are settled anew.
    """
    file = workspace / NAME
    read_settings(workspace)  # a file that cannot be read is not written over
    with in_words(file):
        make_folder(workspace)
        before = file.read_text("utf-8-sig") if file.is_file() else ""
        replace_file(file, _with(before.splitlines(), settings).encode())
    return file


def _with(lines: list[str], settings: Settings) -> str:
    top = list(takewhile(lambda line: not line.lstrip().startswith("["), lines))
    names = (*ASKED, SETTLED) if settings.pages else ASKED
    others = [line for line in top if line.partition("=")[0].strip() not in names]
    asked = [f"{name} = {_text(getattr(settings, name))}" for name in names]
    return "\n".join([*asked, *others, *lines[len(top) :], ""])


def _text(value: str) -> str:
    """Return *value* as TOML writes text: as JSON does, and DEL is escaped too."""
    from json import dumps

    return dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
