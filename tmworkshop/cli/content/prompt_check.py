"""What ``tmworkshop prompt check`` says: what is amiss with one's own prompts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.phrases import counted

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts


AMISS = "can be read, and not all of it is in order"


def check_prompts(folder: Path, shelf: ShelfOfPrompts) -> None:
    """Say that the prompts in *folder* can be used; FileComplaints, if not as they are.

    Ours are in order: what is amiss with the shelf as a whole came with one's own.
    """
    files = [file for file in folder.rglob("*") if file.is_file()]
    if found := tuple(_amiss(shelf)):
        raise FileComplaints(str(folder), found, AMISS)
    if files:
        answer(f"{counted(len(files), 'file')} in {folder} can be used.")
    else:
        answer(f"There are no prompts of your own in {folder}. Ours are used.")


def _amiss(shelf: ShelfOfPrompts) -> Iterator[str]:
    from tmworkshop.adapters.content.prompts import Prompts
    from tmworkshop.domain.checking.prompts import complaints
    from tmworkshop.domain.checking.slips import slip_amiss

    yield from complaints(shelf.library())
    shelf.agreement()
    yield from slip_amiss(shelf.slip(), Prompts().slip())
    for file in shelf.unread():
        yield f"nothing reads {file}: its folder or its name is not one of ours"
