"""What is amiss with a slip of one's own, where people tick what may leave the set."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.content import Slip
from tmworkshop.domain.shapes import show_shortly, suggest_near
from tmworkshop.domain.sharing.disclosure import Purpose


def check_slip(slip: Slip, ours: Slip) -> Iterator[str]:
    """Yield what would make the ticks on *slip* mean less, or other, than they say."""
    boxes = [str(box) for box in Purpose]
    there = [box.id for box in slip.purposes]
    for each in dict.fromkeys(there):
        if each not in boxes:
            unknown = f"the slip: no box is called {show_shortly(each)}"
            yield f"{unknown}{suggest_near(each, boxes)}"
        elif there.count(each) > 1:
            yield f"the slip: the box {each!r} stands there more than once"
    for each in boxes:
        if each not in there:
            yield f"the slip: it has no box {each!r}, so nobody can say yes to that"
    if slip.version <= ours.version and slip != ours:
        least = ours.version + 1
        yield f"the slip: with words of your own its version is {least} or more"
