"""No word and no name reaches anyone who may not have it, in any output there is.

Programmes are invented, every command that shows something is typed, and what came of
it is searched for marks.  What may stand where is said here once more, in other words
than the product's own.
"""

from __future__ import annotations

import os
from itertools import takewhile

import click
import pytest
from click.testing import CliRunner

from tests.cli.test_help import LEAVES
from tests.invented import Origin, Programme, Truth, invented
from tests.outputs import UNREADABLE, Outputs, body, marks
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import TEMPLATES, WRITERS
from tmworkshop.cli import main
from tmworkshop.cli.outputs import COMMANDS, PAGES, PLACES
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader

RICH = (19, 74, 106, 196)  # programmes in which every output holds something
SEEDS = range(200) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else RICH
NOT_COMPARED = (Kind.QUESTION, Kind.NOTE)


@pytest.fixture(scope="module", params=SEEDS)
def made(request, tmp_path_factory):
    """Return all that an invented programme gives out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/London")
        patch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
        home = tmp_path_factory.mktemp("desk") / "workspace"
        return Outputs(invented(request.param), home).make()


def words_in(programme: Programme, found: set[str]) -> set[str]:
    return found & programme.words.keys()


def names_in(programme: Programme, found: set[str]) -> set[str]:
    return found & programme.names.keys()


def spoken_of(programme: Programme, found: set[str]) -> set[str]:
    """Return the names that stand inside the marked words *found*."""
    return {programme.inside[each] for each in found & programme.inside.keys()}


# --- what may stand where, said once more


def is_theirs(programme: Programme, mark: str, set_id: str, member: str) -> bool:
    """Say whether *member* said the marked words, or took them on."""
    truth = programme.truth(set_id)
    return any(
        (origin.set_id, origin.member) == (set_id, member)
        and origin.fact not in truth.struck
        and not truth.said[origin.fact].unattributed
        for origin in programme.words[mark]
    )


def standing_in_the_summary(
    programme: Programme, mark: str, session: int
) -> set[tuple[str, str]]:
    """Return the actions with these words that every hand up to theirs agreed to."""
    agreed = takewhile(
        lambda origin: agreed_to_the_summary(programme, origin), programme.words[mark]
    )
    return {
        (origin.set_id, origin.fact)
        for origin in agreed
        if told_whole(programme.truth(origin.set_id), origin.fact, session)
    }


def the_sets_notes(programme: Programme, set_id: str, session: int) -> set[str]:
    """Return the notes of *session* that all said, and that are not private."""
    truth = programme.truth(set_id)
    return {
        mark
        for mark, (origin, *_) in programme.words.items()
        if (origin.set_id, origin.part) == (set_id, "words")
        and (truth.said[origin.fact].kind, origin.member) == (Kind.NOTE, "")
        and not truth.said[origin.fact].unattributed
        and truth.when[origin.fact] == session
        and origin.fact not in truth.struck
        and truth.goes(origin.fact, "set")
    }


def told_whole(truth: Truth, action: str, session: int) -> bool:
    """Say whether all that was heard of an action may be told to the set as well."""
    return action not in truth.struck and all(
        truth.goes(heard, "set")
        and truth.ticked(truth.said[heard].speaker, "set-summary")
        for heard in truth.heard_of(action, session)
    )


def agreed_to_the_summary(programme: Programme, origin: Origin) -> bool:
    truth = programme.truth(origin.set_id)
    said = truth.said[origin.fact]
    return (
        origin.part == "words"
        and said.kind is Kind.ACTION
        and truth.ticked(origin.member, "set-summary")
        and truth.goes(origin.fact, "set")
        and not said.unattributed
    )


def may_reach_the_programme(programme: Programme, mark: str) -> bool:
    """Say whether whoever said the marked words first lets them leave the set."""
    origin = programme.words[mark][0]
    truth = programme.truth(origin.set_id)
    fact = truth.said[origin.fact]
    about = truth.said.get(fact.follows) if fact.kind is Kind.FOLLOWUP else None
    return (
        bool(origin.member)
        and origin.part != "sign"
        and fact.kind not in NOT_COMPARED
        and truth.ticked(origin.member, "evaluator")
        and truth.goes(origin.fact, "programme")
        and origin.fact not in truth.struck
        and not fact.unattributed
        and (about is None or about.speaker == origin.member)
    )


def may_be_seen_in_the_room(programme: Programme, mark: str, set_id: str) -> bool:
    truth = programme.truth(set_id)
    return any(
        origin.fact not in truth.struck and truth.goes(origin.fact, "set")
        for origin in programme.words[mark]
    )


def agreed_aloud(programme: Programme, set_id: str, member: str) -> set[str]:
    """Return *member* and all who said yes to an action with them, by their names."""
    truth = programme.truth(set_id)
    them = {member}
    for said in truth.said.values():
        if said.kind is Kind.ACTION and said.id not in truth.struck:
            before = truth.said.get(said.follows)
            others = {before.speaker} if before else set()
            if said.parts.get("helper-agreed") == "yes":
                others |= {said.parts["helper"]}
            them |= others if said.speaker == member else set()
            them |= {said.speaker} if member in others else set()
    return {
        mark
        for mark, origin in programme.names.items()
        if origin.set_id == set_id and origin.member in them
    }


def unnamed(programme: Programme, found: set[str]) -> set[str]:
    """Return who said the marked words *found*, but for those who let it be told."""
    said = [programme.words[mark][0] for mark in found]
    people = [(programme.truth(each.set_id), each.member) for each in said]
    return {
        truth.names[member]
        for truth, member in people
        if not truth.ticked(member, "evaluator", "name-programme")
    }


def speakers(programme: Programme, found: set[str]) -> set[str]:
    """Return the names of all who said the marked words *found*."""
    said = [programme.words[mark][0] for mark in found]
    return {programme.truth(each.set_id).names[each.member] for each in said}


# --- a member's own page


def own_pages(made: Outputs):
    for set_id, session, file in made.pages("participant.html"):
        yield set_id, session, file.stem.partition("-")[0], marks(body(file))


def test_a_members_page_holds_nobody_elses_words(made):
    for set_id, _, member, found in own_pages(made):
        for mark in words_in(made.programme, found):
            assert is_theirs(made.programme, mark, set_id, member), mark


def test_a_members_page_holds_all_they_said_that_day(made):
    on_pages = {Kind.QUESTION, Kind.LEARNING, Kind.ISSUE, Kind.REFLECTION}
    on_pages |= {Kind.PRACTICE}
    for set_id, number, member, found in own_pages(made):
        truth = made.programme.truth(set_id)
        session = made.programme.stories[set_id].record.sessions[number - 1]
        theirs = {
            mark
            for mark, (origin, *_) in made.programme.words.items()
            if (origin.set_id, origin.member) == (set_id, member)
            and truth.said[origin.fact].session == session.id
            and truth.said[origin.fact].kind in on_pages
            and origin.part in ("words", "setting")
            and is_theirs(made.programme, mark, set_id, member)
        }
        assert theirs <= found


def test_a_members_page_names_only_who_said_yes_with_them(made):
    for set_id, _, member, found in own_pages(made):
        named = names_in(made.programme, found)
        aloud = agreed_aloud(made.programme, set_id, member)
        assert named <= aloud | spoken_of(made.programme, found)


def test_a_file_of_a_page_is_named_after_nobody_but_its_member(made):
    for set_id, _, file in made.pages("participant.html"):
        member = file.stem.partition("-")[0]
        (mark,) = marks(str(file))
        assert made.programme.names[mark] == Origin(set_id, member, "")


def test_the_pages_for_the_printer_hold_what_the_pages_hold_and_no_more(made):
    alone: dict[tuple[str, int], set[str]] = {}
    for set_id, session, _, found in own_pages(made):
        alone.setdefault((set_id, session), set()).update(found)
    for set_id, session, file in made.pages("print-all.html"):
        assert marks(body(file)) == alone[set_id, session]


def test_every_writer_wrote_every_page_and_each_holds_the_same(made):
    written: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for file in (made.folder / "reports").rglob("*.*"):
        found = set() if file.suffix in UNREADABLE else marks(body(file))
        written.setdefault(file.with_suffix("").parts, {})[file.suffix[1:]] = found
    for page, by_ending in written.items():
        assert by_ending.keys() == WRITERS.keys(), page
        held = [each for ending, each in by_ending.items() if ending != "pdf"]
        assert all(each == held[0] for each in held), page


def exports(made: Outputs):
    """Yield each member's set, id and export, once as a page and once as JSON."""
    for set_id in made.programme.stories:
        for file in (made.folder / "exports" / set_id).iterdir():
            yield set_id, file.stem.partition("-")[0], marks(body(file))


def said_by(programme: Programme, set_id: str, member: str) -> set[str]:
    return {
        mark
        for mark, origins in programme.words.items()
        for origin in origins
        if (origin.set_id, origin.member) == (set_id, member)
    }


def test_what_is_exported_for_a_member_is_all_they_said_and_no_more(made):
    for set_id, member, found in exports(made):
        theirs = said_by(made.programme, set_id, member)
        signs = {m for m in theirs if made.programme.words[m][0].part == "sign"}
        assert theirs - signs <= words_in(made.programme, found) <= theirs


def test_what_is_held_of_a_member_is_shown_without_words(made):
    for told in made.of("member show"):
        assert not words_in(made.programme, told.marks)


# --- the set's pages


def summaries(made: Outputs):
    for set_id, session, file in made.pages("set.html"):
        yield set_id, session, marks(body(file))


def test_the_summary_holds_notes_and_actions_whose_owners_let_them_stand(made):
    for set_id, session, found in summaries(made):
        noted = the_sets_notes(made.programme, set_id, session)
        assert noted <= found
        for mark in words_in(made.programme, found) - noted:
            stand = standing_in_the_summary(made.programme, mark, session)
            assert set_id in dict(stand), mark


def test_the_summary_names_nobody_beside_an_action_without_their_tick(made):
    for set_id, _, found in summaries(made):
        truth = made.programme.truth(set_id)
        inside = spoken_of(made.programme, found)
        for mark in names_in(made.programme, found) - inside:
            member = made.programme.names[mark].member
            assert truth.ticked(member, "set-summary")


def test_the_last_summary_holds_every_open_action_that_may_stand(made):
    last = {set_id: (number, found) for set_id, number, found in summaries(made)}
    for set_id, (number, found) in last.items():
        for action in made.under_review(set_id):
            (mark, *_) = marks(action.words[:10])
            stand = standing_in_the_summary(made.programme, mark, number)
            assert mark in found or (set_id, action.id) not in stand


def test_papers_for_the_wall_and_to_tick_hold_nobodys_words(made):
    for template in ("slips.html", "agreement.html", "rating-sheet.html"):
        for _, _, file in made.pages(template):
            assert not words_in(made.programme, marks(body(file)))


# --- the programme


def comparisons(made: Outputs):
    yield from made.comparisons
    yield from (each.text for each in made.of("programme compare"))


def test_the_comparison_holds_only_words_whose_speakers_let_them_go(made):
    for text in comparisons(made):
        for mark in words_in(made.programme, marks(text)):
            assert may_reach_the_programme(made.programme, mark), mark


def test_the_comparison_names_only_those_who_ticked_that(made):
    for text in comparisons(made):
        for mark in names_in(made.programme, marks(text)):
            origin = made.programme.names[mark]
            truth = made.programme.truth(origin.set_id)
            assert truth.ticked(origin.member, "evaluator", "name-programme")
            assert "surname" not in text.replace("Surname", "")


def heard_by_cell(programme: Programme):
    """Return the words on each lesson from each partnership, as far as they may go."""
    cells: dict[tuple[str, str], set[str]] = {}
    for mark, (origin, *_) in programme.words.items():
        said = programme.truth(origin.set_id).said[origin.fact]
        record = programme.stories[origin.set_id].record
        held = {each.id: each for each in record.sessions}.get(said.session)
        if (
            held
            and said.lesson
            and origin.part == "words"
            and (origin.member in held.attended)
            and may_reach_the_programme(programme, mark)
            and (said.lesson == held.opened.lesson)
        ):
            where = record.members[origin.member].partnership(held.held_on).name
            cells.setdefault((where, said.lesson), set()).add(mark)
    return {where: words for where, words in cells.items() if where[0]}


def test_words_of_three_unnamed_people_or_more_stand_in_every_comparison(made):
    asked = most_asked_by_cell(made.programme)
    for where, words in heard_by_cell(made.programme).items():
        if len(unnamed(made.programme, words)) >= 3 and asked[where] >= 3:
            for text in comparisons(made):
                assert words <= marks(text)


def most_asked_by_cell(programme: Programme):
    """Return how many of each partnership were at most at one session on a lesson."""
    most: dict[tuple[str, str], int] = {}
    for story in programme.stories.values():
        record = story.record
        for session in record.sessions:
            there = [
                record.members[each].partnership(session.held_on).name
                for each in session.attended
            ]
            for name in there:
                where = (name, session.opened.lesson)
                most[where] = max(most.get(where, 0), there.count(name))
    return most


def test_no_cell_of_the_comparison_rests_on_fewer_than_three_unnamed_people(made):
    import json

    every = [each for each in made.of("programme compare") if each.text[:1] == "{"]
    pages = [json.loads(told.text)["programme"] for told in every]
    for row in (row for page in pages for row in (*page["lessons"], *page["themes"])):
        for cell in row["cells"]:
            found = marks(json.dumps(cell))
            said = words_in(made.programme, found)
            people = speakers(made.programme, said)
            left = {each for each in people if not marks(each) & found}
            assert not left or len(left) >= 3
    assert pages


def test_whatever_went_to_the_programme_is_listed_as_gone(made):
    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.domain.facts import Sent

    gone = {
        (set_id, of)
        for set_id in made.programme.stories
        for fact in FolderWorkspace(made.folder).open_set(set_id).facts()
        if isinstance(fact, Sent)
        for of in fact.of
    }
    for mark in words_in(made.programme, marks("".join(made.comparisons))):
        origin = made.programme.words[mark][0]
        assert (origin.set_id, origin.fact) in gone


# --- the room


def in_the_room(made: Outputs):
    verbs = ("session start", "session resume", "session reopen")
    return tuple(told for verb in verbs for told in made.of(verb))


def test_the_room_sees_nothing_private(made):
    for told in in_the_room(made):
        for mark in words_in(made.programme, told.marks):
            assert may_be_seen_in_the_room(made.programme, mark, told.set_id), mark
    for back in (*made.of("session resume"), *made.of("session reopen")):
        assert not back.marks & set(made.typed["private"])


def test_the_room_sees_what_it_looks_back_on(made):
    (begun,) = made.of("session start")
    truth = made.programme.truth(begun.set_id)
    for action in made.under_review(begun.set_id):
        (mark, *_) = marks(action.words[:10])
        assert mark in begun.marks or not truth.goes(action.id, "set")


# --- whoever runs the laptop, and nobody


def test_the_facilitator_reads_every_action_that_stands(made):
    for told in made.of("action list"):
        truth = made.programme.truth(told.set_id)
        assert told.marks >= {
            mark
            for mark, origins in made.programme.words.items()
            for origin in origins
            if (origin.set_id, origin.part) == (told.set_id, "words")
            and truth.said[origin.fact].kind is Kind.ACTION
            and origin.fact not in truth.struck
        }


@pytest.mark.parametrize("command", ["set show", "member list"])
def test_whoever_is_in_a_set_is_listed_to_its_facilitator(made, command):
    for told in made.of(command):
        everyone = {
            mark
            for mark, origin in made.programme.names.items()
            if origin.set_id == told.set_id
        }
        assert told.marks == everyone


@pytest.mark.parametrize(
    "command", [each for each, reader in COMMANDS.items() if reader is Reader.NOBODY]
)
def test_what_is_for_nobody_in_particular_names_nobody(made, command):
    for told in made.of(command):
        assert not told.marks


def test_what_a_workspace_holds_beside_is_nobodys(made):
    for place in made.folder.iterdir():
        assert place.name in PLACES
        if PLACES[place.name] is Reader.NOBODY:
            for file in [place, *place.rglob("*")]:
                held = file.read_bytes() if file.is_file() else b""
                assert not marks(held.decode("utf-8", "replace"))


@pytest.mark.parametrize("made", RICH, indirect=True)
def test_the_search_would_find_something(made):
    summed_up = (found for *_, found in summaries(made))
    outputs = (
        set().union(*(found for *_, found in own_pages(made))),
        set().union(*summed_up),
        *map(marks, comparisons(made)),
        *(told.marks for told in in_the_room(made)),
    )
    assert all(words_in(made.programme, each) for each in outputs)


@pytest.mark.parametrize("made", RICH[:1], indirect=True)
def test_what_goes_into_a_bug_report_names_nobody(made):
    for flags in (("--block",), ("--json",)):
        words = ["--workspace", str(made.folder), "doctor", *flags]
        said = CliRunner().invoke(main, words, prog_name="tmworkshop").output
        assert said
        assert not marks(said)


# --- the list of outputs

READS_NO_SET = {
    *("init", "demo", "lesson list", "lesson show"),
    *("evidence search", "evidence list", "evidence show", "report card"),
    *("design list", "design show", "design check", "design new"),
    *("prompt list", "prompt check", "theme list", "theme show"),
    *("backup key", "backup rescue"),
}
LOOKED_AT_ONCE = {"doctor"}
FOR_THE_FACILITATOR = {
    each for each in COMMANDS if COMMANDS[each] is Reader.FACILITATOR
}
SAYS_WHAT_WAS_TYPED = {
    *("set add", "set update", "partnership update", "partnership merge"),
}
SAME_SCREENS = {"session scribe"}  # tests/unit/test_scribing.py


def test_every_command_is_on_the_list_and_none_that_is_not_there():
    assert {" ".join(path) for path in LEAVES} | {""} == COMMANDS.keys()


def test_every_page_is_on_the_list_and_none_that_is_not_there():
    pages = {file.name for file in folder("templates").glob("*.html")}
    partial = {name for name in pages if name.startswith("_")}
    assert pages - partial - {"base.html"} == PAGES.keys()
    assert sorted(TEMPLATES.values()) == sorted(PAGES)


def test_every_output_was_looked_at_above(made):
    typed = {each.command for each in made.told}
    others = READS_NO_SET | FOR_THE_FACILITATOR | SAYS_WHAT_WAS_TYPED | SAME_SCREENS
    assert COMMANDS.keys() - typed <= others | LOOKED_AT_ONCE


def test_help_says_who_reads_what_a_command_shows():
    command = LEAVES["action", "list"]
    context = click.Context(click.Group("action"), info_name="tmworkshop action")
    shown = command.get_help(click.Context(command, context, info_name="list"))
    assert "you alone read it" in shown
