"""The table of systems in the README: made, with a day where something was tried."""

import pytest

from tools import tried

TEXT = tried.README.read_text("utf-8")
SYSTEM = "Windows, as Wine 10 plays it"


def test_the_table_that_stands_is_the_one_that_is_made():
    assert tried.with_table(TEXT, tried.days_in(TEXT)) == TEXT
    assert tried.days_in(TEXT).keys() == tried.TRIED.keys() | tried.NOT_TRIED.keys()


def test_what_was_tried_has_its_day_and_all_else_stays(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text(TEXT, "utf-8")
    monkeypatch.setattr(tried, "README", readme)
    before = tried.days_in(TEXT)
    tried.main([SYSTEM])
    after = tried.days_in(readme.read_text("utf-8"))
    today = tried.say_day(tried.datetime.now(tried.UTC).date())
    assert after == {**before, SYSTEM: today}
    again = tried.with_table(readme.read_text("utf-8"), before)
    assert again == TEXT


def test_a_system_that_nobody_described_is_refused():
    with pytest.raises(SystemExit, match="What is tried on a toaster"):
        tried.with_table(TEXT, {"a toaster": "today"})
