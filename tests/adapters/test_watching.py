"""Another program has its hands on a set's file while somebody speaks."""

import os
from datetime import UTC, datetime

import pytest

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.watch import KEPT_AGAIN
from tmworkshop.domain.errors import Damaged, Environment
from tmworkshop.domain.facts import Kind, Said

AT = datetime(2026, 3, 12, tzinfo=UTC)


def said(name, words="Call the day centre"):
    return Said(id=name, at=AT, kind=Kind.NOTE, words=words)


def names(file):
    return [fact.id for fact in file.facts()]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "sets" / "dyffryn.jsonl"
    path.parent.mkdir()
    FactFile(path).found()
    return path


@pytest.fixture
def window(path):
    """A window that kept three facts, and read them."""
    file = FactFile(path)
    for name in "123":
        file.keep([said(name)])
    assert names(file) == [*"123"]
    return file


def lines(path):
    return path.read_bytes().splitlines(keepends=True)


def flipped(content):
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


SPOILT = {
    "an older one": lambda content: content[: content.index(b"\n", 99) + 1],
    "an empty one": lambda content: b"",
    "one without its end": lambda content: content[:-1],
    "one with an empty line": lambda content: content + b"\n",
    "one with a mark at its start": lambda content: b"\xef\xbb\xbf" + content,
    "one with the line ends of Windows": lambda c: c.replace(b"\n", b"\r\n"),
    "one with a bit that flipped": flipped,
    "rubbish": lambda content: b"\0" * len(content),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_what_a_window_knows_to_be_kept_outlives_its_file(path, window, spoilt):
    path.write_bytes(spoilt(path.read_bytes()))
    assert names(window) == [*"123"]
    assert window.notice == KEPT_AGAIN
    assert names(FactFile(path)) == [*"123"]
    window.keep([said("4")])
    assert names(FactFile(path)) == [*"1234"]


def test_words_kept_in_an_older_file_before_anyone_looked_stand_beside_the_newer(
    path, window
):
    path.write_bytes(b"".join(lines(path)[:2]))
    window.keep([said("4")])
    assert names(window) == names(FactFile(path)) == [*"1234"]


def test_what_others_kept_in_the_file_that_was_put_there_is_kept_as_well(path, window):
    path.write_bytes(b"".join(lines(path)[:2]))
    FactFile(path).keep([said("other")])
    assert names(window) == [*"123", "other"]


def test_what_two_windows_know_is_kept_again_by_either(path, window):
    beside = FactFile(path)
    beside.facts()
    beside.keep([said("4")])
    before = b"".join(lines(path)[:2])
    path.write_bytes(before)
    assert names(window) == [*"123"]
    assert {*names(beside)} == {*"1234"}
    assert {*names(window)} == {*"1234"}


def test_what_cannot_be_read_in_a_spoilt_file_is_set_aside(path, window):
    path.write_bytes(path.read_bytes() + b"0 a word of someone's\n")
    assert names(window) == [*"123"]
    assert (
        b"a word of someone's" in path.with_name("dyffryn.jsonl.damaged").read_bytes()
    )


def test_what_was_rewritten_since_is_no_loss(path, window):
    other = FactFile(path)
    other.rewrite([*other.facts()[:1], said("2", "erased")])
    assert names(window) == [*"12"]
    assert not window.notice


def test_a_file_from_before_an_erasure_does_not_bring_the_words_back(path, window):
    before = path.read_bytes()
    window.rewrite([said("1", ""), *window.facts()[2:]])
    assert names(window) == [*"13"]
    path.write_bytes(before)
    assert next(iter(window.facts())).words == ""
    assert names(FactFile(path)) == [*"13"]


def test_a_file_that_was_replaced_is_read_from_its_start(path, window):
    content = path.read_bytes()
    put = path.with_name("put")
    put.write_bytes(content.replace(b'"2"', b'"9"'))
    put.replace(path)
    assert names(window) == names(FactFile(path)) == [*"123"]


def test_what_was_never_read_here_is_damage_as_ever(path, window):
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(Damaged):
        FactFile(path).facts()


def test_a_file_that_is_gone_is_made_again_by_whoever_steers_alone(path, window):
    beside = FactFile(path)
    beside.facts()
    with window.steering():
        path.unlink()
        with pytest.raises(Environment, match="is not there"):
            beside.facts()
        assert names(window) == [*"123"]
    assert names(beside) == [*"123"]


def test_a_folder_that_is_gone_may_come_back(path, window):
    away = path.parent.with_name("away")
    with window.steering():
        path.parent.rename(away)
        with pytest.raises(Environment, match="is not there"):
            window.facts()
        with pytest.raises(Environment, match="is not there"):
            window.keep([said("4")])
        away.rename(path.parent)
        window.keep([said("4")])
    assert names(FactFile(path)) == [*"1234"]


def test_a_line_that_a_failing_disk_would_not_take_back_is_kept_once(
    path, window, monkeypatch
):
    def fails(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as failing:
        failing.setattr(disk, "_sync", fails)
        failing.setattr(disk, "suppress", lambda _: _Silent(failing))
        with pytest.raises(Environment):
            window.keep([said("4")])
    window.keep([said("4")])
    assert names(window) == names(FactFile(path)) == [*"1234"]


class _Silent:
    """Stands for a disk that cannot cut a file: what is tried within is not done."""

    def __init__(self, monkeypatch):
        self._monkeypatch = monkeypatch

    def __enter__(self):
        raise OSError(os.strerror(5))

    def __exit__(self, *_):
        return True
