"""What of a set goes in a pack, under which id, and what no longer does."""

import hmac
from datetime import date

import pytest

from tests.builders import RULES, Meeting, a_round, weighing
from tests.fakes import Copies, MemorySet
from tests.records import JANUARY, MARCH, Story
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.facts import Kind, LetGo, Organisations
from tmworkshop.domain.ids import LETTERS
from tmworkshop.domain.laid_masks import lay_spans, settle_spans
from tmworkshop.domain.levels import Level, Reader
from tmworkshop.domain.packs.letting_go import let_go
from tmworkshop.domain.packs.voices import Leave
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.masks import Masks

NAMES = ("Megan Prys-Jones", "Dai Okafor", "Amina Li")
PROGRAMME = "north"
LABELS = ("0 not at all", "1 a little", "2 fully", "? I cannot say")
WORDS = "Ask Dai, and Amina."


def marked_by(key):
    def mark(*texts):
        digest = hmac.digest(key, "\0".join(texts).encode(), "sha256")
        return "".join(LETTERS[each % 32] for each in digest[:26])

    return mark


MARK, OTHER_MARK = marked_by(b"one"), marked_by(b"other")


def leave(**given):
    return Leave(
        **{
            "find_names": Masks(NAMES).spans,
            "pseudonym": lambda member: MARK("person", member),
            "themes": lambda theme: theme if theme.startswith("barrier") else "",
            **given,
        }
    )


def letting(story, mark=MARK, **given):
    return let_go(story.record, PROGRAMME, leave(**given), mark)


def goes(story, mark=MARK, **given):
    """Let all go that may, and keep what went, as a pack that is made does."""
    now = letting(story, mark, **given)
    story.add(
        LetGo(
            programme=PROGRAMME,
            set=now.part.set,
            pack="digest",
            digests=now.new,
            withdrawn=now.withdrawn,
        )
    )
    return now.part


@pytest.fixture
def story():
    story = Story.of_three()
    story.slip("m1", "evaluator", "funder", "name-funder")
    story.slip("m2", "evaluator")
    story.meet(JANUARY, lesson="lesson.07")
    return story


def voices(part):
    return {each.words: each for each in part.voices}


def test_words_go_as_far_as_each_box_says_under_a_pseudonym(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.", lesson="lesson.07")
    story.said(Kind.REFLECTION, "m2", "Firms are shy.")
    story.said(Kind.REFLECTION, "m3", "No slip of mine.")
    ours, theirs = letting(story).part.voices
    assert (ours.words, theirs.words) == ("Forms are long.", "Firms are shy.")
    assert ours.readers == {Reader.PROGRAMME, Reader.FUNDER}
    assert (ours.name, ours.named_to) == ("Megan Prys-Jones", {Reader.FUNDER})
    assert (theirs.name, theirs.named_to) == ("", frozenset())
    assert theirs.readers == {Reader.PROGRAMME}
    assert ours.person == MARK("person", "m1") != theirs.person
    assert (ours.partnership, ours.lesson) == ("Glan", "lesson.07")


def test_what_is_for_the_set_alone_or_struck_or_of_a_slip_stays(story):
    story.said(Kind.REFLECTION, "m1", "For us.", level=Level.SET)
    story.strike(story.said(Kind.REFLECTION, "m1", "Not so."))
    story.said(Kind.REFLECTION, "", "On a slip.", unattributed=True)
    story.said(Kind.NOTE, "", "We were late.")
    story.said(Kind.QUESTION, "m1", "Who knows?")
    story.said(Kind.REFLECTION, "m1", "Between two.", session="")
    assert letting(story).part.voices == ()


def test_an_action_tells_what_came_of_it_and_where_it_stands(story):
    ring = story.action("m1", "Ring the mill")
    story.part().meet(MARCH)
    story.heard(ring, "done", happened="They rang back", learned="Ring early")
    (voice,) = letting(story).part.voices
    assert voice.outcome == "done"
    assert voice.since == (
        "What happened: They rang back.",
        "What was learned: Ring early.",
    )


def test_where_an_action_stands_is_not_told_by_what_stays(story):
    ring = story.action("m1", "Ring the mill")
    story.part().meet(MARCH)
    said = story.heard(ring, "done", happened="They rang back")
    story.amend(said, "level", "set")
    (voice,) = letting(story).part.voices
    assert (voice.outcome, voice.since) == ("", ())


def test_themes_of_ones_own_are_told_by_the_shipped_one_above_or_not_at_all(story):
    said = story.said(Kind.REFLECTION, "m1", "Forms are long.")
    story.tag(said, "ours.megan-leaves")
    story.tag(said, "barrier.time")
    (voice,) = letting(story).part.voices
    assert voice.themes == ("barrier.time",)


def test_words_that_may_name_someone_wait_until_someone_has_looked(story):
    said = story.said(Kind.REFLECTION, "m1", "Ask Dai about the mark on it.")
    (waits,) = letting(story).waiting
    assert [hit.name for hit in waits.hits] == ["Dai"]
    assert letting(story).part.voices == ()
    words = story.record.kept[said].words
    story.amend(said, "masked-beyond", settle_spans("words", words, ((4, 7),)))
    (voice,) = letting(story).part.voices
    assert voice.words == "Ask [name] about the mark on it."


def test_what_someone_looked_at_and_let_be_goes_as_it_stands(story):
    said = story.said(Kind.REFLECTION, "m1", "Dai the dog barked.")
    story.amend(said, "masked-beyond", settle_spans("words", "Dai the dog barked.", ()))
    assert voices(letting(story).part).keys() == {"Dai the dog barked."}


def test_a_sentence_that_changed_is_to_be_looked_at_again(story):
    said = story.said(Kind.REFLECTION, "m1", "Dai barked.")
    story.amend(said, "masked-beyond", settle_spans("words", "Dai barked.", ((0, 3),)))
    story.amend(said, "words", "Dai barked at us.")
    assert letting(story).part.voices == ()
    story.amend(said, "words", "All barked at us.")
    assert voices(letting(story).part).keys() == {"All barked at us."}


def test_the_story_of_an_action_waits_with_it(story):
    ring = story.action("m1", "Ring the mill")
    story.part().meet(MARCH)
    story.heard(ring, "done", happened="Amina Li rang back")
    now = letting(story)
    assert now.part.voices == ()
    assert [hit.part for each in now.waiting for hit in each.hits] == ["happened"]


def test_what_of_an_action_never_leaves_is_not_to_be_looked_at(story):
    story.action("m1", "Ring the mill", parts={"first-sign": "Dai smiles."})
    assert voices(letting(story).part).keys() == {"Ring the mill"}


def test_what_is_masked_for_all_beyond_the_set_is_not_asked_about(story):
    said = story.said(Kind.REFLECTION, "m1", "Ask Dai, and Amina.")
    story.amend(said, "masked-beyond", lay_spans("", "words", WORDS, ((4, 7),)))
    (waits,) = letting(story).waiting
    assert [hit.name for hit in waits.hits] == ["Amina"]
    story.amend(said, "masked-beyond", settle_spans("words", WORDS, ()))
    assert voices(letting(story).part).keys() == {"Ask [name], and Amina."}


def test_whose_pseudonym_is_not_known_yet_waits(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    story.said(Kind.REFLECTION, "m2", "Firms are shy.")
    now = letting(story, pseudonym=lambda member: "" if member == "m1" else "P")
    assert voices(now.part).keys() == {"Firms are shy."}
    assert [each.hits for each in now.waiting] == [()]


def test_the_same_state_gives_the_same_ids_and_nothing_new(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    first = goes(story)
    again = letting(story)
    assert again.part == first
    assert not again.changes


def test_a_change_has_a_new_id_and_the_old_one_is_withdrawn(story):
    said = story.said(Kind.REFLECTION, "m1", "Forms are long.")
    (first,) = goes(story).voices
    story.amend(said, "words", "Forms are too long.")
    now = letting(story)
    (second,) = now.part.voices
    assert second.id != first.id
    assert now.part.withdrawn == (first.id,)
    assert now.changes


def test_what_is_taken_back_is_withdrawn_and_let_go_again_has_a_new_id(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    (first,) = goes(story).voices
    story.on(MARCH).slip("m1", no=("evaluator",))
    gone = goes(story)
    assert (gone.voices, gone.withdrawn) == ((), (first.id,))
    assert letting(story).part == gone
    story.on(date(2026, 5, 1)).slip("m1", "evaluator", "funder", "name-funder")
    back = goes(story)
    (second,) = back.voices
    assert second.id != first.id
    assert back.withdrawn == (first.id,)
    assert letting(story).ids[first.id] == letting(story).ids[second.id]


def test_with_another_key_all_before_is_replaced(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    first = goes(story)
    other = letting(story, OTHER_MARK)
    assert other.part.instead_of == (first.set,)
    assert other.part.set != first.set
    assert other.part.withdrawn == ()


def test_another_programme_knows_nothing_of_this_one(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    goes(story)
    other = let_go(story.record, "south", leave(), MARK)
    assert other.changes
    assert other.part.instead_of == ()


def test_words_are_kept_until_the_first_of_all_the_days(story):
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    assert letting(story).part.voices[0].keep_until == ""
    (voice,) = letting(story, keep_until=date(2028, 3, 31)).part.voices
    assert voice.keep_until == "2028-03"
    (voice,) = letting(story, keep_until=date(2028, 3, 30)).part.voices
    assert voice.keep_until == "2028-02"


def test_how_many_were_asked_is_a_number_from_three_on():
    story = Story.of_three()
    for member in ("m4", "m5", "m9"):
        story.join(member, f"Someone {member}", "Glan")
    story.meet(JANUARY, ("m1", "m2", "m3", "m4", "m5", "m7"), lesson="lesson.07")
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    asked = {each.partnership: each for each in letting(story).part.asked}
    assert {name: each.people for name, each in asked.items()} == {
        "Glan": 4,
        "Hafod": 0,
    }
    assert (asked["Glan"].lesson, asked["Glan"].month) == ("lesson.07", "2026-01")


def weighed_by(figures):
    """Return what leaves of four people without slips, who talked and then weighed."""
    steps = a_round("talk"), weighing(RULES[0], labels=LABELS)
    meeting = Meeting(*steps, present="mdac")
    meeting.types("Forms are long.", "So are days.", "No.", "Yes.", figures)
    file = MemorySet(*meeting.closed().facts)
    seal_slips(file, Copies())
    return let_go(record_of(file.facts()), PROGRAMME, leave(), MARK).part


def test_with_no_slip_no_words_leave_and_counts_of_unsigned_slips_do():
    part = weighed_by("0 1 1 2")
    assert part.voices == ()
    assert [each.people for each in part.asked] == [0, 0]  # two of each partnership
    assert [each.figures for each in part.weighed] == [{"0": 1, "1": 2, "2": 1}]


@pytest.mark.parametrize("figures", ["1 2", "1 1 1 1", "1 1 1 2"])
def test_figures_of_two_or_of_all_but_one_are_not_told(figures):
    assert weighed_by(figures).weighed == ()


@pytest.mark.parametrize("box", ["funder", "print", "name-funder", "name-print"])
def test_a_yes_for_a_funder_or_for_print_hangs_on_that_for_the_evaluator(box):
    story = Story.of_three()
    story.slip("m1", box)
    story.meet(JANUARY, lesson="lesson.07")
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    assert letting(story).part.voices == ()


def test_what_was_ticked_in_the_first_wording_lets_nothing_go():
    story = Story.of_three()
    story.slip("m1", "programme", "quotes", "name")
    story.meet(JANUARY, lesson="lesson.07")
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    assert letting(story).part.voices == ()


def test_organisations_are_those_listed_last(story):
    story.add(Organisations(names=("The Mill", "Hafod Bakery")))
    story.add(Organisations(names=("Hafod Bakery",)))
    assert story.record.organisations == ("Hafod Bakery",)
