"""Letters, figures and signs of full width, as the plain ones that they stand for.

A keyboard for Chinese, Japanese or Korean types them until it is switched.  What is
read as a key is read through this; words stay as they were typed.
"""

from __future__ import annotations

FULL_WIDTH, PLAIN = 0xFF01, 0x21  # both begin with !
HOW_MANY = 94  # to ~
PLAIN_FOR: dict[int, int | str] = {
    **{FULL_WIDTH + number: PLAIN + number for number in range(HOW_MANY)},
    ord("\N{IDEOGRAPHIC SPACE}"): " ",
    ord("\N{IDEOGRAPHIC FULL STOP}"): ".",
    ord("\N{IDEOGRAPHIC COMMA}"): ",",
}


def narrow_signs(text: str) -> str:
    """Return *text* with plain letters, figures and signs for those of full width."""
    return text if text.isascii() else text.translate(PLAIN_FOR)
