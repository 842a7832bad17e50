"""Every way to write a view, by the ending of its file: one more is a row more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import PurePath

from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.plain_text import text_of
from tmworkshop.domain.pages.cards import EvidenceCards
from tmworkshop.domain.pages.held_page import HeldPage
from tmworkshop.domain.pages.programme_views import ProgrammePage
from tmworkshop.domain.pages.rating_papers import RatingPaper, RatingSlips
from tmworkshop.domain.pages.rescue_sheet import RescueSheet
from tmworkshop.domain.pages.views import (
    AgreementSheet,
    ParticipantPage,
    ParticipantPages,
    SetSummary,
    SharingSlips,
)
from tmworkshop.domain.values import Value, value

SCHEMA = 1  # of the views as data
TEMPLATES: Mapping[type, str] = {  # of each class of views
    ParticipantPage: "participant.html",
    ParticipantPages: "print-all.html",
    SetSummary: "set.html",
    SharingSlips: "slips.html",
    AgreementSheet: "agreement.html",
    EvidenceCards: "cards.html",
    RatingPaper: "rating-sheet.html",
    RatingSlips: "rating-slips.html",
    ProgrammePage: "programme.html",
    HeldPage: "export.html",
    RescueSheet: "rescue-sheet.html",
}


Pdf = Callable[[str], bytes]  # of a page; Environment if this machine makes none


@value
class Machines(Value):
    """What writers work with: templates, and what makes a PDF of a page."""

    pages: Pages
    pdf: Pdf


def html_of(view: object, machines: Machines) -> str:
    """Return *view* as the page that its class has a template for."""
    return machines.pages.render(TEMPLATES[type(view)], view)


def write_json(view: object) -> bytes:
    """Write *view* itself, for programs, under the name of its page."""
    name = PurePath(TEMPLATES[type(view)]).stem.replace("-", "_")
    data = {"schema": SCHEMA, name: asdict(view)}  # type: ignore[call-overload]
    return f"{json.dumps(data, indent=2)}\n".encode()


WRITERS: Mapping[str, Callable[[Machines, object], bytes]] = {
    "html": lambda machines, view: html_of(view, machines).encode(),
    "pdf": lambda machines, view: machines.pdf(html_of(view, machines)),
    "txt": lambda machines, view: text_of(html_of(view, machines)).encode(),
    "json": lambda _, view: write_json(view),
}


def writers_for(
    endings: Iterable[str], machines: Machines
) -> dict[str, Callable[[object], bytes]]:
    """Return the writers of *endings*.

    A PDF has its HTML page before it: for phones and screen readers, and for a machine
    that can make no PDF.
    """
    wanted = tuple(endings)
    first = ("html",) if "pdf" in wanted else ()
    return {each: partial(WRITERS[each], machines) for each in (*first, *wanted)}
