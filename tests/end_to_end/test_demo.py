"""The demo, played once: what its record tells, what its pages show, what it leaves."""

from __future__ import annotations

from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.demo_folder import SEAL, DemoFolder
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.programme import RECIPIENT
from tmworkshop.application.releases import Request, prepare_release, word_page
from tmworkshop.cli import main
from tmworkshop.cli.demo import play_demo
from tmworkshop.cli.demo_story import list_scripts, read_story, set_stage
from tmworkshop.cli.echo import say
from tmworkshop.domain.errors import Environment, Refused
from tmworkshop.domain.facts import Kind, LetGo, Moved, Said, Sent, What
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.lead_facts import Received
from tmworkshop.domain.programme.terms import LEAST, Terms
from tmworkshop.domain.record.actions import Status, actions_of
from tmworkshop.domain.record.record import record_of

A4 = (595, 842)
SCRIPTS = sorted((folder("sessions") / "demo").glob("*-*.toml"))
LAPTOPS = ("dyffryn", "harbour", "moor")
CELLS = {"filled", "not asked", "nothing shared", "withheld"}


def without_pango(html):
    raise Environment("no PDF can be made here")


@dataclass(frozen=True)
class Played:
    """A demo that was played: where, what it said, and what its sets add up to."""

    folder: Path
    stdout: str
    stderr: str

    @property
    def home(self):
        return DemoFolder(self.folder)

    def files(self):
        return [
            FolderWorkspace(self.home.laptop(name)).open_set(name) for name in LAPTOPS
        ]

    def facts(self):
        return [fact for each in self.files() for fact in each.facts()]

    def lead(self):
        return LeadFolder(self.home.laptop("lead"))

    def typed(self):
        return self.home.typed.read_text("utf-8")

    def records(self):
        return [record_of(each.facts()) for each in self.files()]

    def sessions(self):
        return [session for record in self.records() for session in record.sessions]

    def kept(self):
        return [kept for record in self.records() for kept in record.kept.values()]

    def actions(self):
        return [action for record in self.records() for action in actions_of(record)]

    def pages(self, pattern):
        return sorted((self.folder / "pages").glob(pattern))

    def compared(self):
        story = read_story()
        stage = set_stage(story, self.home)
        day = story.sendings[-1].on.isoformat()
        terms = Terms(Reader.PROGRAMME, LEAST[Reader.PROGRAMME], day)
        shown = prepare_release(stage.sources, Request(stage.topics, terms))
        return word_page(shown, "", RECIPIENT)

    def texts(self, pattern="**/*.html"):
        return [page.read_text("utf-8") for page in self.pages(pattern)]

    def hashes(self, *patterns):
        files = (f for p in patterns for f in sorted(self.folder.glob(p)))
        return {
            str(file.relative_to(self.folder)): sha256(file.read_bytes()).hexdigest()
            for file in files
            if file.stat().st_size
        }


def play(into, pdf):
    stdout, stderr = StringIO(), StringIO()
    with redirect_stdout(stdout), redirect_stderr(stderr):
        play_demo(into, pdf)
    return Played(into, stdout.getvalue(), stderr.getvalue())


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return play(tmp_path_factory.mktemp("played") / "demo", WeasyPress(say).pdf)


@pytest.fixture(scope="session")
def unprinted(tmp_path_factory):
    """Play it once more, on a machine that lacks Pango and says so."""
    into = tmp_path_factory.mktemp("unprinted") / "demo"
    with pytest.raises(Environment, match="no PDF can be made here"):
        play(into, without_pango)
    return Played(into, "", "")


def unsealed(fact):
    """Return *fact* without the digests of files that are encrypted."""
    if isinstance(fact, LetGo):
        return replace(fact, file="")
    return replace(fact, digest="", before="") if isinstance(fact, Received) else fact


@pytest.fixture(scope="session")
def page(demo):
    return demo.compared()


# The story, as the record tells it.


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.stem)
def test_every_script_is_found_by_the_set_it_is_named_after(script):
    found = {file for each in read_story().sets for file in list_scripts(each.id)}
    assert script in found


def test_three_partnerships_of_five_or_six_hold_three_sessions_each(demo):
    shapes = [(len(r.members), len(r.sessions)) for r in demo.records()]
    assert sorted(shapes) == [(5, 3), (6, 3), (6, 3)]
    assert all(session.closed for session in demo.sessions())
    assert len(demo.sessions()) == len(SCRIPTS)


def test_sessions_are_about_six_weeks_apart(demo):
    apart = [
        (later.held_on - earlier.held_on).days
        for record in demo.records()
        for earlier, later in zip(record.sessions, record.sessions[1:], strict=False)
    ]
    assert all(40 <= days <= 50 for days in apart)


def test_each_session_meets_on_the_day_that_was_agreed(demo):
    agreed = [
        (earlier.next_meeting, later.held_on)
        for record in demo.records()
        for earlier, later in zip(record.sessions, record.sessions[1:], strict=False)
    ]
    assert all(day == held_on for day, held_on in agreed)


def test_a_session_takes_about_as_long_as_its_design(demo):
    ends = {f.session: f.at for f in demo.facts() if isinstance(f, Moved)}
    for session in demo.sessions():
        took = (ends[session.id] - session.opened.at).total_seconds() / 60
        assert 0.9 < took / session.opened.design.minutes < 1.1


def test_all_three_designs_are_played(demo):
    designs = [session.opened.design.id for session in demo.sessions()]
    assert sorted(set(designs)) == ["lesson-session-90", "quick-35", "set-half-day"]
    assert designs.count("lesson-session-90") == 7


def test_the_half_day_has_two_presenters(demo):
    (half_day,) = [s for s in demo.sessions() if s.opened.design.id == "set-half-day"]
    issues = [k for k in demo.kept() if k.session == half_day.id and k.kind == "issue"]
    assert len({kept.speaker for kept in issues}) == 2


def test_one_session_has_four_present(demo):
    assert [len(s.attended) for s in demo.sessions()].count(4) == 1


def test_someone_arrives_late(demo):
    late = [set(s.attended) - set(s.opened.present) for s in demo.sessions()]
    assert len([who for who in late if who]) == 1


def test_the_first_sessions_give_their_spare_minutes_to_the_live_issue(demo):
    firsts = {record.sessions[0].id for record in demo.records()}
    given = {
        move.session
        for move in demo.facts()
        if isinstance(move, Moved)
        and move.what is What.EXTEND
        and move.turn.step == "explore"
    }
    assert given == firsts


def test_an_action_is_handed_on_with_the_receivers_yes(demo):
    (handed,) = [a for a in demo.actions() if a.status is Status.HANDED_ON]
    (taken,) = [a for a in demo.actions() if a.follows == handed.id]
    (word,) = [k for k in demo.kept() if k.id == handed.story[-1].id]
    assert word.parts["receiver-agreed"] == "yes"
    assert word.parts["receiver"] == taken.owner != handed.owner


def test_an_action_is_carried_twice(demo):
    assert [a.carried for a in demo.actions()].count(2) == 1


def test_actions_are_changed_and_let_go(demo):
    statuses = [action.status for action in demo.actions()]
    assert Status.CHANGED in statuses
    assert Status.LET_GO in statuses


def test_helpers_say_yes(demo):
    assert [bool(action.helper) for action in demo.actions()].count(True) >= 3


def test_an_action_is_put_right_before_its_owner_says_yes(demo):
    said = {fact.id: fact.words for fact in demo.facts() if isinstance(fact, Said)}
    assert [a for a in demo.actions() if said[a.id] != a.words and a.confirmed]


def test_someone_says_that_a_lesson_does_not_hold(demo):
    assert [k for k in demo.kept() if k.parts.get("holds") == "not-here"]


def test_slips_say_i_cannot_say_and_name_nobody(demo):
    slips = [k for k in demo.kept() if k.kind is Kind.RATING]
    weighed = Counter(k.turn.item.rpartition("@")[0] for k in slips)
    assert weighed.pop("") == 7  # how well did we question?
    rated = {id_.rpartition(".")[0] for id_ in weighed}
    lessons = ShelfOfPrompts().lessons()
    every = {each.id for lesson in lessons for each in lesson.statements}
    assert {*weighed} == {s for s in every if s.rpartition(".")[0] in rated}
    assert [k for k in slips if "?" in k.value]
    assert all(k.unattributed and not k.speaker for k in slips)


def test_questions_and_learnings_are_kept(demo):
    kinds = [kept.kind for kept in demo.kept()]
    assert kinds.count(Kind.QUESTION) >= 20
    assert kinds.count(Kind.LEARNING) >= 40


def test_a_turn_is_left_open(demo):
    answered = {(kept.session, kept.turn) for kept in demo.kept()}
    left = [
        move
        for move in demo.facts()
        if isinstance(move, Moved)
        and move.what is What.ON
        and move.turn.step == "learning"
        and (move.session, move.turn) not in answered
    ]
    assert left


def test_a_word_is_struck_and_stands_on_no_page(demo):
    (struck,) = [kept for kept in demo.kept() if kept.struck]
    assert not [text for text in demo.texts() if struck.words in text]


def test_consent_is_withdrawn_and_the_words_leave_the_comparison(demo):
    (record,) = [r for r in demo.records() if r.founded.name == "Moor set"]
    owen = next(m for m, name in record.names.items() if name.startswith("Owen"))
    assert record.consents[owen, "evaluator"].choice is False
    said = [k.words for k in record.kept.values() if k.speaker == owen and k.lesson]
    before, after = demo.texts("programme/programme-*-march-*.html") + demo.texts(
        "programme/programme-*-april-*.html"
    )
    assert [words for words in said if words and words in before]
    assert not [words for words in said if words and words in after]


def test_who_took_it_back_reads_what_had_gone_out(demo):
    (text,) = demo.texts("moor-set/session-3/*-owen-*.html")
    assert "Words of mine went to the programme on 13 March 2026" in text


# Packs, and what comes back.


def test_each_laptop_has_a_key_of_its_own_and_its_packs_open_at_the_leads_alone(demo):
    signers = {each.signer for each in received(demo)}
    assert len(signers) == len(LAPTOPS)
    packs = [*demo.home.post.glob("*/*.tmpack")]
    assert len(packs) == len(received(demo))
    assert not [pack for pack in packs if b"remark" in pack.read_bytes()]


def test_who_took_it_back_is_gone_at_the_leads_on_the_same_day(demo):
    (moor,) = [r for r in demo.records() if r.founded.name == "Moor set"]
    owen = next(m for m, name in moor.names.items() if name.startswith("Owen"))
    said = {k.words for k in moor.kept.values() if k.speaker == owen and k.lesson}
    parts = [part for of_one in demo.lead().parts().values() for part in of_one]
    assert not said & {voice.words for part in parts for voice in part.voices}
    took = [each for each in received(demo) if each.made == "2026-04-15"]
    assert [each.on for each in took] == ["2026-04-15"]
    assert "Taken back by a pack: 5, 15 April 2026" in demo.typed()


def test_a_release_to_the_funder_is_told_to_those_whose_words_it_has(demo):
    told = {fact.to for fact in demo.facts() if isinstance(fact, Sent)}
    assert told == {"the programme", "Moor Lottery Fund"}
    (text,) = demo.texts("programme/funder-*.html")
    assert not [name for name in ("Dyffryn", "Ember", "Thistle") if name in text]


def test_no_name_is_in_a_pack_that_nobody_ticked(demo):
    parts = [part for of_one in demo.lead().parts().values() for part in of_one]
    words = " ".join(voice.words for part in parts for voice in part.voices)
    assert not [name for name in ("Dai", "Maeve", "Owen", "Shanice") if name in words]


def test_the_lead_is_told_which_pages_hold_what_is_gone(demo):
    assert "13 March 2026, for the funder, to Moor Lottery Fund" in demo.typed()


def received(demo):
    return [each for each in demo.lead().facts() if isinstance(each, Received)]


# The comparison.


def test_at_least_six_cells_are_filled(page):
    rows = (*page.lessons, *page.themes)
    states = [cell.state for row in rows for cell in row.cells]
    assert states.count("filled") >= 6


def test_lessons_and_themes_show_each_kind_of_blank(page):
    lessons = {cell.state for row in page.lessons for cell in row.cells}
    assert lessons == CELLS - {"nothing shared"}
    assert {cell.state for row in page.themes for cell in row.cells} == CELLS


def test_themes_are_laid_on_words(page):
    assert len(page.themes) >= 2


def test_one_lesson_is_met_by_all_and_others_are_not(page):
    asked = [sum(c.state != "not asked" for c in row.cells) for row in page.lessons]
    assert {0, 1, 2, 3} == set(asked)


# The pages.


def test_every_session_makes_a_page_for_everyone_one_for_the_printer_and_a_summary(
    demo,
):
    sheets = len(demo.pages("*/session-*/*.pdf"))
    assert sheets == sum(3 * (len(r.members) + 2) for r in demo.records())
    assert len(demo.pages("**/*.html")) == len(demo.pages("**/*.pdf"))


def test_members_pages_are_one_sheet_of_a4(demo):
    for file in demo.pages("*/session-*/m*.pdf"):
        (sheet,) = PdfReader(file).pages
        assert tuple(map(round, sheet.mediabox[2:])) == A4


def test_summaries_are_one_or_two_sheets_of_a4(demo):
    for file in demo.pages("*/session-*/set-summary.pdf"):
        sheets = PdfReader(file).pages
        assert len(sheets) <= 2
        assert {tuple(map(round, s.mediabox[2:])) for s in sheets} == {A4}


def test_a_members_page_names_the_day_it_was_made(demo):
    (text,) = demo.texts("dyffryn-set/session-2/m1-*.html")
    assert "Made 12 March 2026" in text


# What the command says, and what it leaves.


def test_it_ends_by_saying_what_to_open(demo):
    named = [Path(line) for line in demo.stdout.splitlines() if line.endswith(".pdf")]
    assert 3 <= len(named) <= 5
    assert all(file.is_file() for file in named)


def test_it_is_quiet_where_nobody_watches(demo):
    assert "Playing" not in demo.stderr


def test_the_laptops_can_be_explored(demo):
    for name in LAPTOPS:
        assert FolderWorkspace(demo.home.laptop(name)).sets() == (name,)
    assert not [record.live for record in demo.records() if record.live]


def test_the_same_facts_and_the_same_bytes_again(demo, unprinted):
    """What is encrypted is other bytes each time, and so are digests of it."""
    assert [*map(unsealed, unprinted.facts())] == [*map(unsealed, demo.facts())]
    again, once = unprinted.lead().facts(), demo.lead().facts()
    assert [*map(unsealed, again)] == [*map(unsealed, once)]
    patterns = ("laptops/*/*.toml", "pages/**/*.html")
    assert unprinted.hashes(*patterns) == demo.hashes(*patterns)
    press = WeasyPress(say)
    for page in unprinted.pages("**/*.html")[::10]:
        printed = demo.folder / page.relative_to(unprinted.folder).with_suffix(".pdf")
        assert press.pdf(page.read_text("utf-8")) == printed.read_bytes(), page


def test_without_pango_there_are_html_pages_and_a_way_to_get_pdfs(unprinted):
    assert len(unprinted.pages("**/*.html")) == 72
    assert (unprinted.folder / SEAL).is_file()


# Its folder.


@pytest.fixture
def sealed(tmp_path):
    home = DemoFolder(tmp_path / "demo")
    home.clear()
    for folder_ in (home.laptop("moor") / "sets", home.pages):
        folder_.mkdir(parents=True)
    (home.laptop("moor") / "sets" / "moor.jsonl").write_text("a fact\n")
    (home.pages / "page.html").write_text("a page\n")
    home.seal()
    return home


def test_the_command_refuses_a_folder_in_use_in_a_sentence(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all\n")
    result = CliRunner().invoke(main, ["demo", str(tmp_path)])
    assert result.exit_code == 5
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_is_not_empty_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all\n")
    with pytest.raises(Refused, match="is not empty"):
        DemoFolder(tmp_path).clear()
    assert (tmp_path / "letter.txt").is_file()


def test_a_seal_that_is_none_of_ours_is_refused(tmp_path):
    (tmp_path / SEAL).write_text("my own notes\n")
    with pytest.raises(Refused, match="is not empty"):
        DemoFolder(tmp_path).clear()


def test_an_empty_folder_will_do(tmp_path):
    DemoFolder(tmp_path).clear()
    assert (tmp_path / SEAL).is_file()


def test_an_earlier_demo_is_cleared_away(sealed):
    sealed.clear()
    assert not sealed.laptop("moor").exists()
    assert not sealed.pages.exists()


def test_a_demo_that_did_not_come_to_its_end_is_cleared_away(tmp_path):
    home = DemoFolder(tmp_path)
    home.clear()
    home.pages.mkdir()
    home.clear()
    assert not home.pages.exists()


def test_looking_round_in_a_demo_does_not_keep_it(sealed):
    (sealed.laptop("moor") / "reports").mkdir()
    (sealed.laptop("moor") / "reports" / "page.html").write_text("a page\n")
    (sealed.laptop("moor") / "sets" / "moor.jsonl.lock").touch()
    sealed.clear()
    assert not sealed.laptop("moor").exists()


@pytest.mark.parametrize("name", ["laptops/moor/sets/moor.jsonl", "pages/mine.txt"])
def test_a_demo_that_someone_added_to_is_refused(sealed, name):
    with (sealed.pages.parent / name).open("a") as file:
        file.write("more\n")
    with pytest.raises(Refused, match=f"added to it since: {name}"):
        sealed.clear()


def test_a_file_beside_a_demo_is_refused(sealed):
    (sealed.pages.parent / "letter.txt").write_text("Dear all\n")
    with pytest.raises(Refused, match=r"letter\.txt"):
        sealed.clear()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "demo").write_text("")
    with pytest.raises(Environment):
        DemoFolder(tmp_path / "demo").clear()
