import re
from dataclasses import dataclass

import pytest

from tmworkshop.adapters.pages.templates import Templates
from tmworkshop.domain.errors import FileComplaints, NotFound
from tmworkshop.domain.pages.views import SetSummary


@dataclass(frozen=True)
class Note:
    words: str


SUMMARY = SetSummary("Lake set", "Session 1", "", "For us only.", (), (), "", (), "")


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def test_a_page_says_what_its_view_says():
    assert "For us only." in Templates().fill("set.html", SUMMARY)


def test_the_facilitators_own_template_is_found_first(own):
    (own / "set.html").write_text("<p>ours: {{ page.title }}</p>")
    assert Templates(own).fill("set.html", SUMMARY) == "<p>ours: Lake set</p>"


def test_what_the_facilitator_has_not_written_is_the_shipped_page(own):
    assert Templates(own).fill("set.html", SUMMARY) == Templates().fill(
        "set.html", SUMMARY
    )


def test_a_template_saved_by_notepad_can_be_read(own):
    (own / "note.html").write_text("{{ page.words }}", encoding="utf-8-sig")
    assert Templates(own).fill("note.html", Note("ŵ")) == "ŵ"


def test_an_own_style_sheet_brings_its_pictures_along(own):
    (own / "page.css").write_text('body { background: url("logo.png") }')
    (own / "logo.png").write_bytes(b"PNG")
    page = Templates(own).fill("set.html", SUMMARY)
    assert 'url("data:image/png;base64,UE5H")' in page


def test_a_style_sheet_reaches_no_file_outside_its_folder(own):
    (own / "page.css").write_text('body { background: url("../secret.png") }')
    (own.parent / "secret.png").write_bytes(b"PNG")
    with pytest.raises(FileComplaints, match=r"secret\.png' beside it"):
        Templates(own).fill("set.html", SUMMARY)


def test_words_are_never_markup(own):
    (own / "note.html").write_text("{{ page.words }}")
    page = Templates(own).fill("note.html", Note("<b>bold</b> {{ 7*7 }}"))
    assert page == "&lt;b&gt;bold&lt;/b&gt; {{ 7*7 }}"


def test_words_cannot_turn_the_words_around_them(own):
    (own / "note.html").write_text("{{ page.words }}")
    assert (
        Templates(own).fill("note.html", Note("a\u202eb\u2066c\ufeff\x1b[31m"))
        == "abc[31m"
    )


def test_a_line_break_in_words_is_kept(own):
    (own / "note.html").write_text("{{ page.words }}")
    assert Templates(own).fill("note.html", Note("one\ntwo")) == "one\ntwo"


def test_an_own_template_runs_in_a_sandbox(own):
    (own / "note.html").write_text("{{ page.__class__.__mro__ }}")
    with pytest.raises(FileComplaints, match=re.escape("note.html")):
        Templates(own).fill("note.html", Note("x"))


def test_an_own_template_reads_no_file_outside_its_folder(own):
    (own.parent / "secret.html").write_text("secret")
    (own / "note.html").write_text("{% include '../secret.html' %}")
    with pytest.raises(NotFound):
        Templates(own).fill("note.html", Note("x"))


def test_a_word_that_the_view_does_not_have_is_a_complaint_with_its_line(own):
    (own / "note.html").write_text("one\n{{ page.wrods }}\n")
    with pytest.raises(FileComplaints, match=r"line 2: .*wrods"):
        Templates(own).fill("note.html", Note("x"))


def test_a_mistyped_tag_is_a_complaint_with_its_line(own):
    (own / "note.html").write_text("one\n{% fi %}\n")
    with pytest.raises(FileComplaints, match=r"line 2: .*fi"):
        Templates(own).fill("note.html", Note("x"))


def test_a_page_that_nobody_wrote_is_not_found():
    with pytest.raises(NotFound, match=r"no page called 'sett\.html'"):
        Templates().fill("sett.html", SUMMARY)
