"""A plugin of pytest that counts on how many inputs each law was tried.

hypothesis tells its statistics to whoever collects them, wherever in a test it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest
from hypothesis.statistics import collector

TOLD = "{laws} laws on {inputs} inputs"
TAKEN = ("valid", "interesting")  # not what the law says nothing about
tried: Counter[str] = Counter()


@pytest.hookimpl(trylast=True, wrapper=True)  # within hypothesis's own, which hides it
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Count the inputs of *item*; a test that makes up none is one itself."""

    def count(statistics: dict[str, object]) -> None:
        phases = [phase for phase in statistics.values() if isinstance(phase, dict)]
        cases = [case["status"] for phase in phases for case in phase["test-cases"]]
        tried[item.nodeid] += sum(status in TAKEN for status in cases)

    tried[item.nodeid] = 0
    with collector.with_value(count):  # type: ignore[arg-type]  # it begins with None
        yield
    tried[item.nodeid] = tried[item.nodeid] or 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the sum of them."""
    told = TOLD.format(laws=len(tried), inputs=tried.total())
    terminalreporter.write_line(told)
