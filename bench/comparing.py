"""One comparison in a process of its own, and the plain ways to group the same sets.

Prints seconds of the processor, and the most memory that the comparison took.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from bench.grouping import (
    group_in_duckdb,
    group_in_sqlite,
    group_packs,
    group_plainly,
)
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.programme.lead_folder import PACKS, LeadFolder
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.adapters.store.workspace import FOLDER, FolderWorkspace
from tmworkshop.application.programme import RECIPIENT, OwnSets
from tmworkshop.application.releases import (
    Request,
    WordSources,
    prepare_release,
    word_page,
)
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation, Pack
from tmworkshop.domain.programme.lead_facts import Invited, Received
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.sharing.masks import Masks

STATUS = Path("/proc/self/status")  # Linux alone tells what this process took
TERMS = Terms(Reader.PROGRAMME, 3, "2026-03-12")
KEY = bytes(32)
PROGRAMME = "P" * 26
INVITATION = Invitation(
    programme=PROGRAMME,
    name="A programme of no one",
    organisation="",
    contact="",
    purpose="",
    basis="",
    keep_until="2028-03-31",
    readers=(Reader.PROGRAMME,),
    encrypt_for="",
    signer="",
)


def main(folder: Path, rounds: int) -> None:
    """Print what each way of grouping the sets in *folder* takes."""
    shelf, files = ShelfOfPrompts(None), sorted((folder / FOLDER).glob("*.jsonl"))
    request = Request(Topics(tuple(shelf.lessons()), tuple(shelf.themes())), TERMS)
    own = OwnSets(FolderWorkspace(folder), Masks(), mark_with(KEY))
    compare = partial(_compare, WordSources(LeadFolder(folder), own, KEY), request)
    compared, peak = _taken(compare), most_mebibytes()
    plain = partial(group_plainly, files)
    pairs = [(_taken(compare) if n else compared, _taken(plain)) for n in range(rounds)]
    seconds = {
        "ours": compared,
        "ratio": statistics.median(ours / loop for ours, loop in pairs),
        "loop": statistics.median(loop for _, loop in pairs),
        "sqlite": _taken(partial(group_in_sqlite, files)),
        "duckdb": _taken_if_there(partial(group_in_duckdb, files)),
    }
    from_packs = partial(_compare, taken_in(own, folder / "lead"), request)
    packs = sorted((folder / "lead" / "programme" / PACKS).iterdir())
    over_packs = partial(group_packs, packs)
    again = [(_taken(from_packs), _taken(over_packs)) for _ in range(rounds + 1)]
    seconds |= {
        "packs": statistics.median(ours for ours, _ in again),
        "pack_loop": statistics.median(loop for _, loop in again),
    }
    largest = max(file.stat().st_size for file in files) / 2**20
    print(json.dumps({**seconds, "peak": peak, "largest": largest}))


def taken_in(own: OwnSets, lead: Path) -> WordSources:
    """Return what a lead has in the folder *lead*: a pack of each set of *own*."""
    store, parts = LeadFolder(lead), own.read().parts
    with store.deciding() as hand:
        hand.keep(Invited(id=PROGRAMME, invitation=INVITATION))
        for part in parts:
            signer = sha256(part.set.encode()).hexdigest()
            counted = tuple(each for each in part.asked if each.id)
            let_go = replace(part, asked=counted)
            hand.put_parts(signer, Pack(PROGRAMME, PROGRAMME, (let_go,)))
            hand.keep(
                Received(
                    signer=signer,
                    digest=signer,
                    before="",
                    made=TERMS.day,
                    receipts_for="",
                )
            )
    return WordSources(store, replace(own, workspace=FolderWorkspace(lead)), KEY)


def _compare(sources: WordSources, request: Request) -> None:
    word_page(prepare_release(sources, request), "", RECIPIENT)


def _taken(act: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def _taken_if_there(act: Callable[[], object]) -> float | None:
    try:
        return _taken(act)
    except ImportError:
        return None


def most_mebibytes() -> float:
    """Return the most memory that this process took so far."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    (kibibytes,) = re.findall(r"VmHWM:\s+(\d+)", STATUS.read_text())
    return int(kibibytes) / 2**10


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
