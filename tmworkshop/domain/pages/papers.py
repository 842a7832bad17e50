"""Papers for the room: slips to tick by hand, and the agreement for the wall."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tmworkshop.domain.content import Agreement, Slip, SlipBox
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.invitation_lines import list_boxes, list_lines
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.pages.participant import Imprint, made_line, of_set
from tmworkshop.domain.pages.views import AgreementSheet, SharingSlips
from tmworkshop.domain.record.agreement import limits_rule, version_line
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.sharing.disclosure import NAMES_BESIDE
from tmworkshop.domain.sharing.lent import BOXES, Use
from tmworkshop.domain.values import Value, value

THE_PROGRAMME = re.compile(r"\b[Tt]he programme\b")
READ_FIRST = "These are the exact words. Read them first, or have them read to you:"
ABOUT_TEXTS = (
    "Every box means no until you tick it, and no is a fine answer. Fold the slip and "
    "hand it in: nothing on it is asked aloud.",
    "What you tick is for these words. If they are corrected, you are asked anew.",
    "My name is never told with it. Someone who knows us may guess it all the same.",
)
UNNAMED = (
    "Here, the programme means the programme your set belongs to. Ask who runs it, "
    "and what it is for."
)


def sharing_slips(  # noqa: PLR0913 - all that stands on one paper
    record: Record,
    names: Iterable[str],
    slip: Slip,
    imprint: Imprint,
    *,
    invitation: Invitation | None = None,
    code: str = "",
    easy: bool = False,
) -> SharingSlips:
    """Return a slip for each of *names*; nothing on it was ever ticked by anyone.

    It says who asks, if an *invitation* does, and calls the programme by its name; its
    *code* tells whoever types the slip in which invitation that was.
    """
    call = partial(_call_by_name, invitation)
    intro = slip.easy_intro if easy and slip.easy_intro else (slip.intro,)
    meanings = slip.easy_meanings if easy and slip.easy_meanings else slip.meanings
    return SharingSlips(
        title=f"Sharing slips, {of_set(record)}",
        names=tuple(names),
        occasion=f"What may leave the {of_set(record)}",
        intro=tuple(map(call, intro)),
        asks=_who_asks(invitation),
        terms=tuple(list_lines(invitation)) if invitation else (),
        boxes=tuple(_boxes_of(list_boxes(slip.purposes, invitation), call, easy=easy)),
        meanings=tuple(map(call, meanings)),
        take_back=_take_back(imprint.contact, easy=easy),
        footer=f"Wording {slip.version}. {_asked_by(code)}{made_line(record, imprint)}",
        easy=easy,
    )


@value
class TextToTick(Value):
    """A text that is let go one by one, as it stands on its slip."""

    speaker: str
    called: str  # "Practice 3, text 1f0c9a7e"
    words: str
    invitation: Invitation | None = None  # that it is ticked for
    code: str = ""  # by which that is known again


def text_slip(record: Record, text: TextToTick, imprint: Imprint) -> SharingSlips:
    """Return the slip for one *text*: its exact words, then a box for each use.

    Of print it asks where anyone is to read.
    """
    invitation = text.invitation
    is_printed = not invitation or Reader.PUBLIC in invitation.readers
    uses = [use for use in Use if is_printed or use != Use.PRINT]
    return SharingSlips(
        title=f"{text.called}, {of_set(record)}",
        names=(text.speaker,),
        occasion=f"{text.called}, which I told in the {of_set(record)}",
        intro=(READ_FIRST, text.words),
        asks=_who_asks(invitation),
        terms=tuple(list_lines(invitation)) if invitation else (),
        boxes=tuple((BOXES[use], "") for use in uses),
        meanings=ABOUT_TEXTS,
        take_back=_take_back(imprint.contact, easy=False),
        footer=_asked_by(text.code) + made_line(record, imprint),
        asks_until=False,
    )


def _asked_by(code: str) -> str:
    return f"Invitation {code}. " if code else ""


def agreement_sheet(
    record: Record, offered: Agreement, imprint: Imprint
) -> AgreementSheet:
    """Return the set's agreement as it stands; NotFound says how to make one."""
    if record.agreement is None:
        raise NotFound(
            f"{record.founded.name} has no agreement of its own yet.",
            Remedy.CHOOSE_AGREEMENT,
        )
    return AgreementSheet(
        title=of_set(record),
        occasion=version_line(record.agreement).rstrip("."),
        rules=record.agreement.rules,
        limits=limits_rule(offered),
        footer=made_line(record, imprint),
    )


def _boxes_of(
    boxes: Iterable[SlipBox], call: Callable[[str], str], *, easy: bool
) -> Iterator[tuple[str, str]]:
    """Yield each box, and that for the name beside it, where the slip has it."""
    words_of = {box.id: (easy and box.easy) or box.words for box in boxes}
    beside = {box: words_of.get(name, "") for box, name in NAMES_BESIDE.items()}
    under = {name for box, name in NAMES_BESIDE.items() if box in words_of}
    for box, words in words_of.items():
        if box not in under:
            yield call(words), call(beside.get(box, ""))


def _call_by_name(invitation: Invitation | None, words: str) -> str:
    name = invitation.name if invitation else ""
    return THE_PROGRAMME.sub(lambda _: name, words) if name else words


def _who_asks(invitation: Invitation | None) -> str:
    if invitation is None:
        return UNNAMED
    return f"{invitation.name} asks for our words. {invitation.organisation} runs it."


def _take_back(contact: str, *, easy: bool) -> str:
    whom = contact or "whoever runs the laptop"
    if easy:
        return f"To take a yes back, tell {whom}. You need no reason."
    return (
        f"To take a yes back, at any time and without a reason: tell {whom}, or write "
        "it on any piece of paper. From then on no new page holds it."
    )
