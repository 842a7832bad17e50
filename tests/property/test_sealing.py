"""Unattributed means that no link exists, whatever was typed before the close."""

import json
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Meeting, a_design, a_round, slips
from tests.fakes import Copies, MemorySet
from tests.property.playing import meetings, played
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.stages import Stage


@given(meeting=meetings())
def test_nothing_of_what_was_on_slips_can_be_told_from_the_file(meeting):
    if meeting.walkthrough.stage is not Stage.CLOSED:
        meeting.closed()
    slips = [f for f in meeting.facts if isinstance(f, Said) and f.unattributed]
    about = [f for f in meeting.facts if getattr(f, "of", "") in {s.id for s in slips}]
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    known = {(f.id, f.at) for f in (*slips, *about)}
    for fact in file.facts():
        assert not {(fact.id, fact.at), (getattr(fact, "of", ""), fact.at)} & known
        assert fact.id not in {id_ for id_, _ in known}
        assert getattr(fact, "of", "") not in {id_ for id_, _ in known}


@given(meeting=meetings())
def test_sealing_changes_no_word(meeting):
    if meeting.walkthrough.stage is not Stage.CLOSED:
        meeting.closed()
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    before, after = record_of(meeting.facts), record_of(file.facts())
    assert words(after) == words(before)


def words(record):
    """Return all that stands, but for sheets, which have laws of their own."""
    of_sheets = {
        (session.id, step.id)
        for session in record.sessions
        for step in session.opened.design.on_sheets
    }
    return sorted(
        (kept.kind, kept.turn or (), kept.words, kept.value, kept.speaker, kept.themes)
        for kept in record.kept.values()
        if not kept.struck
        and not (
            kept.kind is Kind.RATING and (kept.session, kept.turn.step) in of_sheets
        )
    )


# --- an attack: someone has the file, the list of who was there, and all patience


ON_SLIPS = st.lists(
    st.sampled_from(["It helps", "It costs", "Small firms: they ring", "Nothing yet"]),
    min_size=2,
    max_size=5,
)
BESIDE = st.lists(
    st.sampled_from(["\\", "<", "+ dai: Ring", "? Who knows?", "& cai"]), max_size=3
)


# what goes with it; a slip that was changed by mistake is then put right
THEN = {"+ dai: Ring": [""] * 4, "<": ["A slip of the hand", "<"]}


def world(folder, order, beside, seed):
    """Play a session whose slips were typed in an *order*, in a real file; seal it."""
    notes = slips("notes", Keeps.REFLECTION)
    meeting = Meeting(a_design(a_round("hello"), notes, a_round("last")))
    meeting.types("Hello", "Bore da", "Salaam")
    for number, words in enumerate(order):
        played(meeting, [words])
        for each in beside[number : number + 1]:
            played(meeting, [each, *THEN.get(each, ())])
            played(meeting, [words] if each in ("\\", "<") else [])
    played(meeting, [": time"])
    meeting.closed()
    file = FactFile(folder / f"{seed}.jsonl")
    file.found()
    file.keep(by_chance(meeting.facts, seed))
    seal_slips(file, Copies())
    return (folder / f"{seed}.jsonl").read_bytes()


def by_chance(facts, seed):
    """Return *facts*, those of slips with ids that chance gave them."""
    slips = {f.id for f in facts if isinstance(f, Said) and f.unattributed}
    for fact in facts:
        if fact.id in slips:
            yield replace(fact, id=f"{fact.id}-{seed}")
        elif getattr(fact, "of", "") in slips:
            yield replace(fact, id=f"{fact.id}-{seed}", of=f"{fact.of}-{seed}")
        else:
            yield fact


def seen(written):
    """Return what can be told of a file, ids that are mere chance aside.

    A line's checksum is of the line; where words of nobody stand among each other is
    where their ids fall.
    """
    lines = [json.loads(line[9:]) for line in written.splitlines()]
    header, *facts = lines
    of_nobody = [i for i, (fact,) in enumerate(facts) if is_of_nobody(fact)]
    ids = {facts[i][0]["id"]: facts[i][0] for i in of_nobody}
    nobodys = sorted(
        json.dumps({k: v for k, v in fact.items() if k != "id"}, sort_keys=True)
        for fact in ids.values()
    )
    tags = Counter(
        (tag["theme"], json.dumps({**ids[tag["of"]], "id": ""}, sort_keys=True))
        for (tag,) in facts
        if tag["fact"] == "tagging" and tag["of"] in ids
    )
    others = [
        {**fact, "id": "", "of": len(fact["of"])} if fact["fact"] == "erased" else fact
        for (fact,) in facts
        if fact["id"] not in ids and str(fact.get("of")) not in ids
    ]
    together = of_nobody == [*range(min(of_nobody), max(of_nobody) + 1)]
    in_order = list(ids) == sorted(ids)
    return header, nobodys, tags, others, of_nobody[:1], together, in_order


def is_of_nobody(document):
    return document["fact"] == "said" and document.get("unattributed", False)


@given(words=ON_SLIPS, beside=BESIDE, data=st.data())
def test_which_slip_was_whose_cannot_be_told_from_the_file(
    tmp_path_factory, words, beside, data
):
    folder = tmp_path_factory.mktemp("worlds")
    exchanged = [*data.draw(st.permutations(words[:-1])), words[-1]]
    one = world(folder, words, beside, seed=1)
    other = world(folder, exchanged, beside, seed=2)
    assert seen(one) == seen(other)
    assert len(one) == len(other)


def test_a_place_among_nobodys_words_is_chance(tmp_path):
    written = [world(tmp_path, ["One", "Two"], [], seed) for seed in range(1, 12)]
    orders = {tuple(each["words"] for each in nobodys_of(w)) for w in written}
    assert orders == {("One", "Two"), ("Two", "One")}


def nobodys_of(written):
    lines = [json.loads(line[9:]) for line in written.splitlines()[1:]]
    return [fact for (fact,) in lines if is_of_nobody(fact)]


def test_before_it_is_sealed_the_file_does_tell_the_order():
    """The control: the attack does see what there is to be seen."""
    notes = slips("notes", Keeps.REFLECTION)
    told = []
    for order in (["It helps", "It costs"], ["It costs", "It helps"]):
        meeting = Meeting(a_design(notes)).types(*order)
        slips_said = [f for f in meeting.facts if isinstance(f, Said)]
        told.append([(said.id, said.words) for said in slips_said])
    assert told[0] != told[1]
