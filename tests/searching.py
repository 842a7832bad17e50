"""A whole workspace looked through for words: bytes, pages, archives, file names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader

FONT = re.compile(r"base64,[A-Za-z0-9+/=]+")
ACCENTS = re.compile(r"[\u0300-\u036f]+")
STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


def found_in(folder: Path, *words: str) -> set[str]:
    """Return the places in *folder* in which any of *words* stands, however written."""
    wanted = {plain(each) for each in words}
    return {
        place
        for place, text in texts_in(folder)
        if any(each in text for each in wanted)
    }


def words_in(folder: Path, *words: str) -> set[str]:
    """Return which of *words* stand anywhere in *folder*."""
    texts = [text for _, text in texts_in(folder)]
    return {each for each in words if any(plain(each) in text for text in texts)}


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every text in *folder* with its place, without accents and capitals."""
    for file in sorted(folder.rglob("*")):
        place = str(file.relative_to(folder))
        yield place, plain(place)
        if file.is_file():
            for inside, content in contents(place, file.read_bytes()):
                yield from ((inside, plain(text)) for text in readings(content))


def contents(place: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield *content*, and whatever is packed in it, and in that."""
    yield place, content
    if content[:2] == b"PK" and is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as zipped:
            for info in zipped.infolist():
                yield f"{place}!", info.filename.encode()
                yield from contents(f"{place}!{info.filename}", zipped.read(info))


def readings(content: bytes) -> Iterator[str]:
    """Yield what *content* says, read as text, and as a PDF if it is one."""
    if content.startswith(b"%PDF-"):
        yield from _pdf(PdfReader(BytesIO(content)))
        return
    try:
        text = FONT.sub("", content.decode())
    except UnicodeDecodeError:  # cut in the middle of a letter, or no text at all
        text = content.decode("ascii", errors="ignore")
    yield text
    yield html.unescape(text)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda each: chr(int(each[1], 16)), text)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", errors="replace")


def _pdf(pdf: PdfReader) -> Iterator[str]:
    # a word may be broken at the end of a line: it is looked for without spaces too
    pages = [page.extract_text() for page in pdf.pages]
    yield " ".join(pages)
    yield "".join("".join(pages).split())
    yield repr(pdf.metadata)
    for number in range(1, pdf.trailer["/Size"]):
        held = pdf.get_object(number)
        yield repr(held)
        if hasattr(held, "get_data"):  # unpacked, whatever is in it
            yield held.get_data().decode("ascii", errors="ignore")


def plain(text: str) -> str:
    """Return *text* without accents and capitals."""
    if text.isascii():
        return text.casefold()
    return ACCENTS.sub("", normalize("NFKD", text.translate(STROKES).casefold()))
