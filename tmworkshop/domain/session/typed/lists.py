"""A list that was pasted: lines that each begin with whose words they are.

In a line, a sign stands where each of them ended.
"""

from __future__ import annotations

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.names import find_id, suggest_names
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.keys import KIND_OF, split_name
from tmworkshop.domain.wide_signs import narrow_signs

BREAK = " \N{RETURN SYMBOL} "


def mark_list(screen: Screen, pasted: str) -> str:
    """Return what was *pasted*, each line that begins with a name on *screen* apart.

    Lines without a name go on with the one before; without any, all is as it was.
    """
    lines = [
        " ".join(each.split()) for each in pasted.replace(BREAK, "\n").splitlines()
    ]
    items: list[str] = []
    for line in filter(None, lines):
        if _is_named(screen, _behind_key(line)) or not items:
            items.append(line)
        else:
            items[-1] = f"{items[-1]} {line}"
    is_list = len(items) > 1 and _is_named(screen, _behind_key(items[0]))
    return BREAK.join(items) if is_list else pasted.replace(BREAK, " ")


def end_line(screen: Screen, line: str) -> str:
    """Return what stands for the end of *line*, where more lines were pasted."""
    return BREAK if _is_named(screen, _behind_key(line)) else " "


def split_list(screen: Screen, line: str) -> list[str]:
    """Return the items of a list in *line*, if all can be kept; else none."""
    items = line.split(BREAK)
    if len(items) == 1 or line[0].isspace():
        return []
    return items if all(_may_be_kept(screen, each) for each in items) else []


def describe_list(screen: Screen, line: str) -> str:
    """Return what Enter makes of a list in *line*; nothing if there is none."""
    items = split_list(screen, line)
    if not items:
        return ""
    return f"{say_count(len(items), 'line')}, each with a name: Enter keeps each."


def _may_be_kept(screen: Screen, item: str) -> bool:
    words = _behind_key(item)
    goes = screen.ask.named if words == item else narrow_signs(item[0]) in screen.offers
    return goes and _is_named(screen, words)


def _behind_key(item: str) -> str:
    """Return *item* without the key that says of what kind its words are."""
    has_key = narrow_signs(item[:1]) in KIND_OF
    return item[1:].lstrip() if has_key else item


def _is_named(screen: Screen, words: str) -> bool:
    """Say whether *words* begin with someone who is here, be it not clear who."""
    name, rest = split_name(words)
    try:
        return bool(rest and find_id(name, screen.here))
    except NotFound:
        return bool(suggest_names(name, screen.here.values()))
    except Unclear:
        return True
