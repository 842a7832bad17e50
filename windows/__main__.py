"""`./dev prove windows`: the product on a Windows that Wine plays, beside Linux."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pango.reading import Unfit
from windows.comparing import Unlike
from windows.folder import make_folder
from windows.proof import prove
from windows.python import NotAsPinned
from windows.systems import end_wine, has_wine, linux, make_prefix, windows

UNDER_WINE_8 = "3.11"  # newer ones ask it for what it has not
NO_WINE = "There is no Wine here: apt-get install wine wine64 (on Debian).\n"
MODULE = ("-X", "utf8", "-m", "tmworkshop")


def main(words: Sequence[str]) -> int:
    """Prove; 1 if Windows does something else, 3 if it cannot be tried here."""
    if words:
        sys.stderr.write(f"usage: ./dev prove windows, without {words[0]!r}\n")
        return 2
    if not has_wine():
        sys.stderr.write(NO_WINE)
        return 3
    with TemporaryDirectory(prefix="tmworkshop-windows-") as name:
        try:
            _prove_in(Path(name))
        except (NotAsPinned, Unfit, Unlike) as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
    return 0


def _prove_in(home: Path) -> None:
    make_folder(UNDER_WINE_8, home / "app")
    # with the Z: before it as long as the other, so that lines are broken alike
    here, there = home / "linux", home / "win"
    here.mkdir()
    there.mkdir()
    program = home / "app" / "python" / "python.exe"
    laptop = windows(there, (str(program), *MODULE), home / "wine")
    make_prefix(laptop)
    try:
        prove(laptop, linux(here))
    finally:
        end_wine(laptop)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
