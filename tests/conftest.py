"""What holds for every test."""

from functools import partial

import pytest

from tmworkshop.adapters.store import workspace
from tmworkshop.adapters.store.reserve import Reserve


@pytest.fixture(autouse=True)
def _small_reserve(monkeypatch):
    """Hold back little room in the many workspaces that tests make."""
    monkeypatch.setattr(workspace, "Reserve", partial(Reserve, size=4096))
