"""How a file of an older version is understood: one step from each schema to the next.

A step is a pure function of all the documents of a file, in their order.  It makes
new ones and changes none, and keeps whatever it does not know: ``document | {...}``.
What it looks for may be missing, for some lines of a damaged file may be lost.
A kind, move, field or part that is new needs a step as well, if only ``list``: an older
version then asks for an update, and takes no file for damaged.
Readers take the steps in memory; the first writer writes down what they come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tmworkshop.adapters.store.checked_lines import Document

Step = Callable[[Sequence[Document]], Iterable[Document]]

FIRST = 1
# a step is never changed once it is there; tests/formats keeps a folder for each schema
STEPS: tuple[Step, ...] = (  # the first leads from schema 1 to 2, and so on
    list,  # the moves `reopen` and `discard`: what was there stays as it is
)


def newest_schema(steps: Sequence[Step]) -> int:
    """Return the schema that *steps* lead to."""
    return FIRST + len(steps)


def take_steps(
    documents: Iterable[Document], schema: int, steps: Sequence[Step]
) -> dict[str, Document]:
    """Return *documents* of an older *schema* as they are written today, by id."""
    brought = list(documents)
    for step in steps[schema - FIRST :]:
        brought = list(step(brought))
    return {document["id"]: document for document in brought}
