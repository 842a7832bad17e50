"""`./dev pango`: wheels of Pango for Windows and macOS, cut on Linux."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pango.cutting import NotWhole, cut, fetch
from pango.looking import NotSound, look_through
from pango.reading import NotReadable
from pango.systems import SYSTEMS, System
from pango.terms import NoLicence
from pango.wheel import write_wheel
from tools.locks import ROOT


def main(words: Sequence[str]) -> int:
    """Make the wheels; 1 if anything about them is not as it has to be."""
    if len(words) > 1:
        sys.stderr.write("usage: ./dev pango, or python -m pango DIR\n")
        return 2
    into = Path(words[0]) if words else ROOT / "dist"
    try:
        for system in SYSTEMS:
            wheel = make_wheel(system, into)
            print(f"{sha256(wheel.read_bytes()).hexdigest()}  {wheel}", flush=True)
    except (NoLicence, NotReadable, NotSound, NotWhole) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


def make_wheel(system: System, into: Path) -> Path:
    """Make the wheel for *system* in the folder *into*, looked through; return it."""
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="tmworkshop-pango-") as name:
        home = Path(name)
        fetch(system, home / "site")
        libraries = cut(system, home / "site", home / "cut")
        wheel = write_wheel(system, home / "cut", libraries, into)
    look_through(system, wheel)
    return wheel


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
