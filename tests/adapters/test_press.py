import logging
import os
import socket
import subprocess
import sys
from io import BytesIO
from urllib.request import FileHandler

import pytest
from pypdf import PdfReader

from tmworkshop.adapters.pages.no_press import PangoBroken
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.domain.errors import Environment

HEAD = '<!doctype html><html lang="en-GB"><head><title>A note</title>'
NOTE = f"{HEAD}<style>p {{ color: #123456 }}</style></head><body><h1>A note</h1>"

SHEET = (
    f"{HEAD}<style>@page {{ size: A5 }} .tight {{ font-size: 50% }}</style></head>"
    '<article class="sheet" id="sheet-1"><h1>A sheet</h1>{lines}</article>'
)


@pytest.fixture
def said():
    return []


@pytest.fixture
def press(said):
    return WeasyPress(said.append)


def read(pdf):
    return PdfReader(BytesIO(pdf))


def test_a_page_is_printed_with_its_title_and_its_language(press):
    catalogue = read(press.pdf(NOTE))
    assert catalogue.metadata.title == "A note"
    assert catalogue.root_object["/Lang"] == "en-GB"


def test_a_pdf_is_tagged_and_says_so(press, said):
    pdf = press.pdf(NOTE)
    assert read(pdf).root_object["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in read(pdf).root_object["/Metadata"].get_data().decode()
    assert said == []


def test_what_opens_on_a_screen_is_not_on_paper_and_what_follows_it_is(press):
    row = '<th class="opened">Words</th><td class="wide opened">We ask.</td><td>3</td>'
    page = read(press.pdf(f"{NOTE}<table><tr>{row}</table><p>After.")).pages[0]
    assert page.extract_text().split() == ["A", "note", "3", "After."]


def test_the_same_page_gives_the_same_bytes(press):
    assert press.pdf(NOTE) == press.pdf(NOTE)


def test_the_pages_printed_before_make_no_difference(press):
    press.pdf(NOTE.replace("color", "margin-left: 1cm; color"))
    assert press.pdf(NOTE) == WeasyPress(print).pdf(NOTE)


def test_another_process_gives_the_same_bytes(press, tmp_path):
    page = tmp_path / "note.html"
    page.write_text(NOTE)
    program = (
        "import sys; from pathlib import Path\n"
        "from tmworkshop.adapters.pages.press import WeasyPress\n"
        "page = Path(sys.argv[1]).read_text()\n"
        "sys.stdout.buffer.write(WeasyPress(print).pdf(page))"
    )
    other = subprocess.run(
        [sys.executable, "-c", program, page], capture_output=True, check=True
    )
    assert other.stdout == press.pdf(NOTE)


@pytest.mark.parametrize(
    "reference",
    [
        '<img alt="x" src="{uri}">',
        '<link rel="attachment" href="{uri}">',
        '<a rel="attachment" href="{uri}">x</a>',
        '<link rel="stylesheet" href="{uri}">',
        '<style>@import url("{uri}");</style>',
        '<p style="background: url({uri})">x</p>',
        '<object data="{uri}">x</object>',
        '<embed src="{uri}">',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{uri}"/></svg>',
        "<style>@font-face {{ font-family: x; src: url({uri}) }}</style>",
        "<style>p::before {{ content: url({uri}) }}</style><p>x</p>",
        '<p style="list-style: url({uri}); display: list-item">x</p>',
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/'
        'svg%22%3E%3Cimage href=%22{uri}%22/%3E%3Cuse href=%22{uri}%22/%3E%3C/svg%3E">',
        '<img alt="x" src="data:image/svg+xml,%3C!DOCTYPE x [%3C!ENTITY y SYSTEM '
        "%22{uri}%22%3E]%3E%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Ctext%3E"
        '&y;%3C/text%3E%3C/svg%3E">',
    ],
)
def test_no_file_is_opened(press, monkeypatch, reference):
    opened = []
    monkeypatch.setattr(FileHandler, "file_open", lambda *asked: opened.append(asked))
    page = press.pdf(NOTE + reference.format(uri="file:///etc/passwd"))
    assert opened == []
    assert "root:" not in "".join(each.extract_text() for each in read(page).pages)


def test_nothing_is_fetched_from_the_network(press, monkeypatch):
    press.pdf(NOTE)
    asked = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: asked.append(a))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: asked.append(a))
    press.pdf(NOTE + '<img alt="x" src="http://127.0.0.1:9/x.png">')
    assert asked == []


def test_a_sheet_that_runs_over_is_set_tighter(press):
    lines = "<p>A line of an ordinary length.</p>" * 20
    assert len(read(press.pdf(SHEET.replace("{lines}", lines))).pages) == 1


def test_a_sheet_that_would_run_over_all_the_same_is_left_as_it_is(press):
    lines = "<p>A line of an ordinary length.</p>" * 60
    roomy = SHEET.replace("{lines}", lines)
    never_tight = roomy.replace("font-size: 50%", "")
    assert len(read(press.pdf(roomy)).pages) == len(read(press.pdf(never_tight)).pages)


def test_a_letter_that_no_font_can_write_is_told(press, said):
    press.pdf(NOTE + "<p>\U0010ff00</p>")
    assert "\U0010ff00" in said[0]


def test_a_pdf_that_cannot_be_tagged_is_made_all_the_same_and_told(
    press, said, monkeypatch
):
    from weasyprint.pdf import pdfua

    def trip(*_args, **_kwargs):
        raise AssertionError("a table too odd")

    monkeypatch.setitem(
        sys.modules["weasyprint.document"].VARIANTS,
        "pdf/ua-1",
        (trip, pdfua.VARIANTS["pdf/ua-1"][1]),
    )
    assert press.pdf(NOTE).startswith(b"%PDF")
    assert "no tags for screen readers" in said[0]
    assert "a table too odd" in said[0]


@pytest.fixture
def weasyprint(tmp_path, monkeypatch):
    """Put another module in WeasyPrint's place."""

    def weasyprint(code):
        (tmp_path / "weasyprint.py").write_text(code)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    return weasyprint


@pytest.fixture
def no_pango(weasyprint):
    weasyprint("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")


@pytest.mark.usefixtures("no_pango")
@pytest.mark.parametrize(
    ("platform", "cure"),
    [
        ("linux", "apt-get install libpango-1.0-0"),
        ("win32", 'pip install "tmworkshop[pango]"'),
        ("darwin", 'pip install "tmworkshop[pango]"'),
    ],
)
def test_without_pango_the_cure_is_named(press, monkeypatch, platform, cure):
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(Environment) as told:
        press.pdf(NOTE)
    assert cure in str(told.value)


@pytest.mark.parametrize(
    "trouble",
    [
        "AttributeError(\"function/symbol 'g_type_init' not found in library 'gtk'\")",
        "ImportError('DLL load failed while importing _imaging')",
    ],
)
def test_whatever_keeps_it_from_loading_is_told_as_no_pango(press, weasyprint, trouble):
    weasyprint(f"raise {trouble}")
    for _ in range(2):  # each page that is to be printed asks anew
        with pytest.raises(PangoBroken, match="does not load") as told:
            press.pdf(NOTE)
    assert "g_type_init" in str(told.value) or "_imaging" in str(told.value)
    assert "apt-get install libpango-1.0-0" in str(told.value)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_ours_that_does_not_load_is_to_be_brought_once_more(
    press, monkeypatch, tmp_path, platform
):
    (tmp_path / "tmworkshop_pango").mkdir()
    (tmp_path / "tmworkshop_pango" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(PangoBroken, match="gobject-2") as told:
        press.pdf(NOTE)
    assert "unpack tmworkshop once more" in str(told.value)


LATE = """
def HTML(**_):
    raise AttributeError({words!r})

class urls:
    class URLFetcher:
        def __init__(self, **_): pass
"""


def test_a_function_that_is_missed_late_is_told_as_no_pango(press, weasyprint):
    weasyprint(LATE.format(words="function/symbol 'pango_tab' not found in library"))
    with pytest.raises(PangoBroken, match="pango_tab"):
        press.pdf(NOTE)


def test_a_mistake_of_ours_is_not_told_as_no_pango(press, weasyprint):
    weasyprint(LATE.format(words="'str' object has no attribute 'render'"))
    with pytest.raises(AttributeError, match="'render'"):
        press.pdf(NOTE)


def test_printing_is_silent(press, caplog, capfd):
    with caplog.at_level(logging.ERROR):
        press.pdf(NOTE)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def spies(tmp_path, monkeypatch):
    """Put programs first on PATH that leave their name; return where."""
    for name in ("gcc", "cc", "ld", "ldconfig", "objdump"):
        spy = tmp_path / name
        spy.write_text(f"#!/bin/sh\necho {name} >>{tmp_path}/called\n")
        spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "called"


def test_no_other_program_is_run_to_print(spies):
    program = (
        "import sys\n"
        "running = ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.system')\n"
        "sys.addaudithook(lambda event, asked: event in running and print(asked[0]))\n"
        "from tmworkshop.adapters.pages.press import WeasyPress\n"
        f"assert WeasyPress(print).pdf({NOTE!r})"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert printed.stdout == ""
    assert not spies.exists()
