"""A PDF that opens with a password, in whatever shows PDFs; made where pypdf is."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from io import BytesIO

from tmworkshop.domain.errors import Damaged, Environment
from tmworkshop.domain.remedies import Remedy

STRONGEST = "AES-256"


def ensure_can_lock() -> None:
    """Raise Environment if what locks a PDF is not installed."""
    try:
        import cryptography  # noqa: F401 (pypdf asks for it only when it locks)
        import pypdf  # noqa: F401
    except ImportError as error:
        raise Environment(
            "What locks a PDF with a password is not installed on this computer.",
            Remedy.INSTALL_PASSWORDS,
        ) from error


def lock_pdf(pdf: bytes, password: str, attached: Mapping[str, bytes]) -> bytes:
    """Return *pdf* with what is *attached*, as the *password* alone opens it.

    It was opened again as a proof.  Whoever opens it may do with it what they like,
    and a screen reader read it.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import UserAccessPermissions

    writer = PdfWriter(clone_from=BytesIO(pdf))
    for name, content in attached.items():
        writer.add_attachment(name, content)
    writer.encrypt(
        password,
        secrets.token_urlsafe(),  # for what may be done with it: nobody's
        algorithm=STRONGEST,
        permissions_flag=UserAccessPermissions.all(),
    )
    locked = BytesIO()
    writer.write(locked)
    again = PdfReader(locked, password=password)
    if not again.is_encrypted or {n: c[0] for n, c in again.attachments.items()} != {
        **attached
    }:
        raise Damaged("The locked PDF did not open again as it was written.")
    return locked.getvalue()
