import pytest

from tests.desk import Desk


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    return Desk(tmp_path / "workspace")


@pytest.fixture
def dyffryn(desk):
    desk.run("set", "add", "Dyffryn set", "--kept-until", "none")
    desk.run("member", "add", "Megan Prys-Jones", "--partnership", "Gwynedd")
    desk.run("member", "add", "Dai Okafor")
    return desk


@pytest.fixture
def someone_to_ask(monkeypatch):
    monkeypatch.setattr("tmworkshop.cli.asker.Asker.is_there", True)
