"""Whatever a keyboard or a terminal does, at every kind of question a session asks."""

import pytest

from tests.sessions.prompts import OF_A_MOMENT, every_prompt
from tmworkshop.adapters.front_ends.drafts import STANDS
from tmworkshop.domain.session.questions.question import QUESTIONS, Slot

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
CTRL_U = "\x15"
STOPS = ("\x03", "\x04", "\x1a")  # Ctrl-C, Ctrl-D, Ctrl-Z
HALF = "Half a thought of Żaneta, 李小龍"
LONG = " ".join(f"word{number}" for number in range(600))  # 5 kB
LINES = LONG.replace("word300 ", "word300\n")
PAUSED = "Paused. Take it up again with:\n  tmworkshop session resume"

KINDS = [slot.value for slot in QUESTIONS if slot not in OF_A_MOMENT]
every_kind = pytest.mark.parametrize("slot", KINDS)
typed_at = pytest.mark.parametrize("slot", [s for s in KINDS if s != Slot.BLANK])
either_way = pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["", "plain"])


@pytest.fixture
def table(slot, tmp_path):
    return every_prompt()[slot].laid_out(tmp_path / "workspace")


def test_every_kind_of_question_is_found_by_walking():
    assert every_prompt().keys() == set(KINDS)


@typed_at
@either_way
def test_words_outlast_a_long_paste_other_sizes_and_a_kill(table, nursery, flags):
    before = table.kept()
    with table.asked(nursery, *flags) as terminal:
        terminal.type(LINES.replace("\n", "\r"))
        terminal.until_so(lambda: table.draft.endswith(LONG))
        _resize(terminal, *flags)
        terminal.type(CTRL_U)
        terminal.until_so(lambda: not table.draft)
        terminal.type(f"{PASTE}{LINES}{PASTED}")
        terminal.until_so(lambda: table.draft == LONG)
        terminal.type(CTRL_U)
        terminal.until_so(lambda: not table.draft)
        terminal.type(HALF)
        terminal.until_so(lambda: HALF[-3:] in terminal.shown)
        terminal.kill()
    assert len(HALF) - len(table.draft) <= 2
    with table.asked(nursery, *flags, columns=200) as terminal:
        assert STANDS in terminal.until(HALF[:-2])
        terminal.type("\x03")
        terminal.until("wait for you")
        terminal.type("\x03")
        terminal.until(PAUSED)
        assert terminal.ended() == 0
    assert table.kept() == before


def _resize(terminal, *flags):
    for columns, rows in ((20, 5), (90, 30)):
        if flags:
            terminal.resize(columns, rows)
            continue
        with terminal.until_asked_anew():
            terminal.resize(columns, rows)
        terminal.until_so(lambda: terminal.shown.endswith("99"))


@every_kind
def test_a_key_that_stops_pauses_whatever_is_asked(table, nursery, slot):
    stop = STOPS[list(QUESTIONS).index(slot) % len(STOPS)]
    before = table.kept()
    with table.asked(nursery) as terminal:
        terminal.type(stop)
        assert terminal.until(PAUSED) == PAUSED
        assert terminal.ended() == 0
    assert table.kept() == before
