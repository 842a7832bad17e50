import json
import sys
from pathlib import Path

import pytest

from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import WRITERS
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Kind, Sent
from tmworkshop.domain.record.record import record_of

PDF = b"%PDF, as a quick press would make it"


@pytest.fixture
def quick_press(monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda self, html: PDF)


@pytest.fixture
def no_pango(monkeypatch):
    def refuse(self, html):
        raise Environment("no PDF can be made here; to have PDFs, install Pango")

    monkeypatch.setattr(WeasyPress, "pdf", refuse)


def of_three():
    """Three people of one partnership, two sessions, and all their boxes ticked."""
    story = Story.of_three()
    story.join("m3", "Amina Li", "Glan")
    story.meet(JANUARY, ("m1", "m2"), "lesson.07")
    story.action("m1", "Ring the mill", MARCH, lesson="lesson.07")
    story.part(again=MARCH)
    story.meet(MARCH, lesson="lesson.07")
    for who in ("m1", "m2", "m3"):
        words = f"What {who} learned"
        story.said(Kind.LEARNING, who, words, lesson="lesson.07")
        story.slip(who, "set-summary", "evaluator")
    story.part(again=APRIL)
    return story


@pytest.fixture
def set_of_three(desk):
    of_three().keep_in(desk.folder, "dyffryn-set")
    return desk


def pages(desk, *parts):
    folder = desk.folder.joinpath("reports", *parts)
    return sorted(page.name for page in folder.iterdir())


def page(desk, name, session="session-2"):
    file = desk.folder / "reports" / "dyffryn-set" / session / name
    return file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick_press")
class TestWithAPress:
    def test_everyone_gets_a_page_under_their_set_and_session(self, set_of_three):
        set_of_three.run("report", "participant")
        assert pages(set_of_three, "dyffryn-set", "session-2") == [
            "m1-megan-prys-jones.html",
            "m1-megan-prys-jones.pdf",
            "m2-dai-okafor.html",
            "m2-dai-okafor.pdf",
            "m3-amina-li.html",
            "m3-amina-li.pdf",
        ]

    def test_the_answer_is_where_the_pdfs_are(self, set_of_three):
        result = set_of_three.run("report", "participant", "--member", "dai")
        (line,) = result.stdout.splitlines()
        assert line.endswith("m2-dai-okafor.pdf")
        assert "An HTML page lies beside each PDF" in result.stderr

    def test_a_member_named_twice_gets_one_page(self, set_of_three):
        twice = ("--member", "dai", "--member", "okafor")
        result = set_of_three.run("report", "participant", *twice)
        assert len(result.stdout.splitlines()) == 1

    def test_an_earlier_session_can_be_printed_again_as_it_was(self, set_of_three):
        set_of_three.run("report", "participant", "--session", "1")
        html = page(set_of_three, "m1-megan-prys-jones.html", "session-1")
        assert "Ring the mill" in html
        assert "What m1 learned" not in html

    def test_whoever_was_absent_gets_a_page_too(self, set_of_three):
        words = ("--session", "1", "--member", "amina")
        set_of_three.run("report", "participant", *words)
        html = page(set_of_three, "m3-amina-li.html", "session-1")
        assert "which met without me on Monday 12 January 2026" in html

    def test_print_all_is_one_more_file(self, set_of_three):
        set_of_three.run("report", "participant", "--print-all")
        html = page(set_of_three, "print-all.html")
        assert html.count('class="sheet"') == 3

    def test_the_set_gets_its_summary(self, set_of_three):
        set_of_three.run("report", "set")
        html = page(set_of_three, "set-summary.html")
        assert "Ring the mill" in html
        assert "What m1 learned" not in html

    def test_pages_go_elsewhere_if_asked(self, set_of_three, tmp_path):
        set_of_three.run("report", "set", "--to", str(tmp_path / "stick"))
        stick = tmp_path / "stick" / "dyffryn-set" / "session-2"
        assert (stick / "set-summary.pdf").read_bytes() == PDF

    def test_a_page_is_written_as_it_is_asked_for_and_no_other_way(self, set_of_three):
        result = set_of_three.run("report", "set", "--as", "txt", "--as", "json")
        assert pages(set_of_three, "dyffryn-set", "session-2") == [
            "set-summary.json",
            "set-summary.txt",
        ]
        endings = [line.rpartition(".")[2] for line in result.stdout.splitlines()]
        assert endings == ["txt", "json"]
        assert result.stderr == ""

    def test_a_page_as_text_can_be_pasted_into_a_mail(self, set_of_three):
        set_of_three.run("report", "participant", "--member", "megan", "--as", "txt")
        lines = page(set_of_three, "m1-megan-prys-jones.txt").splitlines()
        assert lines[:2] == ["Megan Prys-Jones", "================"]
        assert "[ ] Ring the mill" in lines

    def test_a_page_as_html_alone_is_what_is_answered(self, set_of_three):
        result = set_of_three.run("report", "set", "--as", "html")
        assert result.stdout.strip().endswith("set-summary.html")
        assert result.stderr == ""

    def test_the_comparison_as_data_is_what_the_screen_gives_as_data(
        self, set_of_three
    ):
        shown = set_of_three.json("programme", "compare")
        set_of_three.run("report", "programme", "--as", "json")
        file = set_of_three.folder / "reports" / "programme" / "comparison.json"
        assert json.loads(file.read_text("utf-8")) == shown

    def test_what_went_out_as_text_has_gone_out(self, set_of_three):
        set_of_three.run("report", "programme", "--as", "txt")
        assert record_of(facts(set_of_three)).sent

    def test_there_is_no_writer_for_any_other_ending(self, set_of_three):
        told = set_of_three.told("report", "set", "--as", "doc", code=2)
        assert "'html', 'pdf', 'txt', 'json'" in told

    def test_an_unknown_session_says_how_many_there_were(self, set_of_three):
        told = set_of_three.told("report", "participant", "--session", "7", code=1)
        assert "Dyffryn set has no session 7: it has held 2 sessions." in told

    def test_session_0_is_none(self, set_of_three):
        set_of_three.run("report", "set", "--session", "0", code=2)

    def test_an_unknown_member_is_answered_with_the_nearest(self, set_of_three):
        told = set_of_three.told("report", "participant", "--member", "Amna", code=1)
        assert "Did you mean Amina Li?" in told

    def test_a_set_that_has_not_met_has_no_pages(self, dyffryn):
        told = dyffryn.told("report", "participant", code=1)
        assert "Dyffryn set has held no session yet." in told

    def test_a_folder_that_is_a_file_is_told_and_nothing_is_lost(self, set_of_three):
        reports = set_of_three.folder / "reports"
        reports.write_text("mine")
        told = set_of_three.told("report", "set", code=3)
        assert "cannot be used" in told
        assert reports.read_text() == "mine"

    @pytest.mark.parametrize("winerror", [None, 32])  # where it is open elsewhere
    def test_what_may_not_be_written_is_told_with_another_way(
        self, set_of_three, monkeypatch, winerror
    ):
        def refuse(path, content):
            error = PermissionError(13, "Permission denied")
            error.winerror = winerror
            raise error

        monkeypatch.setattr("tmworkshop.adapters.report_folder.replace_file", refuse)
        told = set_of_three.told("report", "set", code=3)
        assert "if it is open in another window, close it" in told
        assert "--to DIR" in told

    def test_a_page_is_replaced_whole_or_not_at_all(self, set_of_three, monkeypatch):
        set_of_three.run("report", "set")
        before = page(set_of_three, "set-summary.html")
        set_of_three.run("action", "update", "1", "--words", "Ring both mills")

        def fail(self, target):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as full_disk:
            full_disk.setattr("pathlib.Path.replace", fail)
            told = set_of_three.told("report", "set", code=3)
        assert "no room left" in told
        assert page(set_of_three, "set-summary.html") == before
        assert pages(set_of_three, "dyffryn-set", "session-2") == [
            "set-summary.html",
            "set-summary.pdf",
        ]
        set_of_three.run("report", "set")
        assert "Ring both mills" in page(set_of_three, "set-summary.html")

    def test_two_sets_in_letters_without_a_slug_do_not_share_a_folder(self, desk):
        for set_id, name in (("set-1", "山谷"), ("set-2", "港口")):
            story = Story(name)
            story.join("m1", "李明")
            story.meet(MARCH, ("m1",))
            story.keep_in(desk.folder, set_id)
            desk.run("report", "participant", "--set", set_id)
        assert len(pages(desk)) == 2

    def test_every_member_gets_a_slip_to_tick(self, set_of_three):
        result = set_of_three.run("report", "slips")
        assert result.stdout.strip().endswith("sharing-slips.pdf")
        html = slips(set_of_three)
        assert html.count('<article class="sheet"') == 3
        assert "Amina Li" in html
        assert "What m1 learned" not in html
        assert "Ring the mill" not in html

    def test_slips_can_be_for_some_or_without_a_name(self, set_of_three):
        set_of_three.run("report", "slips", "--blank", "2")
        assert slips(set_of_three).count("My name:") == 2
        assert "Amina Li" not in slips(set_of_three)
        set_of_three.run("report", "slips", "--blank", "1", "--member", "amina")
        assert slips(set_of_three).count('<article class="sheet"') == 2
        assert "Amina Li" in slips(set_of_three)

    def test_a_set_with_nobody_in_it_gets_no_slip(self, desk):
        desk.run("set", "add", "Dyffryn")
        desk.run("report", "slips")
        assert "nobody in the set yet" in slips(desk, "dyffryn")

    def test_a_sets_agreement_is_printed_for_the_wall(self, set_of_three):
        told = set_of_three.told("report", "agreement", code=1)
        assert "tmworkshop set agreement" in told
        set_of_three.run("set", "agreement", "--rule", "pass", "--add", "Tea < first.")
        set_of_three.run("report", "agreement")
        folder = set_of_three.folder / "reports" / "dyffryn-set"
        html = (folder / "agreement.html").read_text(encoding="utf-8")
        assert "Tea &lt; first." in html
        assert "at risk of serious harm" in html

    def test_the_comparison_is_printed_for_the_programme(self, set_of_three):
        result = set_of_three.run("report", "programme")
        assert result.stdout.strip().endswith("comparison.pdf")
        html = set_of_three.folder / "reports" / "programme" / "comparison.html"
        assert "What m1 learned" in html.read_text(encoding="utf-8")

    def test_where_names_leave_one_person_no_output_has_the_names(self, desk):
        story = of_three()
        for named in ("m1", "m2"):
            story.slip(named, "name-programme")
        story.keep_in(desk.folder, "dyffryn-set")
        desk.run("report", "programme", *(f for e in WRITERS for f in ("--as", e)))
        folder = desk.folder / "reports" / "programme"
        said = [desk.run("programme", "compare", *f).stdout for f in ((), ("--json",))]
        told = [*said, *(f.read_text("utf-8") for f in folder.iterdir())]
        assert len(told) == 2 + len(WRITERS)
        assert all("most or all of 3 asked" in each for each in told[:2])
        for name in ("Megan", "Dai", "Amina"):
            assert not [each for each in told if name in each]

    def test_for_anyone_else_it_is_refused_and_nothing_goes_out(self, set_of_three):
        elsewhere = set_of_three.folder.parent / "stick"
        for to in ((), ("--to", str(elsewhere))):
            asked = ("report", "programme", "--for", "the funder", *to)
            told = set_of_three.told(*asked, code=5)
            assert told == (
                "Error: No sharing slip names 'the funder': what members ticked is for "
                "the programme alone. Whoever else is to read their words needs a yes "
                "from each of them first. "
                "To print it for the programme, leave --for out."
            )
        assert not (set_of_three.folder / "reports").exists()
        assert not elsewhere.exists()
        assert record_of(facts(set_of_three)).sent == ()

    def test_whose_words_went_out_is_kept_once_in_each_set(self, set_of_three):
        set_of_three.run("report", "programme", "--for", "Programme")
        sent = record_of(facts(set_of_three)).sent
        went = [(each.to, each.member, len(each.of)) for each in sent]
        assert went == [
            ("the programme", m, n) for m, n in (("m1", 2), ("m2", 1), ("m3", 1))
        ]

    def test_each_set_keeps_its_own_with_rising_ids(self, set_of_three):
        of_three().keep_in(set_of_three.folder, "hafod-set")
        set_of_three.run("report", "programme")
        for set_id in ("dyffryn-set", "hafod-set"):
            sent = record_of(facts(set_of_three, set_id)).sent
            assert [each.member for each in sent] == ["m1", "m2", "m3"]
            assert sorted(each.id for each in sent) == [each.id for each in sent]

    def test_a_members_page_then_tells_to_whom(self, set_of_three):
        set_of_three.run("report", "programme")
        set_of_three.run("report", "participant", "--member", "dai")
        html = page(set_of_three, "m2-dai-okafor.html")
        assert "Words of mine went to the programme on 12 March 2026." in html

    def test_what_could_not_be_written_has_not_gone_out(self, set_of_three):
        (set_of_three.folder / "reports").write_text("mine")
        set_of_three.told("report", "programme", code=3)
        assert record_of(facts(set_of_three)).sent == ()

    def test_nothing_to_compare_is_told(self, dyffryn):
        told = dyffryn.told("report", "programme", code=1)
        assert "no set has held a session" in told


def slips(desk, set_id="dyffryn-set"):
    page = desk.folder / "reports" / set_id / "sharing-slips.html"
    return page.read_text(encoding="utf-8")


def facts(desk, set_id="dyffryn-set"):
    from tmworkshop.adapters.store.workspace import FolderWorkspace

    return FolderWorkspace(desk.folder).open_set(set_id).facts()


@pytest.mark.usefixtures("no_pango")
class TestWithoutPango:
    def test_every_page_is_written_as_html_and_the_message_says_how(self, set_of_three):
        result = set_of_three.run("report", "participant", code=3)
        lines = result.stdout.splitlines()
        assert [line.rpartition(".")[2] for line in lines] == ["html"] * 3
        assert "any browser prints them" in result.stderr
        assert "to have PDFs, install Pango" in result.stderr
        assert len(pages(set_of_three, "dyffryn-set", "session-2")) == 3

    def test_what_needs_no_pango_is_written_without_a_word(self, set_of_three):
        result = set_of_three.run("report", "set", "--as", "txt", "--as", "html")
        assert result.stderr == ""

    def test_a_pdf_alone_leaves_its_page(self, set_of_three):
        result = set_of_three.run("report", "set", "--as", "pdf", code=3)
        assert result.stdout.strip().endswith("set-summary.html")
        assert "any browser prints them" in result.stderr

    def test_what_went_out_as_html_has_gone_out(self, set_of_three):
        set_of_three.run("report", "programme", code=3)
        sent = record_of(facts(set_of_three)).sent
        assert {type(each) for each in sent} == {Sent}


def test_another_s_pango_is_as_good_as_none(set_of_three, monkeypatch, tmp_path):
    told = "function/symbol 'g_type_init' not found in library 'libgobject-2.0-0.dll'"
    (tmp_path / "weasyprint.py").write_text(f"raise AttributeError({told!r})")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    result = set_of_three.run("report", "participant", code=3)
    assert [Path(line).suffix for line in result.stdout.splitlines()] == [".html"] * 3
    assert "Pango does not load" in result.stderr
    assert "g_type_init" in result.stderr


def test_a_real_press_makes_a_real_pdf(set_of_three):
    result = set_of_three.run("report", "participant", "--member", "megan")
    assert Path(result.stdout.strip()).read_bytes().startswith(b"%PDF-")


class TestShown:
    """Pages are shown by the system, which is told a path and no more."""

    @pytest.fixture
    def shown(self, monkeypatch):
        places = []
        path = "tmworkshop.adapters.drive.viewer.show_place"
        monkeypatch.setattr(path, lambda place, _: places.append(place) or True)
        return places

    def test_of_one_page_it_is_that_one(self, set_of_three, shown):
        of_dai = ("report", "participant", "--member", "dai", "--as", "html")
        set_of_three.run(*of_dai, "--open")
        assert [place.name for place in shown] == ["m2-dai-okafor.html"]

    @pytest.mark.usefixtures("quick_press")
    def test_of_its_two_files_it_is_the_pdf(self, set_of_three, shown):
        set_of_three.run("report", "set", "--open")
        assert [place.name for place in shown] == ["set-summary.pdf"]

    def test_of_many_it_is_their_folder(self, set_of_three, shown, tmp_path):
        many = ("report", "participant", "--as", "txt", "--open")
        set_of_three.run(*many)
        set_of_three.run(*many, "--to", str(tmp_path / "away"))
        here = set_of_three.folder / "reports"
        session = "dyffryn-set/session-2"
        assert shown == [here / session, tmp_path / "away" / session]

    def test_it_is_not_shown_unless_it_is_asked_for(self, set_of_three, shown):
        set_of_three.run("report", "set", "--as", "txt")
        assert shown == []

    @pytest.mark.usefixtures("no_pango")
    def test_where_no_pdf_could_be_made_the_html_page_is(self, set_of_three, shown):
        set_of_three.run("report", "set", "--open", code=3)
        assert [place.name for place in shown] == ["set-summary.html"]

    def test_where_nothing_can_show_it_that_is_said_and_it_is_written(
        self, set_of_three, monkeypatch
    ):
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        if sys.platform != "linux":
            pytest.skip("there is always a screen")
        result = set_of_three.run("report", "set", "--as", "txt", "--open")
        assert "set-summary.txt" in result.stdout
        assert "Nothing here can show it" in result.stderr
