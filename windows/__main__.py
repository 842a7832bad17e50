"""`./dev prove windows --here`: the product on the Windows of Wine, beside Linux."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.tried import main as note_tried
from windows.build import AMISS, SHIPPED, make_twice
from windows.comparing import Unlike
from windows.folder import make_folder
from windows.own_tests import run_own_tests
from windows.proof import prove
from windows.stick import (
    TELLS,
    contents_of,
    ensure_untouched,
    look_at_start,
    plug_in,
    run_by_python,
    started_from,
    unpack_on_stick,
    wine_version,
)
from windows.systems import System, end_wine, has_wine, linux, make_prefix, windows
from windows.terminal import prove_in_terminal

ON_WINE_8 = "Windows, as Wine 8 plays it"
UNDER_WINE_8 = "3.11"  # newer ones ask it for what it has not
NO_WINE = "There is no Wine here: apt-get install wine wine64 (on Debian).\n"
MODULE = ("-X", "utf8", "-m", "tmworkshop")


def main(words: Sequence[str]) -> int:
    """Prove; 1 if Windows does something else, 3 if it cannot be tried here."""
    parser = argparse.ArgumentParser("./dev prove windows", description=__doc__)
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--here", action="store_true", help="from a folder made for it")
    one.add_argument(
        "--from",
        dest="file",
        metavar="ZIP",
        type=Path,
        help="all of it from this zip on a drive",
    )
    file: Path | None = parser.parse_args(words).file
    if not has_wine():
        sys.stderr.write(NO_WINE)
        return 3
    with TemporaryDirectory(prefix="tmworkshop-windows-") as name:
        try:
            if file:
                prove_zip(file, Path(name))
            else:
                prove_folder(Path(name))
        except (*AMISS, Unlike) as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
    if not file:  # what is tried from the zip is told by who made the newer Wine
        note_tried([ON_WINE_8])
    return 0


def prove_folder(home: Path) -> None:
    """Prove in *home* what the sources are, and that the zip of them is sound."""
    make_folder(UNDER_WINE_8, home / "app")
    program = home / "app" / "python" / "python.exe"
    laptop, here = _systems(home, (str(program), *MODULE))
    laptop = replace(laptop, app=home / "app")
    make_prefix(laptop)
    try:
        prove(laptop, here)
        began = time.monotonic()
        file = make_twice(home / "zips")
        top = _plugged_in(file, home)
        print(look_at_start(started_from(top, laptop.home, home / "wine"), top))
        print(
            f"{time.monotonic() - began:6.0f} s  zip: built twice, and the same bytes"
        )
    finally:
        end_wine(laptop)


def prove_zip(file: Path, home: Path) -> None:
    """Prove in *home* what is started from the zip *file*, which nothing writes to."""
    laptop, here = _systems(home, ())
    make_prefix(laptop)
    try:
        top = _plugged_in(file, home)
        laptop = started_from(top, laptop.home, home / "wine")
        before = contents_of(top)
        print(look_at_start(laptop, top))
        laptop = run_by_python(laptop, top)
        prove(laptop, here)
        if wine_version() >= TELLS:  # the consoles of older ones do not keep up
            prove_in_terminal(laptop, here)
            print(run_own_tests(laptop, SHIPPED, home), flush=True)
        ensure_untouched(top, before)
    finally:
        end_wine(laptop)


def _systems(home: Path, command: Sequence[str]) -> tuple[System, System]:
    """Return in *home* a Windows on which *command* is run, and this system."""
    # with the Z: before it as long as the other, so that lines are broken alike
    here, there = home / "linux", home / "win"
    here.mkdir()
    there.mkdir()
    return windows(there, command, home / "wine"), linux(here)


def _plugged_in(file: Path, home: Path) -> Path:
    top = unpack_on_stick(file, home)
    plug_in(home, home / "wine")
    return top


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
