"""What there is, by kind, so that nothing goes missing unseen."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FINDINGS = [
    line
    for line in (HERE / "findings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DESIGNS = [
    "aar-60",
    "appreciative-90",
    "case-clinic-70",
    "closing-review-120",
    "critical-saga-90",
    "first-meeting-150",
    "learning-event-180",
    "lesson-session-90",
    "partnership-audit-30",
    "peer-assist-90",
    "post-it-120",
    "quick-35",
    "reflecting-team-45",
    "self-facilitated-120",
    "set-half-day",
    "troika-45",
    "virtual-120",
    "wial-90",
]
PURPOSES = [
    *("act", "apprec", "assume", "checkin", "checkout", "clarify", "compare"),
    *("evidence", "explore", "feel", "frame", "learn", "option", "power"),
    *("process", "review", "seat", "user"),
]
QUESTIONS = [
    *("01", "02", "03", "04", "05", "06", "07"),
    *("08a", "08b", "08c", "09", "10"),
]
ROLES = [
    *("facilitator", "lead", "member", "observer"),
    *("presenter", "scribe", "timekeeper"),
]
MODELS = ["driscoll", "gibbs", "kolb", "levels", "one-line", "sheet", "w3"]
LEVELS = ["individual", "programme", "set"]


def begun(ids, beginning):
    return [each for each in ids if each.startswith(beginning)]


@pytest.fixture
def counts(library, shelf, designs):
    """Return of each kind how many there are, and how many there are to be."""
    cards = library.card_ids
    stems = [stem for purpose in library.purposes for stem in purpose.stems]
    rated = [lesson for lesson in library.lessons if lesson.statements]
    audit = shelf.inventory("drivers-and-barriers")
    return {
        "lessons": (len(library.lessons), 10),
        "lessons with something to rate": (len(rated), 9),
        "evidence cards": (len(cards), len(FINDINGS)),
        "  drivers": (len(begun(cards, "driver.")), 13),
        "  barriers": (len(begun(cards, "barrier.")), 11),
        "  recommendations to Jobcentre Plus": (len(begun(cards, "jcp.rec-")), 7),
        "research questions": (len(library.questions), len(QUESTIONS)),
        "themes": (len(library.themes), 50),
        "session designs": (len(designs), len(DESIGNS)),
        "purposes of stems": (len(library.purposes), len(PURPOSES)),
        "stems": (len(stems), 150),
        "turns from advice to a question": (len(library.advice), 9),
        "statements of the audit": (len(audit.statements), 13 + 11),
        "ground rules": (len(shelf.agreement().rules), 18),
        "roles": (len(shelf.aids("roles")), len(ROLES)),
        "models to reflect by": (len(shelf.aids("reflection")), len(MODELS)),
        "steps of the action review": (len(shelf.aids("action-review")), 4),
        "levels to evaluate at": (len(shelf.aids("evaluation")), len(LEVELS)),
        "documents read": (len(library.sources), 5),
        "works cited": (len(library.references), 25),
    }


def test_there_is_of_each_kind_what_there_is_to_be(counts, capsys):
    with capsys.disabled():
        for kind, (count, least) in counts.items():
            sys.stdout.write(f"\n{count:>5}  {kind} (of {least} or more)")
    assert {kind: of for kind, of in counts.items() if of[0] < of[1]} == {}


@pytest.mark.parametrize("finding", FINDINGS)
def test_each_finding_of_the_five_documents_is_a_card(library, finding):
    assert finding in library.card_ids


def test_the_lessons_are_the_ten_of_the_review(library):
    assert [lesson.number for lesson in library.lessons] == list(range(1, 11))


def test_the_designs_are_known_by_these_names(designs):
    assert [design.id for design in designs] == DESIGNS


def test_the_purposes_of_the_stems_are_known_by_these_names(library):
    assert [purpose.purpose for purpose in library.purposes] == PURPOSES


def test_the_research_questions_are_ten_the_eighth_in_three(library):
    assert [each.id for each in library.questions] == [f"rq.{n}" for n in QUESTIONS]
    parents = {each.id: each.parent for each in library.questions if each.parent}
    assert parents == dict.fromkeys(("rq.08a", "rq.08b", "rq.08c"), "rq.08")


@pytest.mark.parametrize(
    ("kind", "begins", "known"),
    [
        ("roles", "role.", ROLES),
        ("reflection", "refl.", MODELS),
        ("evaluation", "eval.", LEVELS),
    ],
)
def test_the_aids_are_known_by_these_names(shelf, kind, begins, known):
    ids = {aid.id.removeprefix(begins) for aid in shelf.aids(kind)}
    assert ids >= {*known}


def test_the_audit_weighs_thirteen_drivers_and_eleven_barriers(library, shelf):
    weighed = [each.card for each in shelf.inventory("drivers-and-barriers").statements]
    assert {*weighed} <= library.card_ids
    assert len(begun(weighed, "driver.")) == len({*begun(weighed, "driver.")}) == 13
    assert len(begun(weighed, "barrier.")) == len({*begun(weighed, "barrier.")}) == 11
