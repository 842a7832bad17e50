"""A sheet is one person's: after the close none can be put together again."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import APRIL, MARCH, RULES, Meeting, a_round, sheets
from tests.fakes import Copies, MemorySet
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.seal import (
    leave_out_open_slips,
    seal_slips,
)
from tmworkshop.domain.facts import Kind, Said, TurnKey
from tmworkshop.domain.session.course.stages import Stage

FIGURES = st.sampled_from("012?")
SHEET = st.tuples(*[FIGURES] * len(RULES))
PILE = st.lists(SHEET, min_size=3, max_size=4)
ON_THE_WAY = st.sampled_from(["", "\\", "<", "+ dai: Ring"])


def typed(pile, beside=(), device="laptop"):
    """Play a session of which each sheet of *pile* is typed, some of them twice."""
    meeting = Meeting(sheets(), a_round("last"), present="mdac")
    for number, sheet in enumerate(pile):
        meeting.types("".join(sheet))
        match beside[number : number + 1]:
            case ["\\"]:
                meeting.types("\\", " ".join(sheet))
            case ["<"]:
                meeting.types("<", "???", "<", "".join(sheet))
            case ["+ dai: Ring"]:
                meeting.types("+ dai: Ring", "", "", "", "")
    return meeting


def closed(pile, beside=()):
    return typed(pile, beside).closed()


def sealed(meeting):
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    return file.facts()


def ratings(facts):
    """Return the figures in *facts*, by the statement they stand at."""
    return {f.turn.item: f.value for f in facts if is_rating(f)}


def is_rating(fact):
    return isinstance(fact, Said) and fact.kind is Kind.RATING


def columns(pile):
    return {
        rule.item: " ".join(sorted(column, key="012?".index))
        for rule, column in zip(RULES, zip(*pile, strict=True), strict=True)
    }


def mixed(draw, pile):
    """Return sheets of other people with the same figures for each statement."""
    shuffled = [draw(st.permutations(column)) for column in zip(*pile, strict=True)]
    return list(zip(*shuffled, strict=True))


@given(st.data(), PILE)
def test_people_who_filled_in_other_sheets_leave_the_same_file(data, pile):
    others = mixed(data.draw, pile)
    assert sealed(closed(pile)) == sealed(closed(others))


@given(PILE, st.lists(ON_THE_WAY, max_size=4))
def test_each_statement_keeps_its_own_figures_in_order_and_nothing_else(pile, beside):
    meeting = closed(pile, beside)
    facts = sealed(meeting)
    assert ratings(facts) == columns(pile)
    sheets_were = [f for f in meeting.facts if is_rating(f)]
    written = "\n".join(map(repr, facts))
    links = {repr(part) for fact in sheets_were for part in (fact.id, fact.at)}
    assert not [link for link in links if link in written]
    assert not [f for f in facts if is_rating(f) and (f.device or f.speaker)]


@given(st.data(), PILE)
def test_the_bytes_of_the_file_are_the_same_as_well(tmp_path_factory, data, pile):
    folder = tmp_path_factory.mktemp("sheets")
    written = []
    for number, sheets_ in enumerate((pile, mixed(data.draw, pile))):
        file = FactFile(folder / f"{number}.jsonl")
        file.found()
        meeting = closed(sheets_)
        file.keep(meeting.facts)
        seal_slips(file, Copies())
        written.append((folder / f"{number}.jsonl").read_bytes())
    assert written[0] == written[1]


@given(st.lists(SHEET, max_size=2))
def test_of_one_sheet_or_two_no_figure_is_kept(pile):
    assert ratings(sealed(closed(pile))) == {}


@given(PILE, SHEET)
def test_a_sheet_that_came_late_is_put_with_those_that_were_taken_apart(pile, late):
    meeting = closed(pile[:3])
    file = MemorySet(*sealed(meeting))
    (rated, *_) = [f for f in meeting.facts if is_rating(f)]
    file.keep(
        [Said(**{**vars(rated), "id": "late", "value": " ".join(late), "device": "x"})]
    )
    seal_slips(file, Copies())
    assert ratings(file.facts()) == columns([*pile[:3], late])
    assert len([f for f in file.facts() if is_rating(f)]) == len(RULES)


# --- copies


@given(PILE)
def test_a_copy_made_while_the_session_is_open_holds_no_sheet(pile):
    copy = SlipRules().sealed(tuple(typed(pile).facts))
    assert ratings(copy) == columns(pile)
    assert ratings(leave_out_open_slips(copy)) == {}
    assert SlipRules().settled(tuple(typed(pile).facts)) == tuple(typed(pile).facts)


@given(PILE, st.integers(1, 3))
def test_two_copies_tell_no_sheet_that_was_typed_between_them(pile, first):
    """The second copy less the first one is the sheet between; so neither stays."""
    early = SlipRules().sealed(tuple(typed(pile[:first]).facts))
    later = SlipRules().sealed(tuple(typed(pile).facts))
    copies = Copies(early, later)
    file = MemorySet(*closed(pile).facts)
    seal_slips(file, copies)
    found = [[f for f in copy if is_rating(f)] for copy in copies.held]
    now = [f for f in file.facts() if is_rating(f)]
    assert found[1] == now
    assert found[0] in (now, [])


@given(PILE, SHEET)
def test_a_session_taken_up_from_a_copy_takes_further_sheets(pile, further):
    meeting = typed(pile[:3])
    meeting.facts = list(SlipRules().sealed(tuple(meeting.facts)))
    meeting.put_down_and_taken_up()
    meeting.types("".join(further))
    assert meeting.walkthrough.stage is Stage.LIVE
    facts = sealed(meeting.closed())
    assert ratings(facts) == columns([*pile[:3], further])


def test_one_sheet_kept_private_keeps_the_figures_of_all_private():
    meeting = typed([("0", "1", "2")] * 3)
    last = [f for f in meeting.facts if is_rating(f)][-1]
    meeting.keeps(meeting.place.amend("level", "private", last.id))
    facts = sealed(meeting.closed())
    assert {f.level for f in facts if is_rating(f)} == {"private"}


def test_sheets_of_two_sessions_are_taken_apart_each_for_its_own():
    first = closed([("0", "0", "0")] * 3)
    second = Meeting(sheets(), a_round(), before=first, present="mdac")
    second.types("222", "222", "22?").closed()
    by_day = {}
    for fact in sealed(second):
        if is_rating(fact):
            by_day.setdefault(fact.at.date(), []).append(fact.value)
    assert by_day[MARCH] == ["0 0 0"] * 3
    assert sorted(by_day[APRIL]) == ["2 2 2", "2 2 2", "2 2 ?"]


def test_an_action_said_over_the_sheets_stays_with_its_speaker():
    facts = sealed(closed([("0", "1", "2")] * 3, ["+ dai: Ring"]))
    (action,) = [f for f in facts if isinstance(f, Said) and f.words == "Ring"]
    assert (action.speaker, action.turn) == ("d", TurnKey("sheets", "", "d", "aside"))
