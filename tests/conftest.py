"""What holds for every test.

Laws are tried on the same few examples each time, so that two runs decide the same.
HYPOTHESIS_PROFILE=soak, as `./dev soak laws` has it, makes up others, and far more.
"""

import gc
import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from tests.posix import why_alone
from tests.remembered import (
    lighten_six_words,
    remember_fonts,
    remember_tables,
    remember_templates,
)
from tmworkshop.adapters.store import workspace
from tmworkshop.adapters.store.reserve import Reserve

ROOT = Path(__file__).parents[1]
IS_WINDOWS = sys.platform == "win32"
SUITE = settings(
    derandomize=True,
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SOAK = settings(SUITE, derandomize=False, max_examples=500, print_blob=True)
settings.register_profile("suite", SUITE)
settings.register_profile("soak", SOAK)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

if settings().derandomize:
    # otherwise examples follow from whichever modules earlier tests have loaded
    providers._get_local_constants = Constants

lighten_six_words()  # some are made while tests are collected

if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    # under nohup every process begun here would ignore it, too; a handler is not
    # handed down, and still lets the run outlive its window
    signal.signal(signal.SIGHUP, lambda *_: None)


def pytest_ignore_collect(collection_path):
    """Read no file of tests that only POSIX can read, where it is not."""
    place = collection_path.relative_to(ROOT).as_posix()
    return True if IS_WINDOWS and why_alone(place) else None


def pytest_collection_modifyitems(items):
    """Mark what holds on POSIX alone, and pass it over elsewhere."""
    for item in items:
        if why := why_alone(item.nodeid):
            item.add_marker(pytest.mark.posix(why))
            if IS_WINDOWS:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Look no more for garbage among thousands of tests that stay until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 20)


@pytest.fixture
def no_garbage_before():
    """Leave what other tests keep alone when a test looks for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_home_of_anyones(tmp_path_factory):
    """Keep what belongs to a computer, as marks of sets and keys, from anyone's own."""
    with pytest.MonkeyPatch.context() as patch:
        config = tmp_path_factory.getbasetemp() / "config"
        patch.setenv("TMWORKSHOP_CONFIG", str(config))
        yield


@pytest.fixture(autouse=True, scope="session")
def _what_is_ours_is_read_once():
    with pytest.MonkeyPatch.context() as patch:
        remember_tables(patch)
        remember_templates(patch)
        remember_fonts(patch)
        yield


@pytest.fixture(autouse=True)
def _small_reserve(monkeypatch):
    """Hold back little room in the many workspaces that tests make."""
    monkeypatch.setattr(workspace, "Reserve", partial(Reserve, size=4096))
