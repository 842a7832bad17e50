import subprocess
import sys

import pytest

from tmworkshop.adapters.drive import locks
from tmworkshop.adapters.drive.locks import Lock, take_lock
from tmworkshop.domain.errors import Conflict, Environment

HOLDER = """
import sys
from pathlib import Path
from tmworkshop.adapters.drive.locks import Lock, take_lock

with Lock(Path(sys.argv[1])).held(wait=0, otherwise=""):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "lock"


@pytest.fixture
def holder(file):
    """Give another process that holds the lock."""
    script = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(
        script, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        yield holder
        holder.kill()


def is_free(file):
    try:
        with Lock(file).held(wait=0, otherwise="taken"):
            return True
    except Conflict:
        return False


def test_one_window_holds_it_at_a_time(file):
    with Lock(file).held(wait=0, otherwise=""):
        assert not is_free(file)
    assert is_free(file)


def test_a_window_holds_it_twice_as_once(file):
    lock = Lock(file)
    with lock.held(wait=0, otherwise=""):
        with lock.held(wait=0, otherwise=""):
            pass
        assert not is_free(file)
    assert is_free(file)


def test_a_window_that_fails_lets_go_of_it(file):
    with pytest.raises(ZeroDivisionError), Lock(file).held(wait=0, otherwise=""):
        raise ZeroDivisionError
    assert is_free(file)


def test_who_comes_second_is_told_what_to_do(file):
    with (
        Lock(file).held(wait=0, otherwise=""),
        pytest.raises(Conflict, match="close the other window"),
        Lock(file).held(wait=0.01, otherwise="close the other window"),
    ):
        pass


def test_a_window_that_is_killed_leaves_a_lock_file_and_no_lock(file, holder):
    assert not is_free(file)
    holder.kill()
    holder.wait()
    assert file.exists()
    assert is_free(file)


@pytest.mark.usefixtures("holder")
def test_a_lock_file_that_is_deleted_under_its_holder_lets_one_other_in(file):
    # whoever tidies away a lock in use is let in, but never two beside each other
    file.unlink()
    with Lock(file).held(wait=0, otherwise=""):
        assert not is_free(file)


def test_a_lock_file_that_goes_while_it_is_waited_for_is_made_anew(file, monkeypatch):
    def taken_too_late(descriptor):
        monkeypatch.undo()
        file.unlink()
        return take_lock(descriptor)

    monkeypatch.setattr(locks, "take_lock", taken_too_late)
    with Lock(file).held(wait=1, otherwise=""):
        assert file.exists()
        assert not is_free(file)


@pytest.mark.usefixtures("holder")
def test_the_lock_of_other_tools_and_ours_hold_each_other_off(file):
    import filelock

    with file.open("ab") as opened:
        assert not filelock.lock_descriptor(opened.fileno(), blocking=False)


def test_a_file_system_that_calls_it_denied_means_held(file, monkeypatch):
    def denied(*_):
        raise PermissionError

    monkeypatch.setattr("fcntl.flock", denied)
    assert not is_free(file)


def test_a_lock_that_cannot_be_made_is_said(tmp_path):
    lock = Lock(tmp_path / "gone" / "lock")
    with (
        pytest.raises(Environment, match="is not there"),
        lock.held(wait=0, otherwise=""),
    ):
        pass


def test_a_lock_file_is_private(file):
    assert is_free(file)
    assert file.stat().st_mode & 0o777 == 0o600
