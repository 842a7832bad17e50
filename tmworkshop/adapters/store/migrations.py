"""How a file of an older version is understood: one step from each schema to the next.

A step is a pure function of all the documents of a file, in their order.  It makes
new ones and changes none, and keeps whatever it does not know: ``document | {...}``.
What it looks for may be missing, for some lines of a damaged file may be lost.
A kind, move, field or part that is new needs a step as well, if only ``list``: an older
version then asks for an update, and takes no file for damaged.
Readers take the steps in memory; the first writer writes down what they come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tmworkshop.adapters.store.checked_lines import Document

Step = Callable[[Sequence[Document]], Iterable[Document]]

FIRST = 1
SPELT = 2  # the last one in which partnerships were spelt out
TIME, CHANCE = 10, 16  # letters of an id


def _with_partnerships(documents: Sequence[Document]) -> Iterator[Document]:
    """Make a partnership of each spelling that members were taken in with."""
    ids: dict[str, str] = {}
    for document in documents:
        called = document.get("partnership")
        if document.get("fact") != "member" or not (called and type(called) is str):
            yield document
            continue
        if called not in ids:
            ids[called] = f"p{len(ids) + 1}"
            yield _first_title(document, ids[called])
        yield document | {"partnership": ids[called]}


def _first_title(member: Document, partnership: str) -> Document:
    """Return what a *partnership* is called, kept as the *member* who came from it.

    Its id follows from theirs, so that every copy of the set has the same.
    """
    from hashlib import sha256

    from tmworkshop.domain.ids import LETTERS

    called, of = member["partnership"], str(member["id"])
    digest = sha256(f"{of} {called}".encode()).digest()
    chance = "".join(LETTERS[each % len(LETTERS)] for each in digest[:CHANCE])
    stamp = {name: member[name] for name in ("at", "device") if name in member}
    title = {"fact": "partnership", "partnership": partnership, "name": called}
    return {"id": of[:TIME] + chance} | title | stamp


# a step is never changed once it is there; tests/formats keeps a folder for each schema
STEPS: tuple[Step, ...] = (  # the first leads from schema 1 to 2, and so on
    list,  # the moves `reopen` and `discard`: what was there stays as it is
    # which were their spelling, and have an id and a name now; and members may be said
    # to be others than who is called alike, which nobody was before
    _with_partnerships,
    list,  # the part `masked-beyond`: nothing was masked for readers beyond the set
    # what programme asked for a slip; what went in packs, which organisations are not
    # named, and who is who in another set: none of it was there before
    list,
    list,  # which texts were let go one by one: none was before
)


def guess_schema(documents: Iterable[Document]) -> int:
    """Return the oldest schema that leads to today's, where no line says which it is.

    Until partnerships had ids, members had them as they were spelt, and no title said
    what one is called.
    """
    every = list(documents)
    if any(each.get("fact") == "partnership" for each in every):
        return newest_schema(STEPS)
    called = {
        str(e.get("partnership") or "p1") for e in every if e.get("fact") == "member"
    }
    is_by_id = all(each[:1] == "p" and each[1:].isdecimal() for each in called)
    return newest_schema(STEPS) if is_by_id else SPELT


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
