"""Finished pages: whoever wrote the template, they load nothing and take no time."""

import os
import time
from dataclasses import dataclass

import pytest

from tests.templates import views
from tmworkshop.adapters.pages import filled_apart
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.plain_form import POLICY, is_plain
from tmworkshop.adapters.pages.templates import Templates
from tmworkshop.domain.errors import FileComplaints, NotFound

HASTY = filled_apart.PROGRAM.replace(
    "main()", "main.__globals__['SECONDS'] = 0; main()"
)
SECONDS = 60  # by the clock, on a machine that does other things beside


@dataclass(frozen=True)
class Note:
    words: str = "Ring the mill"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", views.SAMPLES)
def test_a_shipped_page_is_the_filled_template_under_our_policy(name):
    for view in views.SAMPLES[name]:
        filled = Templates().fill(name, view)
        expected = filled.replace("<head>", f"<head>\n{POLICY}", 1)
        assert Pages(tell=pytest.fail).render(name, view) == expected


@pytest.mark.parametrize("name", views.SAMPLES)
def test_a_page_made_apart_is_the_same(name, own):
    (own / "mine.html").write_text("not asked for")
    pages = Pages(own, pytest.fail)
    for view in views.SAMPLES[name]:
        assert pages.render(name, view) == Pages().render(name, view)


def test_what_is_taken_out_is_told_once_with_the_name_of_the_template(own):
    (own / "note.html").write_text("<p onclick=x>{{ page.words }}</p><script></script>")
    told = []
    pages = Pages(own, told.append)
    for note in (Note(), Note("Then the bakery")):
        page = pages.render("note.html", note)
        assert f"<p>{note.words}</p>" in page
        assert is_plain(page)
    (words,) = told
    assert words.startswith("note.html: ")
    assert words.endswith(": onclick of p, script.")


def test_a_template_that_leaves_the_policy_out_gets_it(own):
    (own / "base.html").write_text("<html><body>{% block page %}{% endblock %}")
    page = Pages(own).render("participant.html", views.TYPICAL)
    assert page.index(POLICY) == page.index("<head>") + len("<head>\n")


def test_a_style_sheet_of_ones_own_loads_nothing(own):
    (own / "page.css").write_text("@import 'http://x'; p { background: url(http://y) }")
    told = []
    page = Pages(own, told.append).render("set.html", views.SUMMARY)
    assert "http://" not in page
    assert "@import in a style, url() in a style" in told[0]


def test_a_link_stays_if_it_was_written_and_goes_if_it_was_made_up(own):
    written, shown, made = "https://x.org/a?b&amp;c", "https://y.org", "https://z.org"
    (own / "base.html").write_text(
        f'<a href="{written}">1</a>{{% block b %}}{{% endblock %}}'
    )
    (own / "note.html").write_text(
        '{% extends "base.html" %}{% block b %}<a href="{{ page.words }}">2</a>'
        f'<a href="{made}/{{{{ page.words }}}}">3</a>{{% endblock %}}'
    )
    page = Pages(own).render("note.html", Note(shown))
    assert f'<a href="{written}" rel="noreferrer">1</a>' in page
    assert f'<a href="{shown}" rel="noreferrer">2</a>' in page
    assert "<a>3</a>" in page


@pytest.fixture
def hasty(monkeypatch):
    """Give a page a second of work, not three."""
    monkeypatch.setattr(filled_apart, "PROGRAM", HASTY)


def test_a_template_without_end_is_given_as_long_as_it_ships(own):
    loops = (
        "{% for i in range(9999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    )
    (own / "endless.html").write_text(loops)
    with pytest.raises(
        FileComplaints, match=r"endless\.html(.|\n)*more than 3 seconds"
    ):
        Pages(own).render("endless.html", Note())


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    "endless",
    [
        "{% for i in range(9999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{{ i }}{% endfor %}"
        "{% endfor %}",
        "{{ (10 ** (10 ** 8)) | string | length }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ ('a' * 10 ** 9) | length }}",
        "{{ 'a'.center(10 ** 9) }}",
        "{% set x = ['a' * 10 ** 6] %}{% for i in range(9999) %}"
        "{% set _ = x.append(x[-1] ~ 'a') %}{% endfor %}",
    ],
)
def test_a_template_without_end_is_told_by_its_name_and_the_next_is_made(own, endless):
    (own / "endless.html").write_text(endless)
    (own / "note.html").write_text("{{ page.words }}")
    pages, began = Pages(own), time.monotonic()
    with pytest.raises(FileComplaints, match=r"endless\.html(.|\n)*look for a"):
        pages.render("endless.html", Note())
    assert time.monotonic() - began < SECONDS
    assert Note().words in pages.render("note.html", Note())


def test_what_cannot_be_held_by_the_system_ends_by_the_clock(own, monkeypatch):
    monkeypatch.setattr(filled_apart, "PATIENCE", 0.01)
    (own / "note.html").write_text("{{ page.words }}")
    with pytest.raises(FileComplaints, match=r"note\.html(.|\n)*seconds"):
        Pages(own).render("note.html", Note())


def test_what_is_wrong_with_a_template_is_told_as_ever(own):
    (own / "note.html").write_text("one\n{{ page.wrods }}\n")
    with pytest.raises(FileComplaints, match=r"note\.html(.|\n)*line 2: .*wrods"):
        Pages(own).render("note.html", Note())
    with pytest.raises(NotFound, match=r"no page called 'sett\.html'"):
        Pages(own).render("sett.html", Note())


def test_a_page_that_cannot_be_read_is_told(own):
    (own / "note.html").write_text("<p>&#{{ '9' * 5000 }};")
    with pytest.raises(FileComplaints, match=r"note\.html(.|\n)*none that a browser"):
        Pages(own).render("note.html", Note())


@pytest.mark.skipif(os.name == "nt", reason="no such limits there")
def test_a_limit_that_someone_set_is_kept(own, monkeypatch):
    (own / "note.html").write_text("{{ page.words }}")
    bound = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (2, 2)); "
    monkeypatch.setattr(filled_apart, "PROGRAM", bound + filled_apart.PROGRAM)
    assert Note().words in Pages(own).render("note.html", Note())


def test_nothing_where_one_stands_is_run(own, tmp_path, monkeypatch):
    (tmp_path / "jinja2.py").write_text("raise SystemExit")
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    (own / "note.html").write_text("{{ page.words }}")
    assert Note().words in Pages(own).render("note.html", Note())


@pytest.mark.skipif(os.name == "nt", reason="no signal 0 there")
def test_the_program_ends_with_what_asked_it(own):
    (own / "note.html").write_text("{{ page.words }}")
    pages = Pages(own)
    pages.render("note.html", Note())
    program = pages._apart._program
    del pages
    assert program.poll() is not None
