"""prompt_toolkit as a session imports it: little, and whole for whoever wants more."""

import subprocess
import sys

import pytest

AHEAD = "from tmworkshop.adapters.front_ends.key_presses import take_typed_ahead as go"
LINE = "from prompt_toolkit.shortcuts.prompt import PromptSession"


def run(*lines):
    code = "\n".join(["import sys", *lines])
    line = [sys.executable, "-c", code]
    return subprocess.check_output(line, text=True, stdin=subprocess.DEVNULL).split()


def test_before_the_first_question_nothing_is_imported_that_no_line_needs():
    loaded = run(AHEAD, "go()", LINE, "print(*sys.modules)")
    assert "prompt_toolkit.shortcuts.prompt" in loaded
    assert "ssl" not in loaded
    for unneeded in ("dialogs", "progress_bar", "choice_input"):
        assert f"prompt_toolkit.shortcuts.{unneeded}" not in loaded
    for unneeded in ("bz2", "xml.dom.minicompat"):
        assert unneeded not in loaded
    assert "prompt_toolkit.key_binding.digraphs" not in loaded


@pytest.mark.parametrize(
    "asked",
    [
        "from prompt_toolkit import PromptSession, print_formatted_text as it",
        "import prompt_toolkit; it = prompt_toolkit.shortcuts.yes_no_dialog",
        "import prompt_toolkit; it = prompt_toolkit.__version__",
        "from prompt_toolkit.widgets import Button as it",
        "from prompt_toolkit.shortcuts import *; it = ProgressBar",
        "from questionary import select as it",
        "from prompt_toolkit.key_binding.bindings.vi import TextObject as it",
        "from prompt_toolkit.formatted_text import HTML; it = HTML('<b>b</b>')",
        "from shutil import which as it",
        "import tempfile; it = tempfile.gettempdir()",
        "import ssl as it",
    ],
)
def test_whoever_asks_for_more_of_it_is_given_all_of_it(asked):
    assert run(AHEAD, "go()", LINE, asked, "print('it' in dir())") == ["True"]


def test_a_name_that_it_does_not_have_is_not_there():
    asked = "import prompt_toolkit; print(hasattr(prompt_toolkit, 'nothing_such'))"
    assert run(AHEAD, "go()", asked, asked) == ["False", "False"]


def test_what_measures_wide_letters_is_imported_for_one():
    width = "from prompt_toolkit.utils import get_cwidth"
    loaded = "print('wcwidth.wcwidth' in sys.modules)"
    printed = "print(get_cwidth('plain · ─'), get_cwidth('日本'), get_cwidth('a\\x01'))"
    assert run(AHEAD, "go()", LINE, width, loaded, printed, loaded) == [
        *("False", "9", "4", "1", "True")
    ]
