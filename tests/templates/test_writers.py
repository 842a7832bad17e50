"""Every class of views by every writer there is: both find themselves."""

import json
from dataclasses import asdict
from pathlib import PurePath
from unicodedata import category

import pytest

from tests.templates import views
from tests.templates.test_templates import PAGES, SHIPPED
from tmworkshop.adapters.cells import TURNS, width_of
from tmworkshop.adapters.pages.writers import (
    TEMPLATES,
    WRITERS,
    Machines,
    writers_for,
)

MACHINES = Machines(PAGES, lambda html: b"%PDF of " + html.encode())
SHOWN = [
    pytest.param(view, id=f"{PurePath(name).stem}-{kind}")
    for name, samples in views.SAMPLES.items()
    for kind, view in zip(("rich", "minimal", "hostile"), samples, strict=True)
]
HOSTILE = [views.SAMPLES[name][2] for name in views.SAMPLES]
every_view = pytest.mark.parametrize("view", SHOWN)
every_writer = pytest.mark.parametrize("ending", WRITERS)
CONTROLS = {"Cc", "Cs"}


def written(ending, view):
    return writers_for([ending], MACHINES)[ending](view)


def text(view):
    return written("txt", view).decode("utf-8")


def letters(said):
    return "".join(said.split())


def words_in(data):
    """Yield every text in *data*, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for each in data.values() if isinstance(data, dict) else data:
            yield from words_in(each)


def test_every_class_of_views_has_a_template_of_its_own_and_samples():
    assert sorted(TEMPLATES.values()) == SHIPPED
    for name, samples in views.SAMPLES.items():
        assert {TEMPLATES[type(view)] for view in samples} == {name}


@every_view
@every_writer
def test_every_writer_writes_every_view(ending, view):
    assert written(ending, view).strip()


@every_view
def test_data_is_the_view_and_nothing_else(view):
    content = written("json", view)
    assert content.isascii()  # so no terminal obeys it, and any pipe carries it
    data = json.loads(content)
    assert data.pop("schema") == 1
    (page,) = data.values()
    assert page == json.loads(json.dumps(asdict(view)))


@every_view
def test_text_fits_a_mail(view):
    lines = text(view).split("\n")
    assert max(map(width_of, lines)) <= 72
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n\n" not in text(view)


@pytest.mark.parametrize("view", HOSTILE)
def test_hostile_words_in_text_are_words(view):
    said = text(view)
    assert not {each for each in said if category(each) in CONTROLS} - {"\n"}
    assert not {ord(each) for each in said} & TURNS
    for words in (views.MARKUP, views.JINJA, views.A_FILE, views.LONG_WORD):
        assert letters(words) in letters(said)


@pytest.mark.parametrize(
    "view",
    [views.TYPICAL, views.RICH, views.SUMMARY, views.HELD],
    ids=["participant", "much", "set", "export"],
)
def test_text_holds_every_word_that_the_view_holds(view):
    said = letters(text(view))
    data = asdict(view)
    assert [each for each in words_in(data) if letters(each) not in said] == []


def test_a_pdf_is_the_page_printed_and_comes_after_it():
    writers = writers_for(("json", "pdf"), MACHINES)
    assert [*writers] == ["html", "json", "pdf"]
    html = writers["html"](views.SUMMARY)
    assert writers["pdf"](views.SUMMARY) == b"%PDF of " + html


def test_no_other_writer_brings_a_page_along():
    assert [*writers_for(("txt", "json"), MACHINES)] == ["txt", "json"]
