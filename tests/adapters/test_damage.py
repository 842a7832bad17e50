"""Whatever becomes of a file's bytes: its place is named, or its torn end set aside."""

import json
import re
from zlib import crc32

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Conflict, Damaged, NotFound
from tmworkshop.domain.facts import Kind, Said

KEPT = [
    {"id": "a", "words": "hope"},
    {"id": "b", "words": "Ŵyn\n"},
    {"id": "c", "words": ""},
    {"id": "d", "of": ["a", "b"]},
]
LINES = [[KEPT[0]], KEPT[1:3], [KEPT[3]]]


def line(content):
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (crc32(body), body)


WHOLE = b"".join(map(line, [{"schema": newest_schema(STEPS), "rewritten": 0}, *LINES]))
PLACES = st.integers(0, len(WHOLE) - 1)
LENGTHS = st.integers(1, 40)


def flipped(at, bit):
    changed = bytearray(WHOLE)
    changed[at] ^= 1 << bit
    return bytes(changed)


def are_whole_lines(at, length):
    before, after = WHOLE[:at], WHOLE[: at + length]
    return before.endswith(b"\n") and after.endswith(b"\n")


def with_line_twice(which, where):
    lines = WHOLE.splitlines(keepends=True)
    return b"".join([*lines[:where], lines[which], *lines[where:]])


def read(path):
    return list(Journal(path).documents().values())


def check(folder, content, *, sound=WHOLE):
    """Hold the law for a file that has become *content*; *sound* begins as it did."""
    path = folder / "dyffryn.jsonl"
    path.write_bytes(content)
    try:
        found = read(path)
    except Damaged as damage:
        named = re.search(r"damaged in line (\d+), at byte (\d+):", str(damage))
        number, byte = map(int, named.groups())
        assert content[:byte].count(b"\n") == number - 1
        assert byte == 0 or content[byte - 1 : byte] == b"\n"
        assert sound.startswith(content[:byte])
        assert path.read_bytes() == content
        return
    assert found == KEPT[: len(found)]
    complete, newline, torn = content.rpartition(b"\n")
    Journal(path).append([{"id": "after"}])
    assert read(path) == [*found, {"id": "after"}]
    assert path.read_bytes().startswith(complete + newline)
    aside = folder / "dyffryn.jsonl.torn"
    assert (aside.read_bytes() if aside.exists() else b"") == torn + b"\n" * bool(torn)
    if found != KEPT:  # fewer only where the end itself is gone or torn
        assert WHOLE.startswith(complete + newline)


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damage")


@given(at=PLACES, bit=st.integers(0, 7))
@example(at=len(WHOLE) - 1, bit=0)
@example(at=WHOLE.index(b"\n"), bit=1)
def test_a_bit_that_flips(tmp_path_factory, at, bit):
    check(tmp_path_factory.mktemp("bit"), flipped(at, bit))


@given(at=PLACES, gone=LENGTHS)
@example(at=WHOLE.index(b"\n"), gone=1)
def test_bytes_that_vanish(tmp_path_factory, at, gone):
    assume(not are_whole_lines(at, gone))
    check(tmp_path_factory.mktemp("gone"), WHOLE[:at] + WHOLE[at + gone :])


@given(at=st.integers(0, len(WHOLE)), more=st.binary(min_size=1, max_size=40))
@example(at=len(WHOLE), more=b"\n")
@example(at=len(WHOLE), more=b"\0" * 40)
@example(at=0, more=b"\xef\xbb\xbf")
@example(at=len(WHOLE), more=line([{"id": "e"}])[:-1])
def test_bytes_that_come_in(tmp_path_factory, at, more):
    check(tmp_path_factory.mktemp("more"), WHOLE[:at] + more + WHOLE[at:])


@given(at=PLACES, length=LENGTHS, into=st.sampled_from([b"\0", b"\n", b" ", b"0"]))
def test_bytes_that_are_written_over(tmp_path_factory, at, length, into):
    over = into * min(length, len(WHOLE) - at)
    changed = WHOLE[:at] + over + WHOLE[at + length :]
    check(tmp_path_factory.mktemp("over"), changed)


@given(size=st.integers(0, len(WHOLE)))
@example(size=WHOLE.index(b"\n"))
def test_an_end_that_is_cut_off(tmp_path_factory, size):
    check(tmp_path_factory.mktemp("cut"), WHOLE[:size])


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("where", range(5))
def test_a_line_that_stands_there_twice(folder, which, where):
    twice = with_line_twice(which, where)
    check(folder, twice, sound=twice)


@pytest.mark.parametrize("rest", [[0, 2, 3], [0, 1, 3], [0, 2, 1, 3]])
def test_whole_lines_taken_out_or_moved_by_hand_are_not_seen(tmp_path, rest):
    # a checksum a line cannot know; see Decisions in ARCHITECTURE.md
    lines = WHOLE.splitlines(keepends=True)
    path = tmp_path / "dyffryn.jsonl"
    path.write_bytes(b"".join(lines[each] for each in rest))
    assert len(read(path)) == sum(len(LINES[each - 1]) for each in rest if each)


@pytest.mark.parametrize("content", [WHOLE.replace(b"\n", b"\r\n"), WHOLE[::-1]])
def test_a_file_that_an_editor_or_a_tool_saved_anew(folder, content):
    check(folder, content)


def test_the_first_line_without_its_newline_is_no_empty_set(tmp_path):
    path = tmp_path / "dyffryn.jsonl"
    path.write_bytes(WHOLE[: WHOLE.index(b"\n")])
    with pytest.raises(Damaged, match="line 1, at byte 0"):
        read(path)


@pytest.mark.parametrize(
    "first",
    [
        {"schema": 0, "rewritten": 0},
        {"schema": "one", "rewritten": 0},
        {"schema": None},
        {"rewritten": 0},
        [1],
        "schema",
    ],
)
def test_a_first_line_that_says_no_schema_is_damage(tmp_path, first):
    path = tmp_path / "dyffryn.jsonl"
    path.write_bytes(line(first) + line(LINES[0]))
    with pytest.raises(Damaged, match="line 1, at byte 0"):
        read(path)


def test_a_folder_in_the_place_of_a_file_is_no_empty_set(tmp_path):
    workspace = FolderWorkspace(tmp_path)
    (tmp_path / "sets" / "dyffryn.jsonl").mkdir(parents=True)
    assert workspace.sets() == ()
    assert workspace.strangers() == ("dyffryn.jsonl",)  # and so it is told
    with pytest.raises(NotFound, match="No set is called"):
        workspace.open_set("dyffryn")
    with pytest.raises(Conflict, match="already"):
        workspace.found_set("dyffryn")


@pytest.mark.parametrize("content", [b"", b"\0" * 4096])
def test_a_file_that_a_power_cut_emptied_is_no_empty_set(tmp_path, content):
    workspace = FolderWorkspace(tmp_path)
    workspace.found_set("dyffryn")
    (tmp_path / "sets" / "dyffryn.jsonl").write_bytes(content)
    file = workspace.open_set("dyffryn")
    said = Said(id="a", kind=Kind.NOTE, words="hope")
    for use in (file.facts, lambda: file.keep([said]), lambda: file.rewrite([])):
        with pytest.raises(Damaged, match="line 1, at byte 0"):
            use()
    assert (tmp_path / "sets" / "dyffryn.jsonl").read_bytes() == content
