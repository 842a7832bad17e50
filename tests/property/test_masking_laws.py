"""The law of masks: whoever is forgotten, others see what they saw before.

Names and their spellings are put into sentences; someone is erased, a set is removed, a
copy from before comes back, and what the programme may read stays as it was.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import MemoryBackups, MemoryRest, MemorySet, MemoryWorkspace, Stamps
from tests.records import JANUARY, Story
from tmworkshop.application.backups import bring_back
from tmworkshop.application.erasure import erase_member, find_traces
from tmworkshop.application.forgotten_people import (
    forget_people,
    forget_set,
    mask_elsewhere,
)
from tmworkshop.application.ports import Places
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.forgotten import Forgotten, list_forms
from tmworkshop.domain.sharing.masks import Masks, masks_for
from tmworkshop.domain.sharing.mentions import MASK, Called, mask_spans

NAMES = (
    *("Nadia Quist", "Siân ap Rhys", "Ieuan Prys-Jones", "Will Hope", "Tomos O'Shea"),
    *("Ngozi Adichie-Bell", "Łukasz Żuk", "Zara Zed", "Mei Lin Ong", "Will Quist"),
)
PLAIN = (
    "we asked",
    "and then",
    "at the mill:",
    "twice",
    "will hope",
    "elm tree,",
    "so",
)
SPELLINGS = (
    str,
    str.upper,
    lambda name: name.split()[0],
    lambda name: name.split()[-1],
    lambda name: f"{name}'s",
    lambda name: name.replace("-", " "),
    lambda name: f"{''.join(name.split()[0 :: len(name.split()) - 1])}@mail.org",
    lambda name: f"{'.'.join(name.split()[0 :: len(name.split()) - 1])}@mail.org",
    lambda name: f"#{'_'.join(name.split()[0 :: len(name.split()) - 1])}",
    "\u200b".join,
    "\u0301".join,
    lambda name: "".join(chr(ord(c) + 0xFEE0) if "A" <= c <= "z" else c for c in name),
)
spelt = st.tuples(st.sampled_from(NAMES), st.sampled_from(SPELLINGS))
named = spelt.map(lambda both: both[1](both[0]))
sentence = st.lists(st.one_of(named, st.sampled_from(PLAIN)), min_size=1, max_size=5)
sentences = st.lists(sentence.map(" ".join), min_size=1, max_size=4)
people = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True)
a_set = st.tuples(people, sentences)


@given(st.sampled_from(NAMES), st.sampled_from(SPELLINGS), st.sampled_from(PLAIN))
def test_a_name_is_masked_in_every_spelling_of_it(name, spelling, plain):
    words = f"{plain} {spelling(name)} {plain}"
    for masks in (Masks((name,)), forgotten(name)):
        left = masks.without_names(words)
        assert MASK in left
        for part in (each for each in name.split() if each != each.lower()):
            assert part not in left.replace(MASK, "")


@given(sentences, people)
def test_nothing_beside_a_name_is_changed(told, names):
    for words in told:
        for spans in (Called(tuple(names)).spans(words), Masks(names).spans(words)):
            ends = [0, *(place for span in spans for place in span), len(words)]
            assert ends == sorted(ends)
            rest = [words[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
            apart = mask_spans(words, spans).split(MASK)
            assert all(a.endswith(b) for a, b in zip(rest, apart, strict=True))


def forgotten(*names):
    known = frozenset(form for name in names for form in list_forms(name))
    return Masks((), Forgotten(known))


def sets_of(programme):
    """Return a workspace in which each set's members say what it is to say."""
    files = {}
    for number, (names, told) in enumerate(programme):
        story = Story(f"Set {number}")
        for name in names:
            story.join(name, name, "Glan")
        story.meet(JANUARY, tuple(names))
        for words in told:
            story.said(Kind.LEARNING, names[-1], words, parts={"so": words[::-1]})
        files[f"set{number}"] = MemorySet(*story.part().facts)
    return MemoryWorkspace(**files)


def seen(workspace, *but):
    """Return what readers beyond the sets see of each word, but of those in some."""
    records = {s: record_of(workspace.open_set(s).facts()) for s in workspace.sets()}
    masks = masks_for(records.values())
    return {
        (set_id, kept.id): masks.hide(kept).words
        for set_id, record in records.items()
        for kept in record.kept.values()
        if set_id not in but and kept.words
    }


def erase(workspace, name, mask=(), first=9_000):
    """Erase *name* from the first set, with ids from the *first* on."""
    file = workspace.open_set("set0")
    what = forget_people(workspace, "set0", [name], Masks())
    mask_elsewhere(workspace, what, lambda _: Stamps(first=first - 500))
    traces = replace(find_traces(file, "set0", name), forgetting=what)
    places = Places(workspace, MemoryRest(), MemoryBackups())
    erase_member(traces, mask, places, Stamps(first=first))


@given(st.lists(a_set, min_size=1, max_size=2))
def test_whoever_is_erased_is_masked_as_they_were(programme):
    workspace = sets_of(programme)
    name, before = programme[0][0][0], seen(workspace)
    erase(workspace, name)
    assert seen(workspace) == before


@given(st.lists(a_set, min_size=1, max_size=2))
def test_so_they_are_once_a_copy_from_before_comes_back(programme):
    workspace = sets_of(programme)
    copies = {each: workspace.open_set(each).facts() for each in workspace.sets()}
    name, before = programme[0][0][0], seen(workspace)
    erase(workspace, name)
    for set_id, copy in copies.items():
        file = workspace.open_set(set_id)
        file.rewrite(bring_back(copy, file.facts()))
    assert seen(workspace) == before


@given(st.lists(a_set, min_size=2, max_size=3))
def test_so_are_the_members_of_a_set_that_is_removed(programme):
    workspace = sets_of(programme)
    before = seen(workspace, "set0")
    what = forget_set(workspace, "set0", Masks())
    mask_elsewhere(workspace, what, lambda _: Stamps(first=8_000))
    workspace.remove_set("set0")
    assert seen(workspace) == before


@given(a_set, st.data())
def test_one_erased_after_another_unmasks_nobody(programme, data):
    workspace = sets_of([programme])
    (names, _), before = programme, seen(workspace)
    for number, name in enumerate(names[:-1]):
        texts = {w for _, w in sorted(seen_words(workspace))}
        cut = data.draw(st.sets(st.sampled_from(sorted(texts))))
        erase(workspace, name, cut, 2_000 + 1_000 * number)
    after = seen(workspace)
    for place, words in before.items():
        shown = iter(words.replace(MASK, ""))
        left = after[place].replace(MASK, "").replace(" ", "")
        assert all(letter in shown for letter in left)


def seen_words(workspace):
    kept = record_of(workspace.open_set("set0").facts()).kept.values()
    return {(each.id, each.words) for each in kept if each.words}
