"""Bytes that no keyboard should send, and names in any script, in a session."""

import pytest

from tests.sessions.prompts import every_prompt
from tmworkshop.domain.parts import Part

CTRL_U = "\x15"
ODD = {
    "half a letter": b"\xc5",
    "no letter at all": b"\xff\xfe\xf8\x88\x80",
    "a surrogate": b"\xed\xa0\x80",
    "NUL": b"\x00\x00",
    "a title": b"\x1b]0;evil\x07",
    "C1 codes": b"\xc2\x9b31m\xc2\x9d0;evil\xc2\x9c",
    "an unknown key": b"\x1b[999;9~\x1b[?1;2c\x1bOZ",
    "a device string": b"\x1bP1$r\x1b\\",
    "control letters": bytes(set(range(1, 27)) - {3, 4, 8, 9, 10, 12, 13, 21, 23, 26}),
}
NAMES = (
    "Żaneta Łącka, 李小龍",
    "أمينة سيساي",
    "שירה כהן",
    "Zoe\u0308 A\u030angstro\u0308m",
    "Sam \N{WOMAN}\u200d\N{PERSONAL COMPUTER} here",
    "\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B} flag",
)
either_way = pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["", "plain"])


def table_at(slot, folder):
    return every_prompt()[slot].laid_out(folder / "workspace")


@either_way
@pytest.mark.parametrize("slot", [Part.WORDS, Part.VALUE, Part.DUE])
def test_odd_bytes_crash_nothing_and_are_obeyed_by_nobody(
    tmp_path, nursery, slot, flags
):
    table = table_at(slot, tmp_path)
    before = table.kept()
    with table.asked(nursery, *flags, columns=200) as terminal:
        begun = len(terminal.raw)
        for odd in ODD.values():
            terminal.send(b"so " + odd + b" it goes")
            terminal.until_so(lambda: table.draft.endswith("it goes"))
            assert table.draft.isprintable()
            terminal.type(CTRL_U)
            terminal.until_so(lambda: not table.draft)
        terminal.rest(0.05)
        for obeyed in (b"\x1b]0;", b"\xc2\x9b", b"\xc2\x9d", b"\x1bP"):
            assert obeyed not in terminal.raw[begun:]
        terminal.type("\x03")
        assert terminal.ended() == 0
    assert table.kept() == before
    assert table.has_no_log


@either_way
def test_words_in_any_script_are_shown_and_kept_as_typed(tmp_path, nursery, flags):
    table = table_at(Part.WORDS, tmp_path)
    with table.asked(nursery, *flags, columns=200) as terminal:
        for name in NAMES:
            terminal.type(name)
            terminal.until_so(lambda name=name: table.draft == name)
            for letter in name.split()[-1]:
                code = letter.encode()
                terminal.until_so(lambda code=code: code in terminal.raw)
            terminal.type(CTRL_U)
            terminal.until_so(lambda: not table.draft)
        terminal.type(f" {NAMES[0]}\r")
        terminal.until("Does the lesson hold there?")
    assert table.kept()[-1].words == NAMES[0]
