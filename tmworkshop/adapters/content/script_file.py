"""A script as a file holds it: one session, its people, its time, and its answers.

`docs/script-example.toml` shows the shape.
"""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime
from pathlib import Path

from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.shapes import (
    TEXT,
    TEXTS,
    WHOLE,
    FieldKind,
    TableShape,
    find_misfits,
    list_of,
    table_of,
)
from tmworkshop.domain.values import Value, value

SECONDS = 20  # between two answers, unless the script says otherwise
SAY = TableShape(
    {**dict.fromkeys(("step", "speaker", "presenter"), TEXT), "answers": TEXTS},
    frozenset({"step", "answers"}),
)
SCRIPT = TableShape(
    {
        "design": TEXT,
        **dict.fromkeys(("lesson", "seconds"), WHOLE),
        "date": FieldKind(
            "a date like 2026-03-12", lambda value: type(value) is dt.date
        ),
        "start": FieldKind(
            'a time like "09:30"', lambda value: _time(value) is not None
        ),
        **dict.fromkeys(("present", "presenters"), TEXTS),
        "say": list_of(table_of(SAY), "tables, [[say]], with a step and its answers"),
    },
    frozenset({"design", "date", "start", "present"}),
)


@value
class Say(Value):
    """What is said at one step, by one speaker, on one presenter's issue."""

    step: str
    answers: tuple[str, ...]
    speaker: str = ""  # nobody: whoever is asked
    presenter: str = ""  # nobody: the first to whom it applies


@value
class Script(Value):
    """One session as a file tells it."""

    file: str
    design: str
    lesson: int
    start: datetime
    present: tuple[str, ...]
    presenters: tuple[str, ...]
    seconds: int
    says: tuple[Say, ...]


def read_script(file: Path) -> Script:
    """Read the script in *file*; FileComplaints lists all that is wrong with it."""
    data = read_toml(file)
    if wrong := tuple(find_misfits("the script", data, SCRIPT)):
        raise FileComplaints(str(file), wrong)
    return Script(
        file=str(file),
        design=data["design"],
        lesson=data.get("lesson", 0),
        start=datetime.combine(data["date"], _time(data["start"]) or dt.time(), UTC),
        present=tuple(data["present"]),
        presenters=tuple(data.get("presenters", ())),
        seconds=data.get("seconds", SECONDS),
        says=tuple(
            Say(**{**say, "answers": tuple(say["answers"])})
            for say in data.get("say", ())
        ),
    )


def _time(value: object) -> dt.time | None:
    """Return a time of day, as TOML has it or as people write it."""
    if isinstance(value, dt.time):
        return value
    try:
        return dt.time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
