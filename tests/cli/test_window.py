"""What commands say is as wide as the window, if that has less than 80 columns."""

import os
import sys

import pytest

from tmworkshop.cli.echo import wrap

SENTENCE = "A clock that all can see, and paper for jotting questions. " * 3
termios = pytest.importorskip("termios", reason="windows of another kind")


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (0, 80), (200, 80)])
def test_words_break_where_the_window_ends(monkeypatch, columns, width):
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        widest = max(map(len, wrap(SENTENCE)))
    assert width - 12 < widest <= width


def test_words_for_a_file_are_80_columns_wide(monkeypatch, tmp_path):
    with (tmp_path / "page.txt").open("w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        widest = max(map(len, wrap(SENTENCE)))
    assert 80 - 12 < widest <= 80
