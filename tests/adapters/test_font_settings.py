"""Fontconfig in a folder whose letters the system has not: it complains to nobody."""

import os
import subprocess
import sys

import pytest

from tmworkshop.adapters.pages.font_settings import hear_no_complaint

PRINT = """
import sys
from types import SimpleNamespace
from tmworkshop.adapters.pages import font_settings, press
font_settings.sys = SimpleNamespace(platform={platform!r})
print(len(press.WeasyPress(print).pdf("<p>Gŵyl</p>")) > 1000)
print("after", file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("platform", "complaints"), [("win32", False), ("linux", True)]
)
def test_settings_that_are_not_there_are_told_where_someone_can_mend_it(
    platform, complaints, tmp_path
):
    nowhere = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "none.conf")}
    done = subprocess.run(
        (sys.executable, "-c", PRINT.format(platform=platform)),
        env=nowhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"
    assert ("Fontconfig error" in done.stderr) == complaints
    assert done.stderr.endswith("after\n")


def test_where_nobody_hears_anything_it_goes_on(monkeypatch):
    def closed(_):
        raise OSError

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "dup", closed)
    with hear_no_complaint():
        pass
