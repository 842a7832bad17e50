"""Two copies of a set come together: who is who, what was sealed, what was erased."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import reduce
from itertools import permutations

import pytest

from tests.builders import Meeting, a_round, sheets, slips
from tests.fakes import (
    Copies,
    MemoryBackups,
    MemoryRest,
    MemorySet,
    MemoryWorkspace,
)
from tests.property.test_erasure_laws import without
from tests.records import MARCH, Story
from tmworkshop.adapters.ids import Stamper
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.merger import merge_copies
from tmworkshop.application.name_removal import take_name_off
from tmworkshop.application.ports import Places
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import (
    Amended,
    Consented,
    Erased,
    Founded,
    Joined,
    Kind,
    Moved,
    Said,
    Sent,
    Struck,
    Tagged,
    Titled,
    TurnKey,
    What,
)
from tmworkshop.domain.laid_masks import lay_spans
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.fact_order import put_in_order
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.erasure import blank_person, erase_person, person_of
from tmworkshop.domain.rights.hidden_names import list_masked
from tmworkshop.domain.rights.named import called_in

MIDNIGHT = datetime.combine(MARCH, time(), UTC)


def a_story():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m2", "Ask in person")
    return story.part()


def added(story, *facts, device):
    """Return the facts of *story* with some that were kept on another *device*."""
    numbers = range(len(story.facts) + 1, 999)
    stamped = [
        replace(fact, id=f"{number:05}{device}", at=story.facts[-1].at, device=device)
        for number, fact in zip(numbers, facts, strict=False)
    ]
    return (*story.facts, *stamped)


def words_of(facts):
    return sorted(f.words for f in facts if isinstance(f, Said) and f.words)


# --- what is missing


def test_what_an_older_copy_lacks_comes_with_the_newer_one():
    facts = tuple(a_story().facts)
    lacking = {fact.id for fact in facts[-2:]}
    both = merge_copies(facts[:-2], facts)
    assert {f.id for f in both} - {f.id for f in facts[:-2]} == lacking
    assert merge_copies(facts, facts[:-2]) == both


def test_another_set_has_nothing_to_give():
    other = Story.of_three().facts
    other[0] = replace(other[0], id="another")
    with pytest.raises(Conflict, match="two sets"):
        merge_copies(tuple(a_story().facts), tuple(other))


def test_of_a_copy_without_its_beginning_nothing_is_known():
    facts = tuple(a_story().facts)
    with pytest.raises(Conflict, match="two sets"):
        merge_copies(facts[1:], facts[1:])


# --- what was kept last


def test_a_yes_that_was_taken_back_by_a_clock_behind_stays_taken_back():
    tick = {"member": "m1", "purpose": "programme", "wording": 1, "slip": MARCH}
    ahead = Stamper(lambda: MIDNIGHT + timedelta(hours=1), bytes, "ahead")
    before = ahead.stamp([Founded(name="Mon"), Consented(choice=True, **tick)])
    behind = Stamper(lambda: MIDNIGHT, bytes, "behind", before)
    since = (*before, *behind.stamp([Consented(choice=False, **tick)]))
    assert not record_of(merge_copies(before, since)).consents_to("m1", "evaluator")


# --- who is who


def test_two_who_were_given_the_same_id_stay_two():
    story, said = a_story(), {"kind": Kind.LEARNING, "session": "x"}
    one = added(
        story,
        Joined(member="m4", name="Bao Tran"),
        Said(words="Bao spoke", speaker="m4", turn=TurnKey("r", "m4", "m4"), **said),
        device="a",
    )
    other = added(
        story,
        Joined(member="m4", name="Ines Duarte"),
        Said(words="Ines spoke", speaker="m4", parts={"helper": "m4"}, **said),
        Amended(of="00001", part="speaker", value="m4"),
        Amended(of="00001", part="words", value="m4"),
        Consented(member="m4", purpose="evaluator", choice=True, wording=1, slip=MARCH),
        Moved(session="x", what=What.ARRIVE, who=("m4",), turn=None),
        Sent(of=("00001",), to="Ceri", member="m4"),
        device="b",
    )
    both = merge_copies(one, other)
    assert both == merge_copies(other, one)
    record = record_of(both)
    assert record.members["m4"].name == "Bao Tran"
    assert record.members["m5"].name == "Ines Duarte"
    whose = {f.words: (f.speaker, f.turn, f.parts) for f in both if isinstance(f, Said)}
    assert whose["Bao spoke"] == ("m4", TurnKey("r", "m4", "m4"), {})
    assert whose["Ines spoke"] == ("m5", None, {"helper": "m5"})
    assert record.consents_to("m5", "evaluator")
    assert not record.consents_to("m4", "evaluator")
    assert [f.value for f in both if isinstance(f, Amended)] == ["m5", "m4"]
    assert [f.who for f in both if isinstance(f, Moved) and f.who] == [("m5",)]
    assert [f.member for f in both if isinstance(f, Sent)] == ["m5"]
    assert merge_copies(both, other) == both


def test_an_id_with_a_number_that_nobody_counts_to_is_one_like_another():
    endless = f"m{'9' * 5_000}"
    one, other = (
        added(a_story(), Joined(member=endless, name=name), device=device)
        for name, device in (("Bao Tran", "a"), ("Ines Duarte", "b"))
    )
    members = record_of(merge_copies(one, other)).members
    assert {"Bao Tran", "Ines Duarte"} <= {each.name for each in members.values()}


def test_two_partnerships_that_were_given_the_same_id_stay_two():
    story = a_story()
    one = added(story, Titled(partnership="p3", name="Bron"), device="a")
    other = added(
        story,
        Titled(partnership="p3", name="Cwm", apart_from=("p1",)),
        Joined(member="m1", name="Megan Prys-Jones", partnership="p3"),
        device="b",
    )
    both = record_of(merge_copies(other, one))
    assert both.partnerships.names["p3"] == "Bron"
    assert both.partnerships.names["p4"] == "Cwm"
    assert both.members["m1"].partnerships[-1][1].name == "Cwm"


def test_somebody_whose_first_line_was_lost_is_nobody_else():
    story = a_story()
    story.join("m2", "Dai Okafor-Rees", "Glan")
    whole = tuple(story.facts)
    first = next(f for f in whole if isinstance(f, Joined) and f.member == "m2")
    lost = tuple(fact for fact in whole if fact is not first)
    both = merge_copies(lost, whole[:-1])
    assert record_of(both).members.keys() == {"m1", "m2", "m3"}
    assert record_of(both).members["m2"].name == "Dai Okafor-Rees"


# --- what was sealed


def with_slips(*lines):
    notes = slips("notes", Keeps.REFLECTION)
    return Meeting(notes, a_round()).types(*lines)


def sealed(facts):
    file = MemorySet(*facts)
    seal_slips(file, Copies())
    return file.facts()


def by_chance(facts):
    """Return *facts* as an older version sealed them: with ids by chance."""
    new = {f.id: f"0{n}" for n, f in enumerate(facts) if is_sealed_word(f)}
    kept = (f for f in facts if not (isinstance(f, Erased) and not f.device))
    return tuple(replace(f, id=new.get(f.id, f.id)) for f in kept)


def is_sealed_word(fact):
    return isinstance(fact, Said) and fact.unattributed and not fact.device


def test_slips_that_an_older_version_sealed_come_back_from_no_copy():
    meeting = with_slips("One", "Two", "<", "Two, put right").closed()
    now, before = by_chance(sealed(meeting.facts)), tuple(meeting.facts)
    both = merge_copies(now, before)
    assert both == merge_copies(before, now)
    assert words_of(both) == ["One", "Two, put right"]


def test_slips_that_were_sealed_twice_by_chance_are_there_once():
    meeting = with_slips("One", "Two").closed()
    now = by_chance(sealed(meeting.facts))
    other = tuple(replace(f, id=f"1{f.id}") if is_sealed_word(f) else f for f in now)
    both = merge_copies(now, other)
    assert both == merge_copies(other, now)
    assert words_of(both) == ["One", "Two"]


def test_words_whose_name_was_taken_off_come_back_by_name_from_no_copy():
    story = a_story()
    said = next(f for f in story.facts if isinstance(f, Said))
    file, before = MemorySet(*story.facts), tuple(story.facts)
    places = Places(MemoryWorkspace(mon=file), MemoryRest(), MemoryBackups())
    take_name_off(places, "mon", said.id)
    for now in (file.facts(), by_chance(file.facts())):
        both = merge_copies(before, now)
        said_by = [f.speaker for f in both if isinstance(f, Said) and f.words]
        assert said_by == [""]
        assert words_of(both) == ["Ask in person"]


def nameless(facts, said):
    file = MemorySet(*facts)
    places = Places(MemoryWorkspace(mon=file), MemoryRest(), MemoryBackups())
    take_name_off(places, "mon", said.id)
    return file.facts()


def standing(facts):
    """Return the words that stand, each with who said them and all that links them."""
    return [
        (k.words, k.speaker, [f.device for f in facts if getattr(f, "of", "") == k.id])
        for k in record_of(facts).kept.values()
        if k.words
    ]


def reworded(facts, said, words, device):
    amended = Amended(of=said.id, part=Part.WORDS, value=words)
    last = facts[-1]
    new = replace(amended, id=f"{last.id[:5]}{device}", at=last.at, device=device)
    return (*facts, new)


def test_what_was_put_right_in_one_copy_holds_where_the_name_went_in_the_other():
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    now, right = nameless(before, said), reworded(before, said, "Ring first", "b")
    both = merge_copies(now, right)
    assert both == merge_copies(right, now)
    assert standing(both) == [("Ring first", "", [""])]
    for part in (now, right, before):
        assert merge_copies(both, part) == merge_copies(part, both) == both
    again = sealed(both)
    assert standing(again) == [("Ring first", "", [])]
    for part in (now, right, before, both):
        assert standing(merge_copies(again, part)) == standing(again)


def test_what_was_put_right_before_the_name_went_is_not_put_right_again():
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    once = reworded(before, said, "Ring first", "a")
    now = nameless(reworded(once, said, "Ask in person", "b"), said)
    assert standing(merge_copies(now, once)) == [("Ask in person", "", [])]
    other = merge_copies(now, reworded(once, said, "Write to them", "c"))
    assert standing(other) == [("Write to them", "", [""])]


@pytest.mark.parametrize(
    ("part", "value", "stays"),
    [
        ("level", "private", True),
        ("level", "set", False),
        ("holds", "partly", True),
        ("value", "4", True),
        ("helper", "d", False),
    ],
)
def test_what_tells_of_nobody_is_put_right_on_words_without_a_name(part, value, stays):
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    last = before[-1]
    amended = Amended(of=said.id, part=part, value=value)
    right = replace(amended, id=f"{last.id[:5]}b", at=last.at, device="b")
    both = merge_copies(nameless(before, said), (*before, right))
    found = [f.value for f in both if isinstance(f, Amended) and f.part == part]
    assert found == ([value] if stays else [])


def test_what_was_taken_away_in_one_copy_is_where_the_name_went_in_the_other():
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    last = before[-1]
    strike = Struck(of=said.id, id=f"{last.id[:5]}b", at=last.at, device="b")
    now, less = nameless(before, said), (*before, strike)
    both = merge_copies(now, less)
    assert both == merge_copies(less, now)
    for part in (now, less, before, both):
        again = record_of(merge_copies(both, part))
        (kept,) = [k for k in again.kept.values() if k.words == said.words]
        assert kept.struck
    assert [f.device for f in both if isinstance(f, Struck)] == [""]
    back = replace(strike, id=f"{last.id[:5]}c", back=True)
    assert words_of(merge_copies(now, (*less, back))) == ["Ask in person"]


def test_a_slip_put_right_on_one_of_two_computers_that_seal_it_is_right_in_both():
    begun = with_slips("One")
    for words in ("One, put right at length", "No"):
        right = sealed(with_more(begun, "<", words, device="b").closed().facts)
        lines = ("Two", "Three", "\\")  # the last is taken away again
        other = sealed(with_more(begun, *lines, device="c").closed().facts)
        both = merge_copies(right, other)
        assert both == merge_copies(other, right)
        assert words_of(both) == sorted([words, "Two"])
        assert merge_copies(both, other) == merge_copies(both, right) == both


def test_words_by_name_that_stand_on_a_slip_as_well_come_back_beside_it():
    now = sealed(with_slips("Ask in person").closed().facts)
    slip = next(filter(is_sealed_word, now))
    named = replace(slip, id="0named", speaker="m", unattributed=False, device="a")
    both = merge_copies(now, (*now, named))
    assert words_of(both) == ["Ask in person", "Ask in person"]
    assert merge_copies((*now, named), now) == both


def test_a_slip_that_was_struck_stays_struck():
    meeting = with_slips("One", "Two", "\\").closed()
    both = merge_copies(tuple(meeting.facts), sealed(meeting.facts))
    assert words_of(both) == ["One"]
    assert not [fact for fact in both if isinstance(fact, Struck)]


def on_sheets(*lines):
    return Meeting(sheets(), a_round("last"), present="mdac").types(*lines)


def test_sheets_of_a_step_on_two_computers_are_counted_once_or_each():
    begun = Meeting(sheets(), a_round("last"), present="mdac").types(
        "000", "111", "222"
    )
    more = with_more(begun, "???")
    same = [tuple(each.closed().facts) for each in (begun, more)]
    both = merge_copies(*map(sealed, same))
    assert both == merge_copies(*map(sealed, reversed(same)))
    assert {len(f.value.split()) for f in both if is_sealed_word(f)} == {4}


def test_sheets_that_only_one_computer_had_are_not_taken_for_the_others():
    none = on_sheets()
    piles = (("000", "111", "222"), ("00?", "11?", "22?"))
    apart = [
        with_more(none, *pile, device=d) for pile, d in zip(piles, "ab", strict=True)
    ]
    both = merge_copies(*(sealed(each.closed().facts) for each in apart))
    figures = [f.value.split() for f in both if is_sealed_word(f)]
    assert sum(map(len, figures)) == 2 * 3 * 3


def with_more(begun, *lines, device="b"):
    from tests.property.test_merging_laws import gone_on

    return gone_on(begun, device, lines)


def test_two_backups_of_one_open_session_count_each_sheet_once():
    begun = Meeting(sheets(), a_round("last"), present="mdac").types(
        "000", "111", "222"
    )
    early = SlipRules().sealed(tuple(begun.facts))
    late = SlipRules().sealed(tuple(begun.types("???").facts))
    both = merge_copies(early, late)
    assert both == merge_copies(late, early)
    assert {len(f.value.split()) for f in both if is_sealed_word(f)} == {4}


# --- what was erased


def test_what_a_copy_still_says_of_where_words_went_is_forgotten_with_them():
    story = a_story()
    story.send("00005", "00006", to="Ceri", member="m2")
    sent = story.facts[-1]
    now = (*story.facts[:-1], replace(sent, of=("00006",)))
    for both in (merge_copies(tuple(story.facts), now), merge_copies(now, now)):
        assert [f.of for f in both if isinstance(f, Sent)] == [("00006",)]


def test_whatever_changed_words_goes_with_whoever_was_erased_elsewhere():
    story = a_story()
    before = tuple(story.facts)
    said = next(f for f in before if isinstance(f, Said))
    erased = without(before, "m3")
    right = reworded(before, said, "Ring first", "b")
    put_down = added(
        story, Amended(of=said.id, part=Part.SPEAKER, value="m3"), device="c"
    )
    orders = permutations((erased, right, put_down))
    one, *others = (reduce(merge_copies, each) for each in orders)
    assert all(each == one for each in others)
    assert words_of(one) == [f.value for f in one if isinstance(f, Amended) and f.value]
    assert words_of(one) == []


def test_a_theme_that_one_copy_laid_on_words_goes_with_them():
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    last = before[-1]
    tag = Tagged(of=said.id, theme="barrier.time", id=f"{last.id[:5]}b", at=last.at)
    both = merge_copies(without(before, "m2"), (*before, tag))
    assert not [fact for fact in both if isinstance(fact, Tagged)]


def test_words_that_were_put_right_in_one_copy_are_erased_with_their_speaker():
    before = tuple(a_story().facts)
    said = next(f for f in before if isinstance(f, Said))
    both = merge_copies(without(before, "m2"), reworded(before, said, "Ring", "b"))
    assert standing(both) == []
    assert "Ring" not in repr(both)


def test_words_in_which_a_name_was_masked_stay_masked():
    facts = tuple(a_story().facts)
    said = next(f for f in facts if isinstance(f, Said))
    named = replace(said, words="Dai knows")
    masked = replace(said, words="[name] knows")
    one, other = (
        tuple(each if f is said else f for f in facts) for each in (named, masked)
    )
    receipt = Erased(id="receipt", at=MIDNIGHT, of=("00099",))
    for copies in (((*other, receipt), one), (one, other)):
        assert words_of(merge_copies(*copies)) == ["[name] knows"]
        assert words_of(merge_copies(*reversed(copies))) == ["[name] knows"]


@pytest.mark.parametrize("is_told", [True, False])
def test_words_of_someone_erased_come_back_from_no_copy_with_a_lost_line(is_told):
    facts = tuple(a_story().facts)
    erased = without(facts, "m2")
    said = Said(kind=Kind.LEARNING, words="Said since", speaker="m2", session="x")
    copy = added(a_story(), said, replace(said, words="Dai knew"), device="b")
    if is_told:  # by the one, and the other does not say who they were
        copy = tuple(f for f in copy if getattr(f, "member", "") != "m2")
    else:
        erased = tuple(fact for fact in erased if not isinstance(fact, Erased))
    both = merge_copies(erased, copy)
    assert both == merge_copies(copy, erased)
    assert words_of(both) == []
    assert "m2" not in record_of(both).members


def test_words_that_name_someone_again_after_they_were_erased_stand():
    story = a_story()
    older = tuple(story.facts)
    story.facts = list(without(older, "m2"))
    now = added(
        story, Said(kind=Kind.LEARNING, words="Dai rang", speaker="m1"), device="a"
    )
    both = merge_copies(now, older)
    assert both == merge_copies(older, now)
    assert words_of(both) == ["Dai rang"]


def erased_also(facts, member, *also):
    """Return *facts* without the *member*, who was called *also* something else."""
    person = person_of(facts, member)
    called = called_in(record_of(facts), person, also, member)
    (last,) = facts[-1:]
    receipt = Erased(id=f"{last.id}z", at=last.at, of=blank_person(facts, person).of)
    return erase_person(facts, person, called.masked, receipt)


def test_what_someone_was_called_besides_is_masked_where_a_copy_says_it_again():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "Bossy rang us")
    before = tuple(story.facts)
    again = Said(kind=Kind.LEARNING, words="Ask Bossy, and Amina", speaker="m3")
    copy, erased = added(story, again, device="b"), erased_also(before, "m2", "Bossy")
    both = merge_copies(erased, copy)
    assert both == merge_copies(copy, erased)
    assert words_of(both) == ["Ask [name], and Amina", "[name] rang us"]
    assert merge_copies(both, copy) == merge_copies(both, erased) == both


def test_a_sentence_that_was_masked_is_masked_where_a_copy_says_it_again():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "Dai rang us")
    again = Said(kind=Kind.LEARNING, words="Dai rang us", speaker="m3")
    copy, erased = added(story, again, device="b"), erased_also(story.facts, "m2")
    namesake = replace(erased[-1], id=f"{erased[-1].id}z")
    since = Said(kind=Kind.LEARNING, words="Dai rang us", speaker="m1", device="a")
    now = (*erased, replace(since, id=namesake.id, at=namesake.at))
    for present, names in ((erased, 0), (now, 1)):
        both = merge_copies(present, copy)
        assert both == merge_copies(copy, present)
        assert words_of(both) == ["Dai rang us"] * names + ["[name] rang us"] * 2


def test_a_sentence_that_was_left_with_the_name_is_left_where_a_copy_says_it_again():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "Dai rang us")
    facts = tuple(story.facts)
    erased = without(facts, "m2", mask=False)
    again = Said(kind=Kind.LEARNING, words="Dai rang us", speaker="m3")
    both = merge_copies(erased, added(story, again, device="b"))
    assert words_of(both) == ["Dai rang us", "Dai rang us"]


def masked_in(story, words, *pieces, device):
    """Return *story* in which these *pieces* of its last words are masked."""
    said = [fact for fact in story.facts if isinstance(fact, Said)][-1]
    spans = tuple((words.index(each), words.index(each) + len(each)) for each in pieces)
    laid = lay_spans("", "words", words, spans)
    return added(
        story, Amended(of=said.id, part=Part.MASKED, value=laid), device=device
    )


def test_masks_that_two_laid_on_the_same_words_both_hold():
    words, story = "Bryn asked Noor and Tove", Story.of_three()
    story.meet(MARCH)
    of = story.said(Kind.LEARNING, "m2", words)
    copies = [
        masked_in(story, words, name, device=device)
        for name, device in (("Bryn", "a"), ("Noor", "b"), ("Tove", "c"))
    ]
    both = merge_copies(*copies[:2])
    assert both == merge_copies(*reversed(copies[:2]))
    assert merge_copies(both, copies[0]) == merge_copies(both, copies[1]) == both
    every = merge_copies(both, copies[2])
    for merged, masked in ((both, ("Bryn", "Noor")), (every, ("Bryn", "Noor", "Tove"))):
        assert list_masked(record_of(merged).kept[of]) == masked


def test_what_was_found_to_name_nobody_stays_so_where_no_other_copy_masks_it():
    words, story = "Bryn asked Noor", Story.of_three()
    story.meet(MARCH)
    of = story.said(Kind.LEARNING, "m2", words)
    story.facts = list(masked_in(story, words, "Bryn", device="a"))
    before = tuple(story.facts)
    both = merge_copies(masked_in(story, words, device="a"), before)
    assert list_masked(record_of(both).kept[of]) == ()


def test_facts_that_are_about_each_other_are_kept_all_the_same():
    facts = a_story().facts
    loop = [
        Amended(id="z1", of="z2", part="", value=""),
        Amended(id="z2", of="z1", part="", value=""),
    ]
    assert put_in_order([*facts, *loop])[-2:] == tuple(loop)


# --- a backup from the middle of a session, which sealed what it held


def test_a_slip_that_a_backup_sealed_early_stands_as_it_was_typed_and_put_right():
    begun = with_slips("One")
    backup = SlipRules().sealed(tuple(begun.facts))
    begun.types("<", "One, put right")
    both = merge_copies(tuple(begun.facts), backup)
    assert both == merge_copies(backup, tuple(begun.facts))
    assert words_of(begun.facts) == words_of(both)
    assert not [fact for fact in both if is_sealed_word(fact)]


def test_sheets_that_a_backup_took_apart_early_stand_as_they_were_typed():
    begun = on_sheets("000", "111", "222")
    backup = SlipRules().sealed(tuple(begun.facts))
    both = merge_copies(tuple(begun.types("???").facts), backup)
    assert not [fact for fact in both if is_sealed_word(fact)]
    assert sum(isinstance(f, Said) and f.kind is Kind.RATING for f in both) == 4


def test_a_copy_without_its_sheets_gets_them():
    begun = on_sheets()
    without = tuple(begun.facts)
    both = merge_copies(without, tuple(begun.types("000", "111", "222").facts))
    assert sum(isinstance(f, Said) and f.kind is Kind.RATING for f in both) == 3


def test_the_same_sheets_in_both_are_there_once():
    facts = sealed(on_sheets("000", "111", "222").closed().facts)
    assert {f.id for f in merge_copies(facts, facts)} == {f.id for f in facts}


def test_who_was_taken_in_in_both_copies_before_they_parted_is_one():
    story = a_story()
    story.join("m4", "Bao Tran")
    one = added(story, Joined(member="m4", name="Bao Li Tran"), device="a")
    other = added(story, Joined(member="m4", name="Bao T."), device="b")
    assert record_of(merge_copies(one, other)).members.keys() == {
        "m1",
        "m2",
        "m3",
        "m4",
    }
