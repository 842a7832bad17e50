"""``tmworkshop prompt check``: what is amiss with one's own prompts."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.content.prompts import Prompts
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.checking.prompts import check_prompts
from tmworkshop.domain.checking.slips import check_slip
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.phrases import say_count

AMISS = "can be read, and not all of it is in order"


@verb()
def command(options: Options) -> None:
    """Say all that is wrong with your own prompts, each with its place."""
    folder = options.folder / "prompts"
    files = [file for file in folder.rglob("*") if file.is_file()]
    # ours are in order: what is amiss with the shelf as a whole came with one's own
    if wrong := tuple(_amiss(open_shelf(options))):
        raise FileComplaints(str(folder), wrong, AMISS)
    if files:
        answer(f"{say_count(len(files), 'file')} in {folder} can be used.")
    else:
        answer(f"There are no prompts of your own in {folder}. Ours are used.")


def _amiss(shelf: ShelfOfPrompts) -> Iterator[str]:
    yield from check_prompts(shelf.library())
    shelf.agreement()
    yield from check_slip(shelf.slip(), Prompts().slip())
    for file in shelf.unread():
        yield f"nothing reads {file}: its folder or its name is not one of ours"
