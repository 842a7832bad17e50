"""What someone's broken tool, or someone in bad faith, makes of a file.

Hypothesis draws a seed and chance does the rest, for two hundred inputs of each of
forty parsers are not to take a minute.
"""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import strategies as st

ODD = (
    *("", " ", "\0", "\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\ufeff", "\ud800"),
    *("../../etc/passwd", "..\\x", "C:\\x", "con", "a" * 5_000, "\n", "\r\n"),
    *("=1+1", "@SUM(A1)", "{{ 7 * 7 }}", "{% raw %}", "<script>", "file:///etc/passwd"),
    *("m1", "lesson.07", "private", "2026-02-30", "9" * 400, "-1", "NaN", "\u0661"),
    *("9" * 5_000, "e\u0301", "👩🏽\u200d🚒", "\u2028", "nul.txt", "x. ", "~", "/"),
)
NUMBERS = (0, 1, -1, 2, 7, 2**31, 2**63, 10**30, 0.5, -0.0, 1e308)
NO_NUMBERS = (float("inf"), float("-inf"), float("nan"), None, True, False)
SCRIPTS = ((0x20, 0x7F), (0, 0x20), (0x80, 0x250), (0x590, 0x700), (0x4E00, 0x4E20))
EMOJI = (0x1F300, 0x1F650)
texts = st.sampled_from(ODD) | st.text(max_size=20)
seeds = st.integers(0, 2**64 - 1)


values = seeds.map(lambda seed: odd_value(chance(seed)))


def bytes_like(sample: bytes) -> st.SearchStrategy[bytes]:
    """Return *sample* with some bytes changed, gone, doubled, put in or cut off."""
    return seeds.map(lambda seed: _mangled(sample, chance(seed)))


def text_like(sample: str) -> st.SearchStrategy[str]:
    """Return *sample* mangled, as far as it is still text, or some odd text."""
    return bytes_like(sample.encode()).map(lambda b: b.decode(errors="ignore")) | texts


def data_like(sample: Any) -> st.SearchStrategy[Any]:
    """Return plain data like *sample* with a few of its values exchanged or gone."""
    return seeds.map(lambda seed: exchanged(sample, chance(seed)))


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (nothing here is a secret)


def odd_value(random: Random, depth: int = 2) -> Any:
    """Return a value as JSON or TOML may hold it, where another was to be."""
    if depth and random.random() < 0.3:
        several = [odd_value(random, depth - 1) for _ in range(random.randrange(4))]
        if random.random() < 0.5:
            return several
        return {odd_text(random): each for each in several}
    if random.random() < 0.5:
        return odd_text(random)
    return random.choice((*NUMBERS, *NO_NUMBERS))


def odd_text(random: Random) -> str:
    """Return a text that someone might type, or nobody would."""
    if random.random() < 0.5:
        return random.choice(ODD)
    script = random.choice((*SCRIPTS, EMOJI))
    return "".join(chr(random.randrange(*script)) for _ in range(random.randrange(20)))


def _mangled(sample: bytes, random: Random) -> bytes:
    content = bytearray(sample)
    for _ in range(random.randrange(5)):
        at, length = random.randint(0, len(content)), random.randint(0, 30)
        match random.choice(("change", "remove", "double", "insert", "cut")):
            case "change":
                content[at : at + 1] = random.randbytes(1)
            case "remove":
                del content[at : at + length]
            case "double":
                content[at:at] = content[at : at + length]
            case "insert":
                content[at:at] = random.randbytes(random.randrange(8))
            case "cut":
                del content[at:]
    return bytes(content)


def exchanged(sample: Any, random: Random) -> Any:
    """Return *sample* with a few of its values exchanged or gone."""
    data = deepcopy(sample)
    for _ in range(random.randint(1, 3)):
        holder, key = _place(data, random)
        if key is None:
            break
        match random.choice(("exchange", "exchange", "remove", "add")):
            case "exchange":
                holder[key] = odd_value(random)
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, dict):
                holder[odd_text(random)] = odd_value(random)
            case "add":
                holder.append(odd_value(random))
    return data


def _place(data: Any, random: Random) -> tuple[Any, Any]:
    """Return a list or a table somewhere in *data*, and a key of it, if it has one."""
    holder = data
    while keys := list(holder if isinstance(holder, dict) else range(len(holder))):
        key = random.choice(keys)
        inner = holder[key]
        if not (isinstance(inner, dict | list) and inner and random.random() < 0.8):
            return holder, key
        holder = inner
    return holder, None
