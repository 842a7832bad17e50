"""An invitation as a square code, to be printed and photographed with a telephone."""

from __future__ import annotations

from io import BytesIO

LEVELS = ("m", "l")  # how much of it may be spoilt: 15 %, or 7 % where it is long
SCALE, BORDER = 3, 4  # the border that readers ask for, in modules


def draw_square(text: str) -> bytes:
    """Return *text* as a square code, in SVG; nothing if it is too long for one."""
    import segno  # slow, and needed for this alone

    for level in LEVELS:
        try:
            code = segno.make_qr(text, error=level, boost_error=False)
        except segno.DataOverflowError:
            continue
        drawn = BytesIO()
        code.save(drawn, kind="svg", scale=SCALE, border=BORDER)
        return drawn.getvalue()
    return b""
