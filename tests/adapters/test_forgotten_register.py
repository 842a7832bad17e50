"""Marks of people who were forgotten, and the key to them, which lies elsewhere."""

import json
import stat
import sys
from datetime import date

import pytest

from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.forgotten_register import NAME, ForgottenRegister
from tmworkshop.domain.errors import Environment

TODAY, LATER = date(2026, 3, 12), date(2026, 4, 23)


@pytest.fixture
def place(tmp_path):
    (tmp_path / "workspace").mkdir()
    return tmp_path


def register(place, today=TODAY):
    environ = {"TMWORKSHOP_CONFIG": str(place / "config")}
    return ForgottenRegister(place / "workspace", environ, today)


def knows(known, words):
    return bool(known.spans(words))


def test_whoever_is_kept_is_known_by_marks_and_by_no_name(place):
    register(place).add("dyffryn", LATER, {"nadia", "nadia quist"})
    assert knows(register(place).read(), "Ask Nadia")
    assert not knows(register(place).read(), "Ask Tom")
    kept = (place / "workspace" / NAME).read_text()
    assert "nadia" not in kept.lower()
    assert json.loads(kept)["until"] == "2026-04-23"


def test_the_key_is_in_no_workspace_and_private_to_its_owner(place):
    register(place).add("dyffryn", None, {"nadia"})
    (key,) = (place / "config" / "keys").iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert [each.name for each in (place / "workspace").iterdir()] == [NAME]


def test_without_the_key_nobody_is_known_and_that_can_be_told(place):
    assert not register(place).lacks_key
    register(place).add("dyffryn", None, {"nadia"})
    assert not register(place).lacks_key
    (key,) = (place / "config" / "keys").iterdir()
    key.unlink()
    assert register(place).lacks_key
    assert not knows(register(place).read(), "Ask Nadia")


def test_another_workspace_has_another_key(place):
    register(place).add("dyffryn", None, {"nadia"})
    (place / "workspace").rename(place / "elsewhere")
    (place / "workspace").mkdir()
    environ = {"TMWORKSHOP_CONFIG": str(place / "config")}
    assert ForgottenRegister(place / "elsewhere", environ, TODAY).lacks_key


def test_once_its_day_has_passed_a_mark_is_of_no_use_and_goes(place):
    register(place).add("dyffryn", TODAY, {"nadia"})
    assert knows(register(place, TODAY).read(), "Nadia")
    after = register(place, LATER)
    assert not knows(after.read(), "Nadia")
    assert after.has_passed()
    after.sweep()
    assert not after.has_passed()
    assert not (place / "workspace" / NAME).exists()


def test_what_has_no_day_goes_with_its_set(place):
    register(place).add("dyffryn", None, {"nadia"})
    register(place).add("dyffryn", LATER, {"tomos"})
    register(place).add("moor", None, {"ito"})
    register(place).drop("dyffryn")
    known = register(place).read()
    assert [knows(known, name) for name in ("Nadia", "Tomos", "Ito")] == [
        *(False, True, True)
    ]


def test_the_same_is_kept_once(place):
    for _ in range(2):
        register(place).add("dyffryn", None, {"nadia"})
    assert len((place / "workspace" / NAME).read_text().splitlines()) == 1


@pytest.mark.parametrize("kept", ["{", "[]", '{"set": 1}', "7"])
def test_a_register_that_cannot_be_read_is_told(place, kept):
    (place / "workspace" / NAME).write_text(kept)
    with pytest.raises(Environment, match="nobody who was forgotten is known"):
        register(place).read()


def test_a_key_that_is_no_key_is_told(place):
    register(place).add("dyffryn", None, {"nadia"})
    (key,) = (place / "config" / "keys").iterdir()
    key.write_text("no key")
    with pytest.raises(Environment, match="is no key"):
        register(place).read()


def test_what_belongs_to_no_workspace_lies_where_the_platform_has_it(tmp_path):
    assert config_folder({}).name == "tmworkshop"
    assert config_folder({"TMWORKSHOP_CONFIG": str(tmp_path)}) == tmp_path
