"""How a file of an older version is understood: one step from each schema to the next.

A step is a pure function of all the documents of a file, in their order.  It makes
new ones and changes none, and keeps whatever it does not know: ``document | {...}``.
Readers take the steps in memory; the first writer writes down what they come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tmworkshop.adapters.store.checked_lines import Document

Step = Callable[[Sequence[Document]], Iterable[Document]]

FIRST = 1
STEPS: tuple[Step, ...] = ()  # the first leads from schema 1 to 2, and so on


def newest(steps: Sequence[Step]) -> int:
    """Return the schema that *steps* lead to."""
    return FIRST + len(steps)


def brought_up(
    documents: Iterable[Document], schema: int, steps: Sequence[Step]
) -> list[Document]:
    """Return *documents* of an older *schema* as they are written today."""
    brought = list(documents)
    for step in steps[schema - FIRST :]:
        brought = list(step(brought))
    return brought
