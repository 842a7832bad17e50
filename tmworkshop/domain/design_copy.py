"""A design copied to be changed: its own text, with a word on each field in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tmworkshop.domain.design import Give, Keeps, Layout, Shows, Speaks
from tmworkshop.domain.levels import Level
from tmworkshop.domain.phrases import join_names

FIELD = re.compile(r"([a-z_]+) *=")
ASIDE = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')  # its brackets are words
TABLE = "[["
ID = "id"


def _one_of(words: Iterable[str]) -> str:
    return join_names(filter(None, words), joined_by="or")


OF_A_DESIGN: Mapping[str, str] = {
    "id": "the name of this file, without its ending",
    "title": "what stands at the top of the screen",
    "minutes": "its steps added up, those that repeat once for each presenter",
    "summary": "one sentence, for the list of designs",
    "smallest": "how few people it takes",
    "largest": "how many people it can hold",
    "advice": "none, ask-first or welcome",
    "presenters": "how many people bring an issue",
    "before": "what to have ready, and when another design is better",
    "sources": "where it comes from; take it out if it is your own",
    "steps": "the steps, in their order",
}
OF_A_STEP: Mapping[str, str] = {
    "id": "small letters, digits and hyphens, another one for each step",
    "title": "what stands at the top of the screen",
    "minutes": "for each presenter, where the step repeats",
    "speaks": f"who has the floor: {_one_of(Speaks)}",
    "layout": f"who is asked: {_one_of(Layout)}",
    "keeps": f"what is kept: {_one_of(Keeps)}",
    "give": f"whether its minutes may change: {_one_of(Give)}",
    "cue": "to you alone: what to do here",
    "never": "to you alone: what not to do here",
    "words": "read out to the room, a line each",
    "question": "one thing, asked openly, with its question mark",
    "stems": "questions to choose from, by what they are for",
    "shows": f"what is shown beside it: {_one_of(Shows)}",
    "scale": "how a rating is given: one of the scales among the prompts",
    "weighs": "lesson, agreement or one of the inventories among the prompts",
    "holds": "true: ask as well whether the lesson holds where the speaker works",
    "phases": "parts of the step, whose minutes add up to its own",
    "level": f"how far its words may go at most: {_one_of(Level)}",
    "unattributed": "true: without names, and none can be added later",
    "repeats": "true: once for each presenter",
    "between": "true: only between two presenters, such as a break",
    "group_size": "how many people are in a group",
    "regroups": "true: with others than in the groups before",
    "spare_to": "the step that is given these minutes if there is nothing to do",
}


def explain_design(text: str, name: str) -> str:
    """Return the *text* of a design as one called *name*, each field once explained."""
    return "\n".join(_lines(text, name)) + "\n"


def _lines(text: str, name: str) -> Iterator[str]:
    explained: set[str] = set()  # of a design first, then of a step
    hints, depth, quoted = OF_A_DESIGN, 0, False
    for line in text.splitlines():
        opens = depth == 0 and not quoted
        if opens and line.startswith(TABLE):
            explained = explained if hints is OF_A_STEP else set()
            hints = OF_A_STEP
        field = FIELD.match(line) if opens else None
        if field and field[1] in hints and field[1] not in explained:
            yield f"# {hints[field[1]]}"
            explained.add(field[1])
        is_name = field and field[1] == ID and hints is OF_A_DESIGN
        yield f'{ID} = "{name}"' if is_name else line
        quoted ^= line.count('"""') % 2 == 1
        bare = ASIDE.sub("", line)
        depth += 0 if quoted else bare.count("[") - bare.count("]")
    yield from ("", "# A step may also have:")
    yield from (
        f"# {name}: {OF_A_STEP[name]}" for name in OF_A_STEP if name not in explained
    )
