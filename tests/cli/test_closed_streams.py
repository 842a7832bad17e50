"""Standard streams that are closed: each command ends as if nobody sat there."""

import subprocess

import pytest

from tests.fuzz.test_commands import UNFORESEEN
from tests.terminals import TMWORKSHOP, environment

CLOSED = {"input": "<&-", "output": ">&-", "talk": "2>&-", "all": "<&- >&- 2>&-"}
COMMANDS = {  # and the code that each ends with, if its answer has somewhere to go
    (): 0,
    ("set", "list"): 0,
    ("doctor", "--block"): (0, 1, 3),
    ("set", "add"): 2,
    ("member", "add", "Ama Noor"): 0,
    ("session", "resume"): 1,
    ("set", "show", "nowhere"): 1,
}


def run(folder, closed, words):
    env = environment(TMWORKSHOP_WORKSPACE=str(folder))
    command = ("sh", "-c", f'exec "$@" {closed}', "sh", *TMWORKSHOP, *words)
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("closed", CLOSED.values(), ids=CLOSED)
def test_each_command_ends_with_a_clear_code(dyffryn, closed):
    for words, code in COMMANDS.items():
        done = run(dyffryn.folder, closed, words)
        codes = (3,) if ">&-" in closed.replace("2>&-", "") else code
        assert done.returncode in (codes if isinstance(codes, tuple) else (codes,))
        assert UNFORESEEN not in done.stderr, words
        assert "Traceback" not in done.stderr, words
    assert not (dyffryn.folder / "logs").exists()


def test_where_no_answer_can_go_nothing_is_done(dyffryn):
    done = run(dyffryn.folder, ">&-", ("member", "add", "Ama Noor"))
    assert "standard output is closed. Nothing has been done." in done.stderr
    assert "Ama" not in dyffryn.run("member", "list").stdout
