"""What someone's broken tool, or someone in bad faith, makes of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

ODD = (
    *("", " ", "\0", "\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\ufeff", "\ud800"),
    *("../../etc/passwd", "..\\x", "C:\\x", "con", "a" * 5_000, "\n", "\r\n"),
    *("=1+1", "@SUM(A1)", "{{ 7 * 7 }}", "{% raw %}", "<script>", "file:///etc/passwd"),
    *("m1", "lesson.07", "private", "2026-02-30", "9" * 400, "-1", "NaN", "\u0661"),
)
texts = st.sampled_from(ODD) | st.text(max_size=20)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.integers(min_value=10**30, max_value=10**40)
    | texts
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def bytes_like(draw: st.DrawFn, sample: bytes) -> bytes:
    """Return *sample* with some bytes changed, gone, doubled, put in or cut off."""
    content = bytearray(sample)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 30))
        match draw(st.sampled_from(("change", "remove", "double", "insert", "cut"))):
            case "change":
                content[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "remove":
                del content[at : at + length]
            case "double":
                content[at:at] = content[at : at + length]
            case "insert":
                content[at:at] = draw(st.binary(max_size=8))
            case "cut":
                del content[at:]
    return bytes(content)


@st.composite
def data_like(draw: st.DrawFn, sample: Any) -> Any:
    """Return plain data like *sample* with a few of its values exchanged or gone."""
    data = deepcopy(sample)
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(data))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(("exchange", "exchange", "remove", "add"))):
            case "exchange":
                holder[key] = draw(values)
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, dict):
                holder[draw(texts)] = draw(values)
            case "add":
                holder.append(draw(values))
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    keys: list[Any] = []
    if isinstance(data, dict):
        keys = list(data)
    elif isinstance(data, list):
        keys = list(range(len(data)))
    for key in keys:
        yield data, key
        yield from _places(data[key])


Parser = Callable[[Any], object]
