"""Ctrl-C, SIGTERM and SIGHUP at every line that is passed while a fact is kept."""

import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.domain.facts import Kind, Said

LOCK = "dyffryn.jsonl.lock"
OURS = str(Path(disk.__file__).parents[1])
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.domain.facts import Kind, Said

file = FactFile(Path(sys.argv[1]))
for number in range(100000):
    file.keep([Said(id=str(number), kind=Kind.NOTE, words="w" * 2000)])
    print(number, flush=True)
"""


class InterruptedAt:
    """Raises KeyboardInterrupt at the line of this *number* that our code comes to."""

    def __init__(self, number):
        self._left = number
        self.has_come = False

    def __enter__(self):
        self._before = sys.gettrace()
        sys.settrace(self._follow)

    def __exit__(self, *_):
        sys.settrace(self._before)

    def _follow(self, frame, event, _):
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self._left -= 1
            if self._left < 0:
                self.has_come = True
                sys.settrace(None)
                raise KeyboardInterrupt
        return self._follow


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "dyffryn.jsonl"
    FactFile(path).found()
    FactFile(path).keep([said("warm")])  # TinyDB is imported by now
    return path


def said(name):
    return Said(id=name, kind=Kind.NOTE, words="what was said")


def names(file):
    return [fact.id for fact in file.facts()]


def interrupted(act, number):
    """Do *act*, interrupted at the line of this *number*; say whether it came to it."""
    stop = InterruptedAt(number)
    try:
        with stop:
            act()
    except KeyboardInterrupt:
        return True
    assert not stop.has_come, "an interrupt was swallowed"
    return False


def test_an_interrupt_anywhere_in_a_keep_leaves_file_and_memory_agreeing(path):
    file = FactFile(path)
    before = names(file)
    for number in count():
        name = f"at-{number}"
        was_stopped = interrupted(lambda name=name: file.keep([said(name)]), number)
        assert names(file) == names(FactFile(path))
        assert names(file) in (before, [*before, name])
        assert was_stopped or names(file) == [*before, name]
        FactFile(path).keep([said(f"other-{number}")])  # no lock is left behind
        file.keep([said(f"after-{number}")])
        before = names(file)
        assert before[-2:] == [f"other-{number}", f"after-{number}"]
        if not was_stopped:
            break
    assert number > 60
    assert not path.with_name("dyffryn.jsonl.torn").exists()


def test_an_interrupt_anywhere_in_a_rewrite_leaves_the_old_file_or_the_new(path):
    file = FactFile(path)
    for number in count():
        old, new = file.facts(), (said("warm"), said(f"at-{number}"))
        was_stopped = interrupted(lambda new=new: file.rewrite(new), number)
        assert file.facts() == FactFile(path).facts()
        assert file.facts() in (old, new)
        assert was_stopped or file.facts() == new
        file.rewrite(file.facts())
        assert {each.name for each in path.parent.iterdir()} == {path.name, LOCK}
        if not was_stopped:
            break
    assert number > 60


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_tears_nothing_that_was_acknowledged(tmp_path, stop):
    path = tmp_path / "dyffryn.jsonl"
    FactFile(path).found()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    acknowledged = [writer.stdout.readline().strip() for _ in range(7)]
    writer.send_signal(stop)
    acknowledged += writer.stdout.read().split()  # what was buffered comes first
    writer.wait()
    kept = names(FactFile(path))
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) <= 1
    FactFile(path).keep([said("after")])
