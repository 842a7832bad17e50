"""The grouping of a comparison, as plainly as it can be done, to hold ours against.

How many people of each partnership let words go on each lesson and theme: by a loop
over JSON, in SQLite, and in duckdb, if that is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Sums = tuple[int, int]  # cells, and people in all of them
KINDS = ("reflection", "learning", "issue", "action", "practice")
GROUPED = ("member", "consent", "said", "struck", "tagging")
BEFORE = 9  # bytes of the checksum that stands before a line's JSON
SQL = """
create table m as select s, j->>'member' m, j->>'name' n, j->>'partnership' p
  from d where j->>'fact'='member';
create table c as select s, j->>'member' m from d where j->>'fact'='consent'
  and j->>'purpose'='evaluator' and cast(j->>'choice' as text) in ('1', 'true');
create table w as select s, j->>'id' id, j->>'speaker' m, j->>'lesson' le from d
  where j->>'fact'='said' and j->>'words' is not null and j->>'kind' in
  ('reflection', 'learning', 'issue', 'action', 'practice')
  and j->>'id' not in (select j->>'of' from d where j->>'fact'='struck');
create table t as select s, j->>'of' id, j->>'theme' th from d
  where j->>'fact'='tagging';
create table v as select w.s, w.id, w.le, m.n, m.p from w
  join m on m.s=w.s and m.m=w.m join c on c.s=w.s and c.m=w.m;
"""
COUNTED = """
select count(*), sum(k) from (select p, r, count(distinct n) k from (
  select p, le r, n from v where le is not null union all
  select p, th r, n from v join t on t.s=v.s and t.id=v.id) rows group by p, r) cells
"""


def group_plainly(files: Iterable[Path]) -> Sums:
    """Group the sets in *files* by a loop over their JSON."""
    cells: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for file in files:
        _add_cells(cells, _documents(file))
    return len(cells), sum(map(len, cells.values()))


def group_in_sqlite(files: Iterable[Path]) -> Sums:
    """Group the sets in *files* by SQL over a table of their JSON."""
    base = sqlite3.connect(":memory:")
    base.execute("create table d (s text, j text)")
    for file in files:
        rows = ((file.name, json.dumps(each)) for each in _documents(file))
        base.executemany("insert into d values (?, ?)", rows)
    base.executescript(SQL)
    cells, people = base.execute(COUNTED).fetchone()
    return cells, people


def group_in_duckdb(files: Iterable[Path]) -> Sums:
    """Group the sets in *files* by duckdb; ImportError if it is not there."""
    import duckdb  # type: ignore[import-not-found, unused-ignore]

    lists = [str(file) for file in files]
    base = duckdb.connect()
    base.execute("set threads=1")
    base.execute(
        "create table d as select filename s, unnest(json_extract(l[10:], '$[*]')) j "
        "from read_csv(?, columns={'l': 'varchar'}, delim='\x01', quote='', "
        "escape='', header=false, skip=1, filename=true)",
        [lists],
    )
    base.execute(SQL)
    cells, people = base.execute(COUNTED).fetchone()
    return cells, people


def group_packs(files: Iterable[Path]) -> Sums:
    """Group what a lead has of each laptop, in *files*, by a loop over its JSON."""
    cells: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for file in files:
        parts = json.loads(file.read_bytes())["sets"]
        for voice in (each for part in parts for each in part.get("voices", ())):
            if "programme" in voice["readers"]:
                for row in (voice.get("lesson"), *voice.get("themes", ())):
                    if row:
                        cells[voice["partnership"], row].add(voice["person"])
    return len(cells), sum(map(len, cells.values()))


def _add_cells(
    cells: defaultdict[tuple[str, str], set[str]], every: Iterable[dict[str, Any]]
) -> None:
    """Add to *cells* who lets words go in one set."""
    by_kind: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in every:
        if each["fact"] in GROUPED:
            by_kind[each["fact"]].append(each)
    members = {each["member"]: each for each in by_kind["member"]}
    slips = (each for each in by_kind["consent"] if each["purpose"] == "evaluator")
    agreed = {each["member"] for each in slips if each["choice"]}
    struck = {each["of"] for each in by_kind["struck"]}
    told = {
        each["id"]: (members[each["speaker"]], each.get("lesson"))
        for each in by_kind["said"]
        if each["kind"] in KINDS and each.get("words") and each["id"] not in struck
        if each["speaker"] in agreed
    }
    rows = [(id_, lesson) for id_, (_, lesson) in told.items() if lesson]
    themes = [(each["of"], each["theme"]) for each in by_kind["tagging"]]
    for id_, row in (*rows, *themes):
        if id_ in told:
            member = told[id_][0]
            cells[member["partnership"], row].add(member["name"])


def _documents(file: Path) -> Iterator[dict[str, Any]]:
    with file.open("rb") as lines:
        next(lines)  # says the schema
        for line in lines:
            yield from json.loads(line[BEFORE:])
