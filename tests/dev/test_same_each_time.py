"""Two runs of the tests decide the same, whatever ran before and beside them."""

import sys
from importlib.util import module_from_spec, spec_from_file_location

from hypothesis import given
from hypothesis import strategies as st


def made_up():
    """Return the inputs that a law is tried on."""
    every = []

    @given(st.lists(st.integers(), min_size=20))
    def law(numbers):
        every.append(numbers)

    law()
    return every


def test_what_a_law_is_tried_on_is_the_same_each_time():
    assert made_up() == made_up()


def test_what_a_law_is_tried_on_follows_from_no_module(tmp_path, monkeypatch):
    before = made_up()
    file = tmp_path / "lately.py"
    file.write_text(f"LOADED = {[*range(1_000, 2_000)]}", encoding="utf-8")
    spec = spec_from_file_location("lately", file)
    monkeypatch.setitem(sys.modules, "lately", module_from_spec(spec))
    assert made_up() == before
