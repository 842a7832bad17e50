"""A zip may come from anywhere: whatever could do harm is refused before it is read."""

import stat
import struct
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmworkshop.adapters.backups import archive
from tmworkshop.adapters.backups.archive import (
    is_allowed,
    list_packed,
    open_zip,
    pack_zip,
)
from tmworkshop.adapters.backups.manifest import Manifest, SetCopy, write_manifest
from tmworkshop.domain.errors import Conflict, Damaged, Refused, WorkshopError

CONTENTS = {
    "sets/dyffryn.jsonl": b"facts",
    "workspace.toml": b'facilitator = "Sian"\n',
    "designs/own/mine.toml": b"id = 'mine'\n",
}
MANIFEST = Manifest(
    made=datetime(2026, 11, 22, 10, 15, tzinfo=UTC),
    why="close",
    version="0.1.0",
    files=list_packed(CONTENTS),
    sets=(SetCopy("dyffryn", None),),
)
SOUND = pack_zip(MANIFEST, CONTENTS)


def contents_of(content):
    with open_zip(content, "the stick's copy") as found:
        return found.contents()


def zip_of(*entries, manifest=MANIFEST):
    """Return a zip of a manifest and *entries*, each a name or an info, and bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("manifest.json", write_manifest(manifest))
        for name, content in entries:
            zipped.writestr(name, content)
    return target.getvalue()


def test_what_was_packed_is_unpacked():
    assert contents_of(SOUND) == CONTENTS


def test_the_same_is_packed_to_the_same_bytes():
    assert pack_zip(MANIFEST, CONTENTS) == SOUND


def test_what_is_packed_is_for_its_owner_only():
    infos = ZipFile(BytesIO(SOUND)).infolist()
    assert {stat.S_IMODE(info.external_attr >> 16) for info in infos} == {0o600}


def test_a_clock_from_before_zips_packs_as_well():
    early = replace(MANIFEST, made=datetime(1970, 1, 1, tzinfo=UTC))
    assert contents_of(pack_zip(early, CONTENTS)) == CONTENTS


@pytest.mark.parametrize(
    "name",
    [
        "../outside.toml",
        "designs/../../outside.toml",
        "designs/./mine.toml",
        "designs//mine.toml",
        "designs/",
        "designs",
        "/etc/passwd",
        "C:/Windows/mine.toml",
        "designs/C:/mine.toml",
        "designs/C:mine.toml",
        "designs\\..\\mine.toml",
        "designs/mine\\evil.toml",
        "designs/mi\x00ne.toml",
        "designs/mi\nne.toml",
        "designs/mine.toml ",
        "designs/mine.",
        "designs/nul.toml",
        "designs/COM1",
        "designs/" + "a" * 300,
        "sets/Dyffryn.jsonl",
        "sets/dyffryn.jsonl.torn",
        "sets/sub/dyffryn.jsonl",
        "sets/.jsonl",
        "drafts/dyffryn.json",
        "backups/older.zip",
        "reserve",
        "",
    ],
)
def test_a_name_that_is_no_file_of_a_workspace_is_refused(name):
    assert not is_allowed(name)
    if name:
        with pytest.raises(Refused, match="no file of a workspace"):
            contents_of(raw_zip(name))


def raw_zip(name):
    """Return a zip with *name* as it is, which zipfile itself would tidy up."""
    held = "x" * len(name.encode())
    content = zip_of((held, b"evil"))
    return content.replace(held.encode(), name.encode())


def test_a_link_is_refused():
    info = ZipInfo("designs/mine.toml")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(Refused, match="no plain file"):
        contents_of(zip_of((info, b"/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused():
    entry = ("sets/dyffryn.jsonl", b"facts")
    with pytest.raises(Refused, match="twice"):
        contents_of(zip_of(entry, entry))


def test_a_small_zip_that_would_swell_is_refused():
    with pytest.raises(Refused, match="swell"):
        contents_of(zip_of(("designs/big.toml", bytes(30 << 20))))


def test_a_zip_larger_than_any_workspace_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 20)
    with pytest.raises(Refused, match="would fill"):
        contents_of(zip_of(*CONTENTS.items()))


def test_a_file_larger_than_any_backup_is_not_even_read(monkeypatch, tmp_path):
    monkeypatch.setattr(archive, "LARGEST", 20)
    (tmp_path / "big.zip").write_bytes(SOUND)
    with pytest.raises(Refused, match="bytes long"):
        archive.read_backup_file(tmp_path / "big.zip")


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(Refused, match="4 files"):
        contents_of(SOUND)


def test_a_file_that_lies_of_its_size_fills_no_memory():
    body = bytes(60 << 20)
    small = list_packed({"designs/big.toml": body[:100]})
    lying = zip_of(("designs/big.toml", body), manifest=replace(MANIFEST, files=small))
    lying = lying.replace(struct.pack("<L", len(body)), struct.pack("<L", 100))
    tracemalloc.start()
    with pytest.raises(Damaged, match=r"big\.toml"):
        contents_of(lying)
    assert tracemalloc.get_traced_memory()[1] < 10 << 20
    tracemalloc.stop()


def test_another_way_of_packing_is_refused():
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as zipped:
        zipped.writestr("manifest.json", write_manifest(MANIFEST))
    with pytest.raises(Refused, match="not ours"):
        contents_of(target.getvalue())


def test_what_is_locked_by_a_password_is_refused():
    content = bytearray(SOUND)
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + place] |= 1
    with pytest.raises(Refused, match="not ours"):
        contents_of(bytes(content))


def test_a_list_of_contents_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_MANIFEST", 20)
    with pytest.raises(Refused, match="list of contents"):
        contents_of(SOUND)


@pytest.mark.parametrize(
    "content", [b"", b"no zip", SOUND[:-30], SOUND[: len(SOUND) // 2]]
)
def test_what_is_no_zip_or_was_cut_off_is_told(content):
    with pytest.raises(Damaged, match="the stick's copy cannot be opened"):
        contents_of(content)


def test_a_zip_of_something_else_is_told():
    target = BytesIO()
    with ZipFile(target, "w") as zipped:
        zipped.writestr("workspace.toml", "")
    with pytest.raises(Damaged, match="no backup"):
        contents_of(target.getvalue())


@pytest.mark.parametrize(
    "held",
    [b"", b"[]", b"{}", b'{"schema": "1"}', b'{"schema": 1}', b"\xff", b"[" * 100_000]
    + [
        write_manifest(MANIFEST).replace(*swap)
        for swap in (
            (b"2026-11-22T10:15:00+00:00", b"2026-11-22T10:15:00"),
            (b"2026-11-22T10:15:00+00:00", b"noon"),
            (b'"facts": null', b'"facts": -1'),
            (b'"facts": null', b'"facts": "many"'),
            (b'"size": 5', b'"size": "x"'),
        )
    ],
)
def test_a_list_of_contents_that_cannot_be_read_is_told(held):
    target = BytesIO()
    with ZipFile(target, "w") as zipped:
        zipped.writestr("manifest.json", held)
    with pytest.raises(Damaged, match="list of contents"):
        contents_of(target.getvalue())


def test_a_backup_of_a_newer_version_asks_for_an_update():
    newer = write_manifest(MANIFEST).replace(b'"schema": 1', b'"schema": 2')
    target = BytesIO()
    with ZipFile(target, "w") as zipped:
        zipped.writestr("manifest.json", newer)
    with pytest.raises(Conflict, match="update tmworkshop"):
        contents_of(target.getvalue())


def test_a_file_that_is_not_listed_is_told():
    with pytest.raises(Damaged, match="files that it lists"):
        contents_of(zip_of(*CONTENTS.items(), ("designs/other.toml", b"")))


def test_a_file_that_is_missing_is_told():
    with pytest.raises(Damaged, match="files that it lists"):
        contents_of(zip_of(("workspace.toml", CONTENTS["workspace.toml"])))


def test_a_file_that_was_changed_is_told():
    changed = {**CONTENTS, "workspace.toml": b'facilitator = "Sion"\n'}
    with pytest.raises(Damaged, match=r"workspace\.toml is not what was put there"):
        contents_of(zip_of(*changed.items()))


def test_what_is_sound_can_still_be_had_of_a_damaged_one():
    changed = {**CONTENTS, "workspace.toml": b"?", "designs/other.toml": b""}
    with open_zip(zip_of(*changed.items()), "it") as found:
        sound, lost = found.sound()
    assert sorted(sound) == ["designs/own/mine.toml", "sets/dyffryn.jsonl"]
    assert lost == ("workspace.toml", "designs/other.toml")


@settings(max_examples=150)
@given(
    place=st.integers(0, len(SOUND) - 1),
    garbage=st.binary(min_size=1, max_size=8),
)
def test_a_byte_that_went_wrong_is_told_or_does_no_harm(place, garbage):
    content = SOUND[:place] + garbage + SOUND[place + len(garbage) :]
    try:
        found = contents_of(content)
    except WorkshopError:
        return
    assert found == CONTENTS


@settings(max_examples=100)
@given(content=st.binary(max_size=300))
def test_any_bytes_end_in_a_sentence(content):
    with pytest.raises(WorkshopError):
        contents_of(content)


def test_a_checksum_of_the_zip_itself_counts_as_well():
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as zipped:
        for name, content in (
            ("manifest.json", write_manifest(MANIFEST)),
            *CONTENTS.items(),
        ):
            zipped.writestr(name, content)
    crc = struct.pack("<L", zlib.crc32(b"facts"))
    content = target.getvalue()
    assert content.count(crc) == 2
    with pytest.raises(Damaged, match="dyffryn"):
        contents_of(content.replace(crc, b"\0\0\0\0"))
