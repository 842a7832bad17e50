"""What a reader of two rows or of two pages can set apart is nobody's, or enough's."""

from datetime import date

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Consented, Kind

SEVEN, THREE = "lesson.07", "lesson.03"
TIME = "barrier.time"
PEOPLE = {
    "m1": "Oluwaseun Bright",
    "m2": "Hana Kowal",
    "m3": "Iwan Tudor",
    "m4": "Priya Nair",
    "m5": "Femi Adu",
    "m6": "Lowri Hughes",
    "m7": "Zoltan Kis",
}
JANUARY, APRIL = date(2026, 1, 12), "2026-04-02T10:00:00+00:00"


@pytest.fixture
def story():
    """Seven people of one partnership, four of whom let their words go."""
    story = Story()
    for member, name in PEOPLE.items():
        story.join(member, name, "Saltmarsh")
    for member in ("m1", "m2", "m3", "m4"):
        story.slip(member, "evaluator")
    return story


def page_of(desk):
    """Return the page that goes out, as text."""
    desk.run("report", "programme", "--as", "txt")
    page = desk.folder / "reports" / "programme" / "comparison.txt"
    return page.read_text("utf-8")


def kept_in(desk, story):
    story.part()
    story.keep_in(desk.folder, "saltmarsh")
    return desk


def add(desk, *facts):
    file = FolderWorkspace(desk.folder).open_set("saltmarsh")
    with file.deciding() as hand:
        hand.keep(facts)


def ticks(member, *, choice, number):
    return Consented(
        id=f"9{number:04}",
        member=member,
        purpose="evaluator",
        choice=choice,
        wording=2,
        slip=MARCH,
    )


def test_two_names_do_not_leave_the_third_alone(desk, story):
    for member in ("m1", "m2"):
        story.slip(member, "name-programme")
    story.meet(MARCH, ("m1", "m2", "m3"), SEVEN)
    for member, words in (
        ("m1", "Two forms for one lift."),
        ("m2", "The bus is late."),
        ("m3", "My head told me to make the figures up."),
    ):
        story.said(Kind.REFLECTION, member, words, lesson=SEVEN)
    page = page_of(kept_in(desk, story))
    assert "figures up" not in page or not named_in(page)


def named_in(page):
    return [name for name in PEOPLE.values() if name in page]


def test_what_a_row_withholds_stands_in_no_other_row(desk, story):
    story.meet(JANUARY, ("m1", "m2", "m3", "m5", "m6"), SEVEN)
    for member in ("m1", "m2", "m3"):
        said = story.said(Kind.REFLECTION, member, f"Late {member}.", lesson=SEVEN)
        story.tag(said, TIME)
    story.part()
    story.meet(MARCH, ("m4", "m5", "m6"), THREE)
    alone = story.said(Kind.REFLECTION, "m4", "I may lose my post.", lesson=THREE)
    story.tag(alone, TIME)
    page = page_of(kept_in(desk, story))
    assert "Late m1." in page
    assert "lose my post" not in page


def all_say(story):
    story.meet(MARCH, tuple(PEOPLE), SEVEN)
    for member in PEOPLE:
        story.said(Kind.REFLECTION, member, f"So says {member}.", lesson=SEVEN)


def test_what_is_new_on_a_second_page_is_not_of_whoever_gave_a_slip(desk, story):
    all_say(story)
    kept_in(desk, story)
    assert "So says m4." in page_of(desk)
    desk.environ["TMWORKSHOP_NOW"] = APRIL
    add(desk, ticks("m5", choice=True, number=1))
    page = page_of(desk)
    assert "So says m4." in page
    assert "So says m5." not in page


def test_enough_new_people_are_on_it_together(desk, story):
    all_say(story)
    kept_in(desk, story)
    page_of(desk)
    desk.environ["TMWORKSHOP_NOW"] = APRIL
    new = ("m5", "m6", "m7")
    add(desk, *(ticks(m, choice=True, number=n) for n, m in enumerate(new)))
    assert "So says m5." in page_of(desk)


def test_what_is_gone_from_a_second_page_is_not_of_whoever_took_it_back(desk, story):
    all_say(story)
    kept_in(desk, story)
    page_of(desk)
    desk.environ["TMWORKSHOP_NOW"] = APRIL
    add(desk, ticks("m4", choice=False, number=1))
    page = page_of(desk)
    assert "So says" not in page
    assert "changed since" in page
    assert "So says" not in desk.run("programme", "compare").stdout


def test_a_partnership_that_is_called_otherwise_since_is_the_same_one(desk, story):
    all_say(story)
    kept_in(desk, story)
    page_of(desk)
    desk.environ["TMWORKSHOP_NOW"] = APRIL
    desk.run("partnership", "update", "Saltmarsh", "--name", "Salt Marsh Hub")
    assert "Salt Marsh Hub" in page_of(desk)
    add(desk, ticks("m4", choice=False, number=1))
    assert "So says" not in page_of(desk)


def test_a_figure_less_that_of_a_row_within_it_tells_of_no_single_person(desk, story):
    """Four on a lesson, three of them on a theme: the fourth is in no number."""
    story.meet(MARCH, tuple(PEOPLE), SEVEN)
    for member in ("m1", "m2", "m3"):
        said = story.said(Kind.REFLECTION, member, f"Late {member}.", lesson=SEVEN)
        story.tag(said, TIME)
    story.said(Kind.REFLECTION, "m4", "Our money is gone.", lesson=SEVEN)
    shown = kept_in(desk, story).run("programme", "compare").stdout
    assert "3 of 7 asked" in shown
    assert "4 of 7 asked" not in shown


def test_nothing_that_is_remembered_of_a_page_names_anyone(desk, story):
    story.slip("m1", "name-programme")
    all_say(story)
    page_of(kept_in(desk, story))
    folder = desk.folder / "programme"
    key = folder / "own.key"
    assert key.stat().st_mode & 0o777 == 0o600
    remembered = (folder / "programme.jsonl").read_text("utf-8").casefold()
    assert not [n for n in PEOPLE.values() if n.split()[0].casefold() in remembered]
    assert "so says" not in remembered
    assert '"m1"' not in remembered
