"""A plugin of pytest: `--within SECONDS` begins no test once they are over."""

import time

import pytest

OVER = "the time is over, and what is further off was not tried"


class Within:
    """Ends a run, in each of its processes, and calls it well if nothing failed."""

    def __init__(self, seconds):
        self._end = time.monotonic() + seconds
        self._session = None

    def pytest_sessionstart(self, session):
        self._session = session

    def pytest_runtest_logreport(self):
        if time.monotonic() > self._end:
            self._session.shouldstop = OVER

    def pytest_sessionfinish(self, session, exitstatus):
        was_stopped = exitstatus == pytest.ExitCode.INTERRUPTED
        if was_stopped and session.shouldstop == OVER and not session.testsfailed:
            session.exitstatus = pytest.ExitCode.OK


def pytest_addoption(parser):
    parser.addoption("--within", type=float, metavar="SECONDS")


def pytest_configure(config):
    seconds = config.getoption("within")
    if seconds is not None:
        config.pluginmanager.register(Within(seconds))
