"""A plugin of pytest: what is covered counts only while tests stand near to the code.

To trace each line makes a test take twice as long; and that a whole evening passes
over a line says little of it.  So no other test is traced, nor any near one that does
the same many times over.
"""

import pkgutil
import sys
from importlib import import_module

import pytest
from coverage import Coverage

NEAR = ("tests/unit/", "tests/cli/", "tests/designs/test_broken")
MANY_TIMES = (
    "tests/cli/test_duties",
    "tests/cli/test_content_commands",
    "tests/unit/test_disclosure.py::test_who_reads_is_as_it_stands",
)
COUNTED = ("tmworkshop.application", "tmworkshop.domain")


class Counted:
    """Lets a coverage count while a test that is near is set up, run and taken down."""

    def __init__(self, coverage):
        self._coverage = coverage
        coverage.stop()
        self._counts = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        counts = is_near(item.nodeid)
        if counts and not self._counts:
            forget_all()
            self._coverage.start()
        elif self._counts and not counts:
            self._coverage.stop()
        self._counts = counts
        return (yield)


def is_near(nodeid):
    """Say whether what the test *nodeid* runs through is counted."""
    return nodeid.startswith(NEAR) and not nodeid.startswith(MANY_TIMES)


def forget_all():
    """Forget what was worked out while nothing counted, or it would not run again."""
    for name, module in sys.modules.items():
        for each in vars(module).values() if name.startswith(COUNTED) else ():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def import_all():
    """Import what is counted, as the lines of a module run once."""
    for package in map(import_module, COUNTED):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session):
    if coverage := Coverage.current():
        import_all()
        session.config.pluginmanager.register(Counted(coverage))
