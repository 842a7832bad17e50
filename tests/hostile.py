"""A workspace whose every word and name was written to do harm, and its tame twin.

The twin tells the same story with a plain word in each place, so that a page can be
held against it: whatever one has and the other has not came alive out of words.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.adapters.content.resources import folder as shipped
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.domain.facts import (
    Agreed,
    Consented,
    Kind,
    Moved,
    Opened,
    TurnKey,
    What,
)
from tmworkshop.domain.levels import Level

SET = "dyffryn-set"
PEOPLE = ("Ana", "Bronwen", "Cai", "Dewi", "Efa", "Fen")
BOXES = (
    "set-summary",
    "evaluator",
    "funder",
    "print",
    "name-programme",
    "name-funder",
    "name-print",
)
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
EVALUATED = "54439"  # what a template that came alive would make of 7777 * 7

HTML = (
    "<script>alert(1)</script><img src=file:///etc/passwd onerror=alert(2)>"
    "\"><b onclick='x'>&amp;&#60;i&#62;<!-- --><![CDATA[x]]></p></li></main>"
    '<link rel=attachment href="file:///etc/passwd"><a href="http://192.0.2.1/x">y</a>'
    '<iframe src="http://192.0.2.1/"></iframe><svg onload=x><style>*{}</style>'
)
STYLE = (
    "</style></title></textarea> url(http://192.0.2.1/a.png) @import 'file:///etc/x';"
    " } body { background: url('file:///etc/passwd') } expression(x) --x: red /*"
)
JINJA = (
    "{{ 7777*7 }} {% include '../workspace.toml' %} {{ ''.__class__.__mro__ }} "
    "{% for x in range(9) %} {# gone #} ${7777*7} #{7777*7} {0.__class__} %s %(name)s"
)
FORMULAS = (
    "=cmd|' /C calc'!A0 +1+1 -1 @SUM(A1) \t=1 file:///etc/passwd http://192.0.2.1"
)
ESCAPES = (
    "\x1b[2J\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b]8;;http://192.0.2.1\x1b\\x"
    "\x1bP1$r\x1b\\ \x9b31m \x9d0;owned\x9c \x08\x08\x7f\x00 "
    "one\r\ntwo\x0b\x0c\x85three"
)
TURNS = "\u202eturned \u2066\u2067\u2068 \u202b open \u2069\u202c\u200f\u061c"
UNSEEN = "ze\u200bro\u200dwi\u2060dth\ufeff\u00ad\u2028\u2029\u0085 ha\udcfflf \ud800"
SCRIPTS = (
    "ماذا تعلمت؟ שלום 我今天 Ŵyn e\u0301\u0323\u0302 👩🏽\u200d🚒 "
    "🏴\U000e0067\U000e0062"
)
PATHS = "../../etc/passwd ..\\..\\x C:\\x /dev/null con nul.txt x. "
READ_ALOUD = 1_900  # letters; a text of prompts has two thousand at most
LONG = "Donaudampfschifffahrt" * 240  # five thousand letters
FLAVOURS = {
    "markup": f"{HTML} {STYLE} {JINJA} {FORMULAS} {PATHS}",
    "signals": f"{ESCAPES} {TURNS} {UNSEEN} {SCRIPTS}",
    "lengths": f"{LONG} {HTML} {TURNS}",
}
OWN_PROMPTS = (
    "prompts/lessons/07.toml",
    "prompts/evidence/engage.sme.toml",
    "prompts/themes/engage.toml",
    "prompts/stems/explore.toml",
    "prompts/aids/roles.toml",
    "prompts/research-questions.toml",
    "prompts/sources/documents.toml",
)
Words = Callable[[str], str]


def hostile(flavour: str) -> Words:
    """Return what each place holds: a word to know it by, and words to do harm."""
    return lambda place: f"{place} {FLAVOURS[flavour]}"


def tame(place: str) -> str:
    return f"{place} said"


def make_workspace(folder: Path, words: Words) -> Path:
    """Make a workspace with *words* in every place where someone can put any."""
    (folder / "sets").mkdir(parents=True)
    (folder / "sets" / f"{SET}.jsonl").write_bytes(_set_file(a_story(words)))
    settings = {"facilitator": words("Facilitator"), "contact": words("Office")}
    (folder / "workspace.toml").write_bytes(_toml(settings))
    _put(folder / "designs" / "own.toml", _own_design(words))
    for name in OWN_PROMPTS:
        _put(folder / name, _own(name, words))
    return folder


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


# --- the set, as a file that another program wrote


def _set_file(story: Story) -> bytes:
    header = json.dumps({"schema": newest_schema(STEPS), "rewritten": 0}).encode()
    documents = (json.dumps([document_of(fact)]).encode() for fact in story.facts)
    return b"".join(b"%08x %s\n" % (crc32(each), each) for each in (header, *documents))


def a_story(words: Words) -> Story:
    story = Story(
        words("Dyffryn"),
        contact=words("Contact"),
        place=words("Place"),
        kept_until=date(2027, 3, 31),
    )
    for number, name in enumerate(PEOPLE):
        partnership = words("Hafod" if number > 2 else "Glan")
        story.join(f"m{number + 1}", words(name), partnership)
        story.slip(f"m{number + 1}", *BOXES)
    story.add(
        Consented(
            member="m1", purpose=words("box"), choice=True, wording=1, slip=JANUARY
        )
    )
    story.add(Agreed(version=1, rules=(words("Rule"), words("Law"))))
    _first_session(story, words)
    _second_session(story, words)
    return story


def _first_session(story: Story, words: Words) -> None:
    present = tuple(f"m{n}" for n in range(1, 7))
    design = _design(words)
    opened = Opened(design=design, held_on=JANUARY, present=present, lesson="lesson.07")
    story.session = story.on(JANUARY).add(opened)
    for member in present:
        for kind in (*Kind,):
            if kind not in (Kind.MEETING, Kind.FOLLOWUP, Kind.RATING, Kind.ACTION):
                said = _say(story, words, kind, member)
                story.tag(said, "engage.sme")
        action = story.action(
            member, words("Action"), MARCH, lesson="lesson.07", parts=_parts(words)
        )
        story.amend(action, "first-sign", words("Newer"))
        story.tag(action, words("theme"))
        story.send(action, to=words("Reader"), member=member)
    story.said(Kind.LEARNING, "", words("Nobody"), unattributed=True)
    story.said(Kind.RATING, "", "", value="3", unattributed=True)
    struck = story.said(Kind.NOTE, "m1", words("Struck"), level=Level.PRIVATE)
    story.strike(struck)
    story.part(MARCH)
    _heard_between(story, words)


def _say(story: Story, words: Words, kind: Kind, member: str) -> str:
    return story.said(
        kind,
        member,
        words(kind.capitalize()),
        lesson="lesson.07",
        turn=TurnKey("check-in", speaker=member),
        parts={"holds": "holds", words("part"): words("Part")},
    )


def _parts(words: Words) -> dict[str, str]:
    return {
        "first-sign": words("Sign"),
        "helper": "m2",
        "helper-agreed": "yes",
        "happened": words("Happened"),
    }


def _heard_between(story: Story, words: Words) -> None:
    actions = [fact.id for fact in story.facts if getattr(fact, "kind", "") == "action"]
    told = {"happened": words("Happened"), "learned": words("Learned")}
    for action, what_now in zip(actions, ("keep", "done", "let-go"), strict=False):
        story.heard(action, what_now, **told)


def _second_session(story: Story, words: Words) -> None:
    """Open a session of a shipped design that is not over yet."""
    reviews = tuple(
        fact.id for fact in story.facts if getattr(fact, "kind", "") == "action"
    )
    opened = Opened(
        design=_design(words),
        held_on=APRIL,
        present=tuple(f"m{n}" for n in range(1, 6)),
        presenters=("m1",),
        reviews=(reviews[0], *reviews[3:]),
        lesson="lesson.07",
    )
    story.session = story.on(APRIL).add(opened)
    story.add(Moved(session=story.session, what=What.PAUSE))


# --- files of a facilitator's own


def _design(words: Words):
    """Return a shipped design in which every text is one of the *words*."""
    design = ShelfOfPrompts().design("lesson-session-90")
    steps = tuple(
        replace(
            step,
            title=words("Step"),
            cue=words("Cue"),
            never=words("Never"),
            words=(words("Word"),),
            question=words("Question") if step.question else "",
            phases=tuple(replace(each, title=words("Phase")) for each in step.phases),
        )
        for step in design.steps
    )
    said = {name: words(name.capitalize()) for name in ("title", "summary", "before")}
    return replace(design, steps=steps, **said)


def _own_design(words: Words) -> bytes:
    from tmworkshop.domain.design_data import design_data

    return _toml({**design_data(_design(_toml_words(words))), "id": "own"})


def _own(name: str, words: Words) -> bytes:
    """Return a shipped file of prompts in which every sentence is one of *words*."""
    import tomllib

    held = tomllib.loads((shipped("prompts").parent / name).read_text("utf-8"))
    return _toml(_reworded(held, _toml_words(words)))


def _toml_words(words: Words) -> Words:
    # TOML has no way to write half a letter, and what is read aloud has an end
    return lambda place: words(place)[:READ_ALOUD].encode("utf-8", "replace").decode()


def _reworded(held, words: Words):
    if isinstance(held, dict):
        return {name: _reworded(value, words) for name, value in held.items()}
    if isinstance(held, list):
        return [_reworded(each, words) for each in held]
    return words("Text") if isinstance(held, str) and " " in held else held


def _toml(held) -> bytes:
    """Write *held* as TOML: values in line, tables of a list each on its own."""
    lines = [f"{k} = {_value(v)}" for k, v in held.items() if not _is_tables(v)]
    for name, tables in held.items():
        for each in tables if _is_tables(tables) else ():
            lines += [f"[[{name}]]", *(f"{k} = {_value(v)}" for k, v in each.items())]
    return "\n".join(lines).encode("utf-8", "replace")


def _is_tables(value) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        text = value.encode("utf-8", "replace").decode()
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
