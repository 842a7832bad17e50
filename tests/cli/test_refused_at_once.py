"""What can be known to be wrong is refused before anything is asked."""

import pytest

WRONG = {
    "a lesson": ("session", "start", "--lesson", "99"),
    "a design": ("session", "start", "--design", "xylophone"),
    "a day": ("session", "start", "--date", "the day after"),
    "whoever is present": ("session", "start", "--present", "Zebedee"),
    "a presenter": ("session", "start", "--presenter", "Zebedee"),
    "since when": ("member", "add", "--since", "3 smarch"),
    "since when, put right": ("member", "update", "megan", "--since", "3 smarch"),
    "until when": ("set", "add", "--kept-until", "3 smarch"),
    "when it was agreed": ("set", "agreement", "--on", "3 smarch"),
    "the date on a slip": ("member", "consent", "megan", "--slip-date", "3 smarch"),
    "a wording": ("member", "consent", "megan", "--wording", "999"),
    "a day on a slip": ("member", "consent", "megan", "--keep-until", "3 smarch"),
}


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize("what", WRONG)
def test_it_is_refused_before_anything_is_asked(dyffryn, monkeypatch, what):
    def asked(*_, **__):
        raise AssertionError("something was asked")

    for name in ("ask", "confirm", "agree"):
        monkeypatch.setattr(f"tmworkshop.cli.asker.Asker.{name}", asked)
    for where in ("session.session_plan", "set.set_agreement"):
        for name in ("choose_one", "choose_many", "tick_boxes"):
            place = f"tmworkshop.cli.{where}.{name}"
            monkeypatch.setattr(place, asked, raising=False)
    told = dyffryn.run(*WRONG[what], code=None)
    assert told.exit_code in (1, 2)
    assert "Error: " in told.stderr


def test_a_lesson_is_refused_before_the_set_is_asked_for(dyffryn, someone_to_ask):
    dyffryn.run("set", "add", "Moor set", "--kept-until", "none")
    told = dyffryn.run("session", "start", "--lesson", "99", code=1).stderr
    assert told.startswith("Error: There is no lesson 99.")


def test_a_short_passphrase_is_refused_before_five_lines_are_typed(
    dyffryn, someone_to_ask, tmp_path
):
    short = tmp_path / "short.txt"
    short.write_text("abc\n", encoding="utf-8")
    told = dyffryn.run("backup", "rescue", "--passphrase-file", str(short), code=2)
    assert "Line 1" not in told.output
    assert "has less than" in told.stderr
