"""What was weighed, for whoever runs the laptop and for the set: counts only."""

from dataclasses import replace

from tests.builders import RULES, Meeting, a_round, sheets, slips, weighing
from tests.fakes import Copies, MemorySet
from tests.records import IMPRINT
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.levels import Level, Reader
from tmworkshop.domain.pages.summary import set_summary
from tmworkshop.domain.pages.views import WeighedRow, WeighedTable
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.weighed import count_weighed

LABELS = ("0 not at all", "1 a little", "2 fully", "? I cannot say")


def held(*steps, types, present="mdac"):
    """Return the record of a session that was held, and that session."""
    meeting = Meeting(*steps, a_round("last"), present=present).types(*types).closed()
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    record = record_of(file.facts())
    return record, record.sessions[0]


def told(record, session, reader):
    return [
        (each.statement.item, " ".join(each.figures))
        for weighing in count_weighed(record, session, reader)
        for each in weighing.ratings
    ]


def for_the_set(*rules, **more):
    return weighing(*rules or RULES, level=Level.SET, labels=LABELS, **more)


def test_whoever_runs_the_laptop_sees_what_each_statement_was_given():
    held_ = held(weighing(*RULES), types=["2 0", "", "", "1 ? 1", ""])
    assert told(*held_, Reader.FACILITATOR) == [
        ("agreement.1@2", "0 2"),
        ("agreement.3@2", "1 1 ?"),
    ]


def test_what_was_on_sheets_stands_by_the_widest_gap_after_the_close_as_well():
    held_ = held(sheets(), types=["020", "021", "022", ""])
    assert told(*held_, Reader.FACILITATOR) == [
        ("agreement.3@2", "0 1 2"),
        ("agreement.1@2", "0 0 0"),
        ("agreement.2@2", "2 2 2"),
    ]


def test_the_set_is_told_where_the_step_let_it_go_so_far_and_nobody_beyond():
    open_to_us, ours_alone = for_the_set(), weighing(*RULES, id_="other")
    lines = ["2 0 0", "", "", "", "1 1 1", "", "", ""]
    held_ = held(open_to_us, ours_alone, types=lines)
    assert told(*held_, Reader.SET) == [("agreement.1@2", "0 0 2")]
    assert told(*held_, Reader.PROGRAMME) == []
    assert told(*held_, Reader.PUBLIC) == []


def test_the_set_is_not_told_what_fewer_than_three_gave():
    held_ = held(for_the_set(), types=["2 0", "", "1 1 ?", ""])
    assert told(*held_, Reader.SET) == [("agreement.2@2", "1 1 ?")]


def test_what_was_struck_and_what_was_said_elsewhere_is_not_counted():
    held_ = held(for_the_set(), types=["2 0 0", "\\", ">", "One"])
    assert told(*held_, Reader.FACILITATOR) == []
    first = Meeting(for_the_set(), a_round("last")).types("2 2 2").closed()
    second = Meeting(for_the_set(), a_round("last"), before=first).types("0 0 0")
    record = record_of(second.closed().facts)
    assert told(record, record.sessions[0], Reader.SET) == [("agreement.1@2", "2 2 2")]
    assert told(record, record.sessions[1], Reader.SET) == [("agreement.1@2", "0 0 0")]


def test_on_the_sets_page_a_statement_stands_in_the_words_that_were_weighed():
    old = Weighed("agreement.1", 1, "We speak in turn.")
    record, session = held(for_the_set(old), types=["2 0 0 ?", ""])
    assert set_summary(record, session, IMPRINT).weighed == (
        WeighedTable(
            title="Slips",
            question="How far?",
            scale="0 not at all · 1 a little · 2 fully · ? I cannot say",
            points=("0", "1", "2", "?"),
            rows=(WeighedRow("We speak in turn.", ("2", "", "1", "1")),),
        ),
    )


def test_where_the_question_alone_is_weighed_it_is_said_once():
    step = slips(level=Level.SET, labels=LABELS, question="How well did we ask?")
    record, session = held(step, types=["2 0 0", ""])
    (table,) = set_summary(record, session, IMPRINT).weighed
    assert (table.question, table.rows[0].words) == ("", "How well did we ask?")


def test_where_the_scale_is_not_known_the_figures_that_were_given_stand():
    step = replace(for_the_set(), labels=())
    record, session = held(step, types=["2 0 0", ""])
    (table,) = set_summary(record, session, IMPRINT).weighed
    assert (table.scale, table.points) == ("", ("0", "2", "?"))


def test_nothing_was_weighed_where_nothing_is_rated():
    record, session = held(types=["One"])
    assert count_weighed(record, session, Reader.FACILITATOR) == ()
    assert set_summary(record, session, IMPRINT).weighed == ()
