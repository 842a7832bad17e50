"""``tmworkshop demo``: a made-up programme, played through the real engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tmworkshop.adapters.demo_folder import DemoFolder
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import Machines, Pdf, writers_for
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.application.demo import count_story_sheets, live_story
from tmworkshop.application.reports import PrintShop, print_each
from tmworkshop.application.story import Story
from tmworkshop.cli.demo_laptops import LEAD
from tmworkshop.cli.demo_story import read_story, set_stage
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import say_of_pdfs
from tmworkshop.cli.verb import verb


@verb("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(_: Options, folder: Path) -> None:
    """Play a small made-up programme into DIR, with all its pages.

    Three partnerships that never were hold three sessions each. DIR is to be new or
    empty, or to hold an earlier demo, which is replaced.
    """
    play_demo(folder, WeasyPress(say).pdf)


def play_demo(folder: Path, pdf: Pdf) -> None:
    """Play the demo into *folder*, its PDFs made by *pdf*.

    Environment if there are none; the pages are there all the same, as HTML.
    """
    home, story = DemoFolder(folder), read_story()
    home.clear()
    trouble = _played(home, story, pdf)
    home.seal()
    answer(*wrap(story.title), "")
    answer(*_what_to_open(home, story, ".html" if trouble else ".pdf"))
    say_of_pdfs(trouble)


def _played(home: DemoFolder, story: Story, pdf: Pdf) -> str:
    """Play *story* into *home*, and return what kept it from making PDFs."""
    stage = set_stage(story, home)
    # with the shipped templates, whatever the own ones are
    writers = writers_for(("pdf",), Machines(Pages(), pdf))
    shop = PrintShop(writers, ReportFolder(home.pages))
    with click.progressbar(
        print_each(live_story(story, stage), shop),
        length=count_story_sheets(story, stage),
        label="Playing and printing",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as shown:
        troubles = [each.trouble for each in shown if each.trouble]
    return troubles[0] if troubles else ""


def _what_to_open(home: DemoFolder, story: Story, ending: str) -> Iterator[str]:
    for each in story.worth_opening:
        yield str(home.pages / f"{each.page}{ending}")
        yield from wrap(each.why, "    ")
    yield f'tmworkshop --workspace "{home.laptop("dyffryn")}" action list'
    yield "    what is still to be done; try any other command there too"
    yield f'tmworkshop --workspace "{home.laptop(LEAD)}" programme list'
    yield from wrap("what came to the lead, and what it let out", "    ")
    yield str(home.typed)
    yield from wrap("what was typed at each laptop, from the invitation on", "    ")
