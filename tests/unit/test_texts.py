from dataclasses import fields, replace

import pytest

from tests.builders import a_design, a_round, weighing
from tests.records import MARCH
from tmworkshop.domain.design import Design, Phase, Step, Weighed
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Erased,
    Fact,
    Founded,
    Joined,
    Kind,
    Lent,
    LetGo,
    Moved,
    Opened,
    Organisations,
    Recognised,
    Said,
    Sent,
    Struck,
    Tagged,
    Titled,
)
from tmworkshop.domain.rights.typed_texts import TYPED, reword_typed, texts_of

NEVER_TYPED = {
    Founded: ("kept_until",),
    # a name of their own is nobody else's
    Joined: ("member", "name", "partnership", "since", "is_other"),
    Titled: ("partnership", "same_as", "apart_from"),
    Agreed: ("version", "agreed_on"),
    Consented: (
        *("member", "purpose", "choice", "wording", "slip", "keep_until", "invitation"),
    ),
    Lent: ("of", "uses", "digest", "slip", "wording", "invitation"),
    Opened: ("held_on", "present", "presenters", "reviews", "lesson"),
    Moved: ("session", "what", "turn", "who", "minutes", "card", "after"),
    Said: (
        *("kind", "session", "turn", "speaker", "lesson", "level", "follows"),
        "unattributed",
    ),
    Amended: ("of", "part", "session"),
    Struck: ("of", "back", "session"),
    Tagged: ("of", "theme", "session"),
    Erased: ("of", "counts"),
    Sent: ("of", "member"),
    LetGo: ("programme", "set", "pack", "file", "digests", "withdrawn"),
    Organisations: (),
    Recognised: ("member", "other_set", "other", "is_same"),
    Design: ("minutes", "smallest", "largest", "presenters", "sources"),
    Step: (
        *("id", "minutes", "speaks", "layout", "keeps", "give", "shows", "level"),
        *("stems", "scale", "weighs", "holds", "unattributed", "spare_to"),
        *("repeats", "between", "group_size", "regroups"),
    ),
    Phase: ("minutes",),
    Weighed: ("id", "version"),
}


def upper(fact):
    return reword_typed(fact, str.upper)


@pytest.mark.parametrize("fact", NEVER_TYPED, ids=lambda fact: fact.__name__)
def test_of_every_field_it_is_known_whether_someone_types_words_there(fact):
    stamped = fields(Fact) if issubclass(fact, Fact) else ()
    known = [*TYPED[fact], *NEVER_TYPED[fact]]
    assert sorted(known) == sorted(f.name for f in fields(fact)[len(stamped) :])


def test_every_fact_is_known():
    assert {*AnyFact.__args__} < {*NEVER_TYPED}
    assert TYPED.keys() == NEVER_TYPED.keys()


def test_what_a_set_says_of_itself_is_words():
    founded = Founded(name="dyffryn", contact="sian", place="hall")
    assert [*texts_of(founded)] == ["dyffryn", "sian", "hall"]


def test_a_members_own_name_is_no_word_of_others():
    joined = upper(Joined(member="m1", name="megan", partnership="p1"))
    assert (joined.name, joined.partnership) == ("megan", "p1")


def test_what_a_partnership_is_called_is_words():
    assert upper(Titled(partnership="p1", name="glan")).name == "GLAN"


def test_rules_a_coder_and_a_reader_are_words():
    assert upper(Agreed(version=1, rules=("listen", "ask"))).rules == ("LISTEN", "ASK")
    assert upper(Tagged(of="1", theme="time", coder="sian")).coder == "SIAN"
    assert upper(Sent(of=("1",), to="funder")).to == "FUNDER"


def test_parts_are_words_but_for_ids_dates_and_choices():
    parts = {"happened": "he rang", "helper": "m2", "due": "2026-03-12", "new": "so"}
    said = upper(Said(kind=Kind.ACTION, words="ring", parts=parts))
    assert said.words == "RING"
    assert said.parts == {**parts, "happened": "HE RANG", "new": "SO"}


@pytest.mark.parametrize("kind", [Kind.FOLLOWUP, Kind.RATING, Kind.MEETING])
def test_a_value_that_stands_for_words_is_none(kind):
    assert upper(Said(kind=kind, value="keep")).value == "keep"


@pytest.mark.parametrize(
    ("part", "value"),
    [("words", "SO"), ("happened", "SO"), ("helper", "so"), ("value", "so")],
)
def test_a_correction_is_words_where_its_part_is(part, value):
    assert upper(Amended(of="1", part=part, value="so")).value == value


def test_the_copy_of_a_design_holds_words_and_keeps_the_ids_of_its_steps():
    phases = (Phase("pairs", 5),)
    step = a_round("ask", words=("so",), cue="look", never="hurry", phases=phases)
    design = replace(a_design(step), before="chairs")
    opened = upper(Opened(design=design, held_on=MARCH, present=()))
    (now,) = opened.design.steps
    assert (opened.design.title, opened.design.before) == ("MADE UP", "CHAIRS")
    assert (now.id, now.title, now.question) == ("ask", "ASK", "ASK?")
    assert (now.words, now.phases) == (("SO",), (Phase("PAIRS", 5),))
    assert (now.cue, now.never) == ("LOOK", "HURRY")


def test_what_holds_no_words_stays_the_same_fact():
    struck = Struck(of="1")
    assert upper(struck) is struck
    assert [*texts_of(struck)] == []


def test_the_rules_that_a_set_weighed_are_words_as_the_agreement_is():
    rule = Weighed("agreement.1", 2, "dai is heard")
    step = weighing(rule, labels=("0 no",))
    opened = upper(Opened(design=a_design(step), held_on=MARCH, present=()))
    (now,) = opened.design.steps
    assert now.statements == (Weighed("agreement.1", 2, "DAI IS HEARD"),)
    assert now.labels == ("0 NO",)
