"""Templates and style sheets that a facilitator wrote, or that somebody gave them.

They run in a sandbox, read nothing outside their own folder, and what is wrong with
them is told with its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzz.mangled import bytes_like, text_like, texts
from tests.fuzz.test_commands import OBEYED
from tests.fuzz.trying import ROOT, Parser, ends_well, file_with
from tests.smuggled import SMUGGLED
from tmworkshop.adapters.pages.plain_form import is_plain
from tmworkshop.adapters.pages.plain_text import text_of
from tmworkshop.adapters.pages.scrub import scrub_page
from tmworkshop.adapters.pages.style_sheets import clean_css
from tmworkshop.adapters.pages.templates import Templates
from tmworkshop.domain.errors import FileComplaints, WorkshopError

SECRET = "54439-the-secret"
EXPRESSIONS = (
    *("page", "page.words", "page.nothing", "page['words']", "page.words[::-1]"),
    *("page.__class__", "page.__init__.__globals__", "''.__class__.__mro__[1]"),
    *(
        "page|attr('__class__')",
        "page.words.__add__",
        "self.__init__",
        "self._TemplateReference__context",
    ),
    *("'{0.__class__}'.format(page)", "'{x.__class__}'.format_map({'x': page})"),
    *(
        "'%s' % page",
        "'%(x)s' % page",
        "'%s %s'|format(page)",
        "stylesheet.format(page)",
    ),
    *("range(10)|list", "range(10 ** 9)", "'a' * 3", "1 / 0", "7777 * 7", "[]|first"),
    *("lipsum.__globals__", "cycler.__init__", "joiner()", "namespace(a=1).a", "m()"),
    *("page.words|safe", "page.words|urlize", "()|sum", "[1, 'a']|sort", "{}|tojson"),
    *("page|list", "page()", "page.words()", "stylesheet", "loop.index", "caller()"),
    *(
        "'\\ud800'",
        "page.words.encode()",
        "1|round('x')",
        "'x'|int(base=99)",
        "undefined",
    ),
)
expressions = st.sampled_from(EXPRESSIONS)
STATEMENTS = (
    *("{{{{ {0} }}}}", "{{% for x in {0} %}}{{{{ x }}}}{{% endfor %}}"),
    *("{{% if {0} %}}{{{{ {0} }}}}{{% endif %}}", "{{% set y = {0} %}}{{{{ y }}}}"),
    *("{{% include {0} %}}", "{{% import {0} as m %}}", "{{% extends {0} %}}"),
    *("{{% include '../secret.html' %}}", "{{% include 'link.html' %}}", "{{{{ {0} "),
    *("{{% import '/etc/passwd' as m %}}", "{{% from 'link.html' import x %}}"),
    *("{{% macro m() %}}{{{{ {0} }}}}{{{{ m() }}}}{{% endmacro %}}{{{{ m() }}}}",),
    *("{{% include 'note.html' %}}", "{{% extends 'base.html' %}}", "{{% endfor %}}"),
    *("{{% block page %}}{{{{ {0} }}}}{{% endblock %}}", "{{# {0}", "<p>{0}</p>"),
)
statements = st.builds(str.format, st.sampled_from(STATEMENTS), expressions | texts)
jinja = st.lists(statements, min_size=1, max_size=3).map("".join)
TAGS = (
    *(
        "h1",
        "h3",
        "p",
        "p class=words",
        "p class=number",
        "p class=write",
        "p class=on",
    ),
    *(
        "ul",
        "ul class=key",
        "ul class=actions",
        "ol",
        "li",
        "div class=told",
        "article",
    ),
    *("table", "table class=weighed", "caption", "thead", "tr", "th", "td data-of=x"),
    *("span class=box", "b", "br", "!--", "style", "title", "template", "svg", "math"),
    *("frameset", "select", "/p", "/ul", "/table", "/tr", "/body", "/html", "?", "/"),
)
markup = st.lists(st.sampled_from(TAGS).map("<{}>".format) | texts).map("".join)
pages = st.lists(st.sampled_from([*SMUGGLED.values()]) | texts).map("".join)
CSS = (
    *("url(", "URL( 'x'", "u\\72l(x)", "@import", "@\\69mport 'a'", ";", "{", "}"),
    *("image-set('x' 1x)", "src(", "'", '"', "\\", "/*", "*/", "data:image/png,x"),
    *("<!--", "-->", "</style>", "\\3c/style>", "[", "]", "(", ")", "a:b", "\n", "#a"),
    "expression(1)",
)
styles = st.lists(st.sampled_from(CSS) | texts).map("".join)
SHIPPED = (ROOT / "templates" / "set.html").read_bytes()


@dataclass(frozen=True)
class Note:
    words: str = "words"


def own(folder: Path) -> Path:
    """Return a folder of templates, beside a secret that a link in it points to."""
    templates = folder / "templates"
    if not templates.exists():
        templates.mkdir()
        (folder / "secret.html").write_text(SECRET)
        (templates / "link.html").symlink_to("../secret.html")
    return templates


def rendered(folder: Path, template: str = "note.html") -> str:
    page = Templates(own(folder)).fill(template, Note())
    assert SECRET not in page
    assert "root:" not in page
    return page


def a_template(folder: Path, text: str) -> object:
    file_with(text.encode(errors="replace"), own(folder) / "note.html")
    return rendered(folder)


def a_template_in_bytes(folder: Path, content: bytes) -> object:
    file_with(content, own(folder) / "note.html")
    return rendered(folder)


def a_style_sheet(folder: Path, css: str) -> object:
    file_with(b"{{ stylesheet }}", own(folder) / "note.html")
    file_with(css.encode(errors="replace"), own(folder) / "page.css")
    return rendered(folder)


def a_page_as_text(_: Path, page: str) -> object:
    said = text_of(page)
    assert not set(said) & set(OBEYED)
    return said


def a_scrubbed_page(_: Path, page: str) -> object:
    scrubbed = scrub_page(page).page
    assert is_plain(scrubbed)
    return scrubbed


def a_scrubbed_style(_: Path, css: str) -> object:
    left, _taken = clean_css(css)
    assert clean_css(left) == (left, ())
    return left


PARSERS = (
    Parser("a template", jinja, a_template),
    Parser("the bytes of a template", bytes_like(SHIPPED), a_template_in_bytes),
    Parser(
        "a style sheet",
        text_like('p { background: url("../secret.html") }'),
        a_style_sheet,
    ),
    Parser(
        "a reference",
        (text_like("../secret.html") | st.just("link.html")).map('url("{}")'.format),
        a_style_sheet,
    ),
    Parser("a page by name", text_like("../secret.html"), rendered),
    Parser("a page as text", markup, a_page_as_text),
    Parser("a page to be scrubbed", markup | pages, a_scrubbed_page),
    Parser("a style sheet to be scrubbed", styles, a_scrubbed_style),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_any_input_ends_in_a_clear_error_or_in_a_page(parser, tmp_path):
    ends_well(parser, tmp_path)


@pytest.mark.parametrize(
    "template",
    [
        "{% include '../secret.html' %}",
        "{% include 'link.html' %}",
        "{% import 'link.html' as m %}{{ m }}",
        "{% extends 'link.html' %}",
        "{% include 'folder/../../secret.html' %}",
        "{% include '..\\\\secret.html' %}",
        "{% include '/etc/passwd' %}",
        "{{ page.__class__.__init__.__globals__ }}",
        "{{ page|attr('__class__') }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ '{x.__class__}'.format_map({'x': page}) }}",
        "{{ stylesheet.format(page).__class__ }}",
        "{{ lipsum.__globals__['os'] }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{% for x in range(10 ** 9) %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'note.html' %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_reaches_too_far_is_refused_with_its_name(tmp_path, template):
    file_with(template.encode(), own(tmp_path) / "note.html")
    with pytest.raises(WorkshopError, match=r"\.html|passwd"):
        rendered(tmp_path)


@pytest.mark.parametrize("made", ["link.html", "gone", "folder", "loop"])
def test_a_picture_that_is_none_beside_the_style_sheet_is_said(tmp_path, made):
    home = own(tmp_path)
    (home / "folder").mkdir()
    (home / "loop").symlink_to("loop")
    file_with(f'p {{ background: url("{made}") }}'.encode(), home / "page.css")
    with pytest.raises(FileComplaints, match=made):
        a_template(tmp_path, "{{ stylesheet }}")


def test_a_picture_without_end_is_far_too_large(tmp_path):
    home = own(tmp_path)
    with (home / "big.png").open("wb") as big:
        big.truncate(50_000_000)
    file_with(b'p { background: url("big.png") }', home / "page.css")
    with pytest.raises(FileComplaints, match=r"big\.png.*\n.*far too large"):
        a_template(tmp_path, "{{ stylesheet }}")
