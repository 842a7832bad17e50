"""``tmworkshop lesson``: the ten lessons of the review, and their evidence."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, answer_table, json_option, wrapped
from tmworkshop.cli.examples import ExampleGroup


@click.group("lesson", cls=ExampleGroup, example="tmworkshop lesson show 5")
def command() -> None:
    """Show the ten lessons of the review, and their evidence."""


@command.command("list", example="tmworkshop lesson list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the lessons."""
    lessons = context.shelf.lessons()
    if as_json:
        found = [{"number": each.number, "title": each.title} for each in lessons]
        answer_json(lessons=found)
    else:
        rows = [(f"{each.number:>2}", each.title, each.way_in) for each in lessons]
        answer_table(("No", "Lesson", "A way in"), rows)


@command.command("show", example="tmworkshop lesson show 5")
@click.argument("number", type=click.IntRange(1, 99))
@json_option
@click.pass_obj
def show(context: Context, number: int, *, as_json: bool) -> None:
    """Show lesson NUMBER: what was found, how sure it is, and its cards."""
    from dataclasses import asdict

    lesson = context.shelf.lesson(number)
    cards = context.shelf.cards_for(lesson)
    if as_json:
        answer_json(lesson=asdict(lesson), cards=[asdict(card) for card in cards])
        return
    answer(f"{lesson.number}  {lesson.title}")
    parts = {
        "What was found": lesson.found,
        "Here": lesson.here,
        "Contested": lesson.contested,
        "To rate on slips": lesson.statement,
        "A way in": lesson.way_in,
    }
    for heading, words in parts.items():
        if words:
            answer("", heading, *wrapped(words, "  "))
    answer("", "Evidence")
    sources = context.shelf.short_names()
    for card in cards:
        answer("", f"  {card.title}", *wrapped(card.finding, "    "))
        cited = "; ".join(card.cite)
        answer(*wrapped(f"({card.strength}; {cited or sources[card.source]})", "    "))
        answer(*wrapped(card.question, "    "))
