"""What holds Windows against this system: it sees a difference, and only that."""

import struct
from hashlib import sha256

import pytest

from windows.comparing import Unlike, compare, facts_of, files_in
from windows.libraries import WRONG, cut_off, instead_of, swap
from windows.proof import commands, is_by_chance
from windows.python import PYTHONS, NotAsPinned, Pinned, unpack_pinned
from windows.stand_in import ASKED, GIVEN, forwarder, put_stand_in
from windows.systems import Answer

HERE = Answer(0, "Pages in /tmp/a/linux/demo/pages\n")


@pytest.mark.parametrize(
    "there",
    [
        Answer(0, "Pages in Z:\\tmp\\a\\win\\demo\\pages\n"),
        Answer(0, "Pages in Z:/tmp/a/win/demo/pages\n"),
    ],
)
def test_the_same_in_another_place_is_the_same(there):
    compare("demo", there, HERE)


@pytest.mark.parametrize(
    ("there", "told"),
    [(Answer(3, HERE.text), "ended by 3, not 0"), (Answer(0, "Page\n"), "-Page")],
)
def test_another_end_or_other_words_are_told(there, told):
    with pytest.raises(Unlike, match="demo"):
        compare("demo", there, HERE)
    with pytest.raises(Unlike) as trouble:
        compare("demo", there, HERE)
    assert told.lstrip("-") in str(trouble.value)


def test_where_chance_had_a_hand_only_the_end_counts():
    compare("key", Answer(0, "4711"), HERE, words_too=False)
    with pytest.raises(Unlike):
        compare("key", Answer(1, "4711"), HERE, words_too=False)


def test_facts_are_the_same_but_for_what_is_encrypted_by_chance(tmp_path):
    lines = [b'0a1b2c3d [{"fact":"packed","file":"0aff","id":"1"}]\n']
    lines.append(b'ffffffff [{"fact":"packed","file":"77bb","id":"1"}]\n')
    lines.append(b'0a1b2c3d [{"fact":"packed","file":"0aff","id":"2"}]\n')
    facts = []
    for number, line in enumerate(lines):
        (tmp_path / str(number)).write_bytes(line)
        facts.append(facts_of(tmp_path / str(number)))
    assert facts[0] == facts[1] != facts[2]


def test_what_chance_makes_is_left_out_and_nothing_else():
    assert is_by_chance("laptops/moor/reserve")
    assert is_by_chance("post/moor/Northern Start 2026-03-13 0aff.tmpack")
    assert is_by_chance("keys/moor/marks/0aff")
    assert not is_by_chance("laptops/moor/sets/moor.jsonl")
    assert not is_by_chance("pages/programme/funder.html")


def test_all_files_are_found(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").touch()
    assert files_in(tmp_path) == {"a/b/c.txt"}


def test_each_command_of_the_sweep_is_a_line_and_one_is_empty():
    every = list(commands())
    assert "" in every
    assert "set list" in every
    assert not [line for line in every if line.startswith("#")]


def test_a_program_that_is_not_the_pinned_one_is_refused(monkeypatch, tmp_path):
    wrong = Pinned("3.11.0", "0" * 64, "0" * 64)
    monkeypatch.setitem(PYTHONS, "3.11", wrong)
    monkeypatch.setattr("windows.python.fetch", lambda _: b"")
    monkeypatch.setattr(
        "windows.python.unpack", lambda _, into: put_program(into, b"MZ")
    )
    with pytest.raises(NotAsPinned, match=sha256(b"MZ").hexdigest()):
        unpack_pinned("3.11", tmp_path / "python")


def put_program(folder, content):
    folder.mkdir()
    (folder / "python.exe").write_bytes(content)


def test_the_stand_in_sends_one_function_on_and_is_put_where_none_is(tmp_path):
    library = forwarder()
    (at,) = struct.unpack_from("<I", library, 60)
    assert library[at : at + 4] == b"PE\0\0"
    assert ASKED in library
    assert GIVEN in library
    put_stand_in(tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == library
    file.write_bytes(b"its own")
    put_stand_in(tmp_path)
    assert file.read_bytes() == b"its own"


@pytest.mark.parametrize(("put", "left"), [(cut_off, b"p" * 4096), (swap, b"zlib")])
def test_a_library_lies_as_it_was_once_it_was_broken(tmp_path, put, left):
    (tmp_path / WRONG).write_bytes(b"zlib")
    file = tmp_path / "pango-1.0-0.dll"
    file.write_bytes(b"p" * 5000)

    def look():
        assert file.read_bytes() == left
        raise Unlike("another")

    with pytest.raises(Unlike), instead_of(file, put):
        look()
    assert file.read_bytes() == b"p" * 5000
