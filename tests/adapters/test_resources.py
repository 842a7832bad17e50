import pytest

from tmworkshop.adapters.content.resources import folder


@pytest.mark.parametrize("style", ["Regular", "Semibold"])
def test_the_fonts_of_the_pages_are_shipped_with_their_licence(style):
    fonts = folder("templates") / "fonts"
    assert (fonts / f"WorkshopSans-{style}.woff2").is_file()
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
