import pytest

from tmworkshop.adapters.resources import folder, load_toml
from tmworkshop.domain.errors import NotFound


def test_a_file_is_found_in_a_folder_within_a_data_folder():
    assert load_toml("prompts", "lessons", "01")


def test_a_name_that_nothing_answers_to_is_said_back():
    with pytest.raises(NotFound, match="there is no 'waltz' among the sessions"):
        load_toml("sessions", "waltz")


@pytest.mark.parametrize("name", ["../setup", "/etc/hostname", "lessons/01", ""])
def test_a_name_cannot_climb_out_of_its_folder(name):
    with pytest.raises(NotFound):
        load_toml("prompts", name)


@pytest.mark.parametrize("style", ["Regular", "Semibold"])
def test_the_fonts_of_the_pages_are_shipped_with_their_licence(style):
    fonts = folder("templates") / "fonts"
    assert (fonts / f"WorkshopSans-{style}.ttf").is_file()
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
