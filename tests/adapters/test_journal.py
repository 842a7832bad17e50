import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.store import journal
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.domain.errors import Conflict, Damaged, Environment

FULL_DISK = """
import resource, sys
from pathlib import Path
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.domain.errors import Environment

path = Path(sys.argv[1])
journal = Journal(path)
size = path.stat().st_size
change = getattr(journal, sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, resource.RLIM_INFINITY))
try:
    change([{"id": str(number), "words": "w" * 90} for number in range(5, 9)])
except Environment as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
print(list(journal.documents()), path.stat().st_size == size)
journal.append([{"id": "after"}])
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "dyffryn.jsonl"
    Journal(path).found()
    return path


def ids(path):
    return list(Journal(path).documents())


def line(content):
    body = json.dumps(content).encode()
    return b"%08x %s\n" % (crc32(body), body)


def keep(path, *numbers):
    for number in numbers:
        Journal(path).append([{"id": number, "words": f"what {number} said"}])


@pytest.mark.parametrize("at", ["header", "documents"])
def test_a_file_that_is_replaced_while_it_is_read_is_read_anew(path, monkeypatch, at):
    keep(path, *"12")
    reader, real, times = Journal(path), journal.disk.open_private, []
    if at == "documents":  # its first line is known, and what follows is overwritten
        reader.documents()
        keep(path, "3")

    def replaced(name, flags):
        descriptor = real(name, flags)
        if not times:
            times.append(name)
            Journal(path).rewrite([{"id": "9"}])
        return descriptor

    monkeypatch.setattr(journal.disk, "open_private", replaced)
    assert list(reader.documents()) == ["9"]
    assert reader.header.rewritten == 1


def test_what_was_kept_is_read_back_in_its_order(path):
    Journal(path).append([{"id": "b", "words": "Ŵyn, said twice 🙂\n"}, {"id": "a"}])
    assert list(Journal(path).documents().values()) == [
        {"id": "b", "words": "Ŵyn, said twice 🙂\n"},
        {"id": "a"},
    ]


def test_a_call_is_a_line_after_one_that_names_the_schema(path):
    Journal(path).append([{"id": "a"}, {"id": "b"}])
    header, kept = path.read_text("utf-8").splitlines()
    assert json.loads(header.split(" ", 1)[1])["schema"] == newest_schema(STEPS)
    assert kept.endswith(' [{"id":"a"},{"id":"b"}]')


def test_words_stand_in_the_file_as_they_were_typed(path):
    Journal(path).append([{"id": "a", "words": "Ŵyn"}])
    assert "Ŵyn" in path.read_text("utf-8")


def test_half_a_character_from_a_broken_terminal_loses_no_sentence(path):
    Journal(path).append([{"id": "a", "words": "caf\udcc3 at ten"}])
    assert Journal(path).documents()["a"]["words"] == "caf? at ten"


def test_a_window_sees_what_another_kept(path):
    here, there = Journal(path), Journal(path)
    here.append([{"id": "a"}])
    there.append([{"id": "b"}])
    here.append([{"id": "c"}])
    assert list(there.documents()) == ["a", "b", "c"]


def test_a_window_that_writes_for_too_long_is_named(path, monkeypatch):
    monkeypatch.setattr(journal, "PATIENCE", 0.0)
    with (
        Journal(path).locked(),
        pytest.raises(Conflict, match="still writing"),
    ):
        Journal(path).append([{"id": "a"}])
    keep(path, "a")
    assert ids(path) == ["a"]


def test_a_window_sees_what_another_rewrote(path):
    keep(path, "a", "b")
    here = Journal(path)
    here.documents()
    Journal(path).rewrite([{"id": "b", "words": "now much longer than it was before"}])
    assert list(here.documents()) == ["b"]


def test_a_window_sees_that_the_file_became_shorter(path):
    keep(path, "a", "b")
    here = Journal(path)
    here.documents()
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    assert list(here.documents()) == ["a"]


def test_a_window_sees_a_file_that_a_hand_put_in_its_place(path):
    keep(path, "a")
    here = Journal(path)
    here.documents()
    header = path.read_bytes().splitlines(keepends=True)[0]
    path.write_bytes(header + line([{"id": "restored", "words": "w" * 99}]))
    assert list(here.documents()) == ["restored"]


def test_an_id_is_used_once_only(path):
    keep(path, "a")
    with pytest.raises(ValueError, match="once"):
        Journal(path).append([{"id": "a"}])
    with pytest.raises(ValueError, match="once"):
        Journal(path).append([{"id": "b"}, {"id": "b"}])
    assert ids(path) == ["a"]


def test_an_id_is_used_once_in_a_rewrite_too(path):
    keep(path, "a", "b")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="once"):
        Journal(path).rewrite([{"id": "a"}, {"id": "a"}])
    assert path.read_bytes() == before


def test_a_file_is_founded_once(path):
    keep(path, "a")
    with pytest.raises(Conflict, match="already"):
        Journal(path).found()
    assert ids(path) == ["a"]


def test_files_are_private_to_their_owner(path):
    path.write_bytes(path.read_bytes() + b"torn")
    keep(path, "a")
    assert {each.name for each in path.parent.iterdir()} == {
        "dyffryn.jsonl",
        "dyffryn.jsonl.lock",
        "dyffryn.jsonl.torn",
    }
    assert {each.stat().st_mode & 0o777 for each in path.parent.iterdir()} == {0o600}


def test_a_file_that_is_not_there_is_said_to_be_gone(tmp_path):
    with pytest.raises(Environment, match="is not there"):
        Journal(tmp_path / "gone.jsonl").documents()


@given(cut=st.integers(1, 60))
def test_a_line_cut_short_was_never_said_and_is_set_aside(tmp_path_factory, cut):
    path = tmp_path_factory.mktemp("cut") / "dyffryn.jsonl"
    Journal(path).found()
    keep(path, "a")
    whole = path.read_bytes()
    torn = line([{"id": "b", "words": "w" * 50}])[:cut]
    path.write_bytes(whole + torn)
    assert ids(path) == ["a"]
    assert path.read_bytes() == whole + torn

    keep(path, "c")
    assert ids(path) == ["a", "c"]
    assert path.with_name("dyffryn.jsonl.torn").read_bytes() == torn + b"\n"


@given(at=st.integers(0, 44), bit=st.sampled_from([1, 4, 32, 128]))
def test_a_complete_line_that_changed_is_damage_even_the_last(
    tmp_path_factory, at, bit
):
    path = tmp_path_factory.mktemp("damage") / "dyffryn.jsonl"
    Journal(path).found()
    keep(path, "a")
    sound = path.read_bytes()
    last = bytearray(line([{"id": "b", "words": "what b said"}]))
    last[at] ^= bit
    path.write_bytes(sound + last)
    with pytest.raises(Damaged, match=rf"line 3, at byte {len(sound)}:"):
        ids(path)


def test_damage_keeps_new_words_out_and_the_file_as_it_is(path):
    keep(path, "a", "b", "c")
    path.write_bytes(path.read_bytes().replace(b"what b said", b"what x said"))
    damaged = path.read_bytes()
    with pytest.raises(Damaged, match=r"dyffryn\.jsonl is damaged in line 3"):
        keep(path, "d")
    with pytest.raises(Damaged):
        Journal(path).rewrite([])
    assert path.read_bytes() == damaged


def test_damage_past_what_was_read_names_its_place_in_the_file(path):
    keep(path, "a", "b")
    here = Journal(path)
    here.documents()
    sound = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"00000000 []\n")
    with pytest.raises(Damaged, match=f"line 4, at byte {sound}:"):
        here.documents()


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}\n", b"\0" * 99, line([]), b"\xff"]
)
def test_a_file_without_its_first_line_is_damage_and_never_an_empty_set(path, content):
    path.write_bytes(content)
    with pytest.raises(Damaged, match="line 1, at byte 0:"):
        ids(path)


@pytest.mark.parametrize("content", [{"id": "b"}, 5, ["b"], [{}], [{"id": "a"}]])
def test_a_line_that_is_sound_but_not_ours_is_damage(path, content):
    keep(path, "a")
    path.write_bytes(path.read_bytes() + line(content))
    with pytest.raises(Damaged, match="line 3"):
        ids(path)


def test_a_newer_file_is_refused_in_words(path):
    path.write_bytes(
        line({"schema": newest_schema(STEPS) + 1, "rewritten": 0, "new": 1})
    )
    with pytest.raises(Conflict, match="update tmworkshop"):
        ids(path)


def test_rewriting_forgets_what_was_set_aside(path):
    keep(path, "a")
    path.write_bytes(path.read_bytes() + b"0 half a word of b")
    keep(path, "c")
    Journal(path).rewrite([{"id": "a"}])
    assert ids(path) == ["a"]
    assert not path.with_name("dyffryn.jsonl.torn").exists()


def test_a_rewrite_that_fails_on_the_way_leaves_the_file_as_it_was(path):
    keep(path, "a", "b")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="JSON"):
        Journal(path).rewrite([{"id": "a"}, {"id": "b", "value": float("nan")}])
    assert path.read_bytes() == before


@pytest.mark.parametrize("change", ["append", "rewrite"])
def test_a_full_disk_loses_nothing_and_says_what_to_do(path, change):
    keep(path, "a", "b")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), change],
        capture_output=True,
        text=True,
        check=True,
    )
    words, state = run.stdout.splitlines()
    assert "no room left" in words
    assert "make room on the disk" in words
    assert state == "['a', 'b'] True"
    assert ids(path) == ["a", "b", "after"]
    assert not path.with_name("dyffryn.jsonl.new").exists()


@pytest.fixture
def small_disk(tmp_path):
    """Give a folder with little room, and what makes room there."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0:
        ballast = folder / "ballast"
        ballast.write_bytes(b"b" * 8192)
        yield folder, ballast.unlink
        subprocess.run(["umount", str(folder)], check=True)
    else:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, before[1]))
        yield folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def keep_on(journal, kept):
    while True:
        journal.append([{"id": str(len(kept)), "words": "w" * 400}])
        kept.append(str(len(kept)))


def test_a_disk_that_fills_up_keeps_all_it_said_it_kept(small_disk):
    folder, make_room = small_disk
    path = folder / "dyffryn.jsonl"
    journal = Journal(path)
    journal.found()
    kept = []
    with pytest.raises(Environment, match="no room left"):
        keep_on(journal, kept)
    assert list(journal.documents()) == ids(path) == kept

    make_room()
    journal.append([{"id": "after"}])
    assert ids(path) == [*kept, "after"]


def test_a_sync_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    keep(path, "a")
    before = path.read_bytes()
    journal = Journal(path)
    with monkeypatch.context() as machine:
        machine.setattr(os, "fdatasync", _fail)
        with pytest.raises(Environment, match="cannot be used"):
            journal.append([{"id": "b"}])
    assert path.read_bytes() == before
    journal.append([{"id": "c"}])
    assert ids(path) == ["a", "c"]


def _fail(descriptor):
    raise OSError(5, "Input/output error")


def test_nothing_is_held_open_between_two_calls(path):
    keep(path, "a")
    journal = Journal(path)
    journal.append([{"id": "b"}])
    journal.documents()
    held = {each.resolve() for each in Path("/proc/self/fd").iterdir()}
    assert not {each for each in held if each.parent == path.parent}
