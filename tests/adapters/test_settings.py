import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.settings import Settings, read_settings, write_settings
from tmworkshop.domain.errors import FileComplaints

SIAN = Settings("Siân Rees", "01632 960123")
THEIR_OWN = """\
# what I am called
facilitator = "S"
programme = "Talent Match"

[printing]
contact = "not this one"
"""


def test_before_init_nothing_is_known(tmp_path):
    assert read_settings(tmp_path) == Settings()


def test_what_is_written_is_read_back(tmp_path):
    write_settings(tmp_path / "new", SIAN)
    assert read_settings(tmp_path / "new") == SIAN


@given(st.text(), st.text())
def test_any_words_are_read_back_as_they_were(tmp_path_factory, name, contact):
    folder = tmp_path_factory.mktemp("workspace")
    settings = Settings(name, contact)
    write_settings(folder, settings)
    assert read_settings(folder) == settings


def test_whatever_else_the_file_says_stays(tmp_path):
    file = tmp_path / "workspace.toml"
    file.write_text(THEIR_OWN)
    write_settings(tmp_path, SIAN)
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    assert held == {
        "facilitator": "Siân Rees",
        "contact": "01632 960123",
        "programme": "Talent Match",
        "printing": {"contact": "not this one"},
    }
    assert "# what I am called" in file.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path):
    file = tmp_path / "workspace.toml"
    file.write_text("facilitator = 3\n")
    with pytest.raises(FileComplaints, match="facilitator is to be text"):
        write_settings(tmp_path, SIAN)
    assert file.read_text() == "facilitator = 3\n"
