"""Files that we write and read back: backups and their lists, drafts, the reserve.

Whatever became of them, nothing is written outside of where it was asked for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any
from zlib import crc32

import pytest
from hypothesis import strategies as st

from tests.fuzz.mangled import bytes_like, data_like, text_like
from tests.fuzz.trying import HEADER, SET, Parser, ends_well, file_with
from tests.screens import screen
from tmworkshop.adapters.backups.archive import list_packed, pack_zip
from tmworkshop.adapters.backups.backup_files import find_backup_file, label_of
from tmworkshop.adapters.backups.copy_notes import read_copy_notes
from tmworkshop.adapters.backups.inspection import inspect_zip, read_label
from tmworkshop.adapters.backups.manifest import (
    Manifest,
    SetCopy,
    read_manifest,
    write_manifest,
)
from tmworkshop.adapters.backups.restore import read_backup, unpack_backup
from tmworkshop.adapters.backups.rewrite import rewrite_backup
from tmworkshop.adapters.front_ends.drafts import Drafts
from tmworkshop.adapters.store.counts import NUMBERS, NotedCounts
from tmworkshop.adapters.store.reserve import Reserve
from tmworkshop.domain.record.counts import SetCounts

MADE = datetime(2026, 3, 12, 10, tzinfo=UTC)
CONTENTS = {"sets/glan.jsonl": HEADER, "workspace.toml": b'contact = "x"\n'}
MANIFEST = Manifest(MADE, "hand", "0.1", list_packed(CONTENTS), (SetCopy("glan", 0),))
BACKUP = pack_zip(MANIFEST, CONTENTS)
LISTED = json.loads(write_manifest(MANIFEST))
ELSEWHERE = [{"made_on": "2026-03-12", "place": "/media/stick/x.zip"}]
DRAFT = ["half typed", "Check-in, Megan", "", "s1", "words", "", ["check-in", "m1"]]
COUNTED = SetCounts("glan", "Glan set", members=3)
NOTED = {
    **{name: getattr(COUNTED, name) for name in ("id", "name", *NUMBERS)},
    "kept_until": "",
    "members_until": ["2027-03-31"],
    "of": "",
    "seen": "",
}
NAMES = ("sets/glan.jsonl", "designs/a.toml", "workspace.toml", "templates/x/y.html")


def a_backup(folder: Path, content: bytes) -> object:
    """Look at a backup and restore it; nothing but the new folder is written."""
    file = file_with(content, folder / "x.zip")
    assert read_label(file).trouble or read_label(file).manifest
    seen = inspect_zip(file)
    place = folder / "again"
    rmtree(place, ignore_errors=True)
    try:
        unpack_backup(read_backup(file), place)
    finally:
        assert {each.name for each in folder.iterdir()} <= {"x.zip", "again"}
    assert not seen.trouble
    return seen


def a_copy_in_a_backup(_: Path, content: bytes) -> object:
    return rewrite_backup(content, "x.zip", "glan", lambda facts: [*facts][1:])


def any_files(named: dict[str, bytes]) -> bytes:
    """Return a backup that is sound but for what it holds, and under which names."""
    files = {_sayable(name): content for name, content in named.items() if name}
    sets = (SetCopy("glan", 0), *(SetCopy(name, None) for name in files))
    return pack_zip(Manifest(MADE, "hand", "0.1", list_packed(files), sets), files)


def _sayable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()[:500]


def the_list(_: Path, data: Any) -> object:
    return read_manifest(json.dumps(data).encode(), "a file")


def a_list_in_a_backup(folder: Path, data: Any) -> object:
    """Read a backup whose list of contents says something else than it holds."""
    from io import BytesIO
    from zipfile import ZipFile

    target = BytesIO()
    with ZipFile(target, "w") as zipped:
        for name, content in CONTENTS.items():
            zipped.writestr(name, content)
        zipped.writestr("manifest.json", json.dumps(data))
    return a_backup(folder, target.getvalue())


def copies_elsewhere(folder: Path, content: bytes) -> object:
    return read_copy_notes(file_with(content, folder / "elsewhere.json").parent)


def a_backup_called(folder: Path, name: str) -> object:
    file_with(BACKUP, folder / "2026-03-12T100000Z-hand.zip")
    return label_of(find_backup_file(folder, name))


def a_draft(folder: Path, content: bytes) -> object:
    """Open the file of a draft as a session does."""
    file = file_with(content, folder / "drafts" / "glan.draft")
    held = Drafts(file)
    held.at(screen())
    found = held.waiting()
    assert found is None or found.line.isprintable() or found.notice
    return found or held.complaint()


def what_a_draft_holds(folder: Path, data: Any) -> object:
    held = json.dumps(data).encode()
    begun = b"draft %08x %08x" % (1, len(held))
    return a_draft(folder, b"%s %08x\n%s" % (begun, crc32(begun + held), held))


def a_reserve(folder: Path, content: bytes) -> object:
    reserve = Reserve(file_with(content, folder / "reserve"), size=1000)
    reserve.make()
    assert (folder / "reserve").stat().st_size == 1000
    return reserve.notice


def what_home_noted(folder: Path, data: Any) -> object:
    """Look at a set of which *data* is noted: it is counted, for that is of no file."""
    file_with(SET, folder / "glan")
    noted = NotedCounts(folder / "counts", lambda _: folder / "glan", lambda _: b"")
    noted.recall("glan", lambda: COUNTED)
    (note,) = (folder / "counts").iterdir()
    note.write_bytes(b"%08x %s\n" % (crc32(dumped(data)), dumped(data)))
    assert noted.recall("glan", lambda: COUNTED) == COUNTED
    return note


def dumped(data: Any) -> bytes:
    return json.dumps(data).encode()


PARSERS = (
    Parser("the bytes of a backup", bytes_like(BACKUP), a_backup),
    Parser(
        "a set's bytes in a backup",
        bytes_like(SET[:4000]).map(lambda copy: any_files({NAMES[0]: copy})),
        a_copy_in_a_backup,
    ),
    Parser(
        "any files in a backup",
        st.dictionaries(
            st.sampled_from(NAMES) | text_like("designs/a/b.toml"),
            st.binary(max_size=20),
            max_size=3,
        ).map(any_files),
        a_backup,
    ),
    Parser("a list of contents", data_like(LISTED), the_list),
    Parser(
        "the bytes of a list of contents",
        bytes_like(write_manifest(MANIFEST)),
        lambda _, content: read_manifest(content, "a file"),
    ),
    Parser("a list that lies", data_like(LISTED), a_list_in_a_backup),
    Parser("copies elsewhere", data_like(ELSEWHERE).map(dumped), copies_elsewhere),
    Parser(
        "the bytes of copies elsewhere", bytes_like(dumped(ELSEWHERE)), copies_elsewhere
    ),
    Parser("a backup by name", text_like("2026-03-12T100000Z-hand"), a_backup_called),
    Parser("what a draft holds", data_like(DRAFT), what_a_draft_holds),
    Parser("what home noted", data_like(NOTED), what_home_noted),
    Parser("the reserve", st.binary(max_size=20), a_reserve),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_any_input_ends_in_a_clear_error_or_in_a_value(parser, tmp_path):
    ends_well(parser, tmp_path)


def test_the_bytes_of_a_draft_end_in_words_or_in_a_line(tmp_path):
    what_a_draft_holds(tmp_path, DRAFT)
    content = (tmp_path / "drafts" / "glan.draft").read_bytes()
    ends_well(Parser("a draft", bytes_like(content), a_draft), tmp_path)
