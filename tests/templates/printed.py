"""Pages printed once and read once, however many tests ask something of them.

To print takes longer than all that is asked, and so does to read what was printed.
"""

import os
from functools import cache, cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tmworkshop.adapters.pages.press import WeasyPress

PRESS = WeasyPress(lambda _: None)
SHARED = []  # the folder in which workers of one run find what another has printed


class Sheet:
    """A page of a PDF whose words are looked for once."""

    def __init__(self, page):
        self._page = page

    def __getattr__(self, name):
        return getattr(self._page, name)

    def __getitem__(self, key):
        return self._page[key]

    @cached_property
    def _read(self):
        found = []

        def visit(words, matrix, text_matrix, *font):
            found.append((words, [*matrix], [*text_matrix], *font))

        return self._page.extract_text(visitor_text=visit), found

    def extract_text(self, visitor_text=None):
        """Return the words, and show *visitor_text* where each of them stands."""
        text, found = self._read
        for each in found if visitor_text else ():
            visitor_text(*each)
        return text


class Printed:
    """A PDF, as its reader has it, but for the words of its pages."""

    def __init__(self, reader):
        self._reader = reader
        self.pages = [Sheet(page) for page in reader.pages]

    def __getattr__(self, name):
        return getattr(self._reader, name)


@cache
def printed(html):
    """Return what *html* is on paper."""
    return Printed(PdfReader(BytesIO(_bytes(html))))


def _bytes(html):
    for folder in SHARED:
        file = folder / f"{sha256(html.encode()).hexdigest()}.pdf"
        if not file.exists():
            half = file.with_suffix(f".{os.getpid()}")
            half.write_bytes(PRESS.pdf(html))
            half.replace(file)
        return file.read_bytes()
    return PRESS.pdf(html)


def share_in(base):
    """Share what is printed with the other workers, whose folders lie beside *base*."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = Path(base).parent / "printed"
        folder.mkdir(exist_ok=True)
        SHARED[:] = [folder]
