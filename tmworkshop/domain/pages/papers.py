"""Papers for the room: slips to tick by hand, and the agreement for the wall."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.content import Agreement, Slip
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.pages.participant import Imprint, made_line, of_set
from tmworkshop.domain.pages.views import AgreementSheet, SharingSlips
from tmworkshop.domain.record.agreement import limits_rule, version_line
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.remedies import Remedy


def sharing_slips(
    record: Record, names: Iterable[str], slip: Slip, imprint: Imprint
) -> SharingSlips:
    """Return a slip for each of *names*; nothing on it was ever ticked by anyone."""
    return SharingSlips(
        title=f"Sharing slips, {of_set(record)}",
        names=tuple(names),
        occasion=f"What may leave the {of_set(record)}",
        intro=slip.intro,
        boxes=tuple(purpose.words for purpose in slip.purposes),
        meanings=slip.meanings,
        take_back=_take_back(imprint.contact),
        footer=f"Wording {slip.version}. {made_line(record, imprint)}",
    )


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


def _take_back(contact: str) -> str:
    whom = contact or "whoever runs the laptop"
    return (
        f"To take a yes back, at any time and without a reason: tell {whom}, or write "
        "it on any piece of paper. From then on no new page holds it."
    )
