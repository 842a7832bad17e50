"""``tmworkshop lesson``: the ten lessons of the review, and their evidence."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer_json, answer_table, json_option
from tmworkshop.cli.examples import ExampleGroup


@click.group("lesson", cls=ExampleGroup, example="tmworkshop lesson show 5")
def command() -> None:
    """Show the ten lessons of the review, and their evidence."""


@command.command("list", example="tmworkshop lesson list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the lessons."""
    lessons = context.shelf_without_faults.lessons()
    if as_json:
        found = [
            {"number": each.number, "title": each.title, "way_in": each.way_in}
            for each in lessons
        ]
        answer_json(lessons=found)
    else:
        rows = [(f"{each.number:>2}", each.title, each.way_in) for each in lessons]
        answer_table(("No", "Lesson", "A way in"), rows)


@command.command(
    "show", example="tmworkshop lesson show 5\ntmworkshop lesson show 5 --cards"
)
@click.argument("number")
@click.option("--cards", "in_full", is_flag=True, help="Each of its cards in full.")
@json_option
@click.pass_obj
def show(context: Context, number: str, *, in_full: bool, as_json: bool) -> None:
    """Show lesson NUMBER: what was found, how sure it is, and its cards."""
    from tmworkshop.cli.content import lesson_page
    from tmworkshop.domain.evidence.choosing import lesson_number

    lesson = context.shelf_without_faults.lesson(lesson_number(number))
    if as_json:
        lesson_page.answer_lesson_json(context.shelf_without_faults, lesson)
    else:
        lesson_page.answer_lesson(context.shelf_without_faults, lesson, in_full=in_full)
