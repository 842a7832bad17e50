import shutil
from types import SimpleNamespace

import pytest

from tests.nursery import Nursery
from tests.sessions.playing import NOW, founded, played
from tests.terminals import environment


@pytest.fixture
def desk(tmp_path):
    """A workspace with one set that has not met yet, and the environment for it."""
    folder = tmp_path / "workspace"
    env = environment(TMWORKSHOP_WORKSPACE=str(folder), TMWORKSHOP_NOW=NOW)
    return SimpleNamespace(file=founded(folder), env=env, folder=folder)


@pytest.fixture(scope="session")
def half_way(tmp_path_factory):
    """The file of a session that was cut off as the first action was to be typed."""
    file = founded(tmp_path_factory.mktemp("half-way") / "workspace")
    lines = played(file)
    return next(line.file for line in lines if line.screen.ask.label == "What")


@pytest.fixture
def at_an_action(desk, half_way):
    desk.file.write_bytes(half_way)
    return desk


@pytest.fixture(scope="session")
def tmux():
    if not (found := shutil.which("tmux")):
        pytest.skip("tmux is not installed")
    return found


@pytest.fixture(scope="session")
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()
