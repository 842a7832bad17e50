"""Pango on a laptop that has another's as well, and on one where ours is broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pango.__main__ import make_wheel
from pango.systems import MACOS
from tools.locks import parts_of
from windows.comparing import Unlike
from windows.systems import System

PDF_IS_WELL = "A PDF was made, and our own font is in it."
ANOTHER_S = ("libgobject-2.0-0.dll", "libpango-1.0-0.dll", "libharfbuzz-0.dll")
WRONG = "z-1.dll"  # a library that loads by itself, and gives nothing that is asked for
OF_DEMO = ("--no-input", "--workspace", "demo/laptops/dyffryn")
REPORT = (*OF_DEMO, "report", "set", "--set", "dyffryn", "--as", "pdf")
NOWHERE = ("--workspace", "none")
NO_PDF = 3


def look_at_pango(windows: System, _: System) -> str:
    """Have *windows* make PDFs whatever lies on PATH, and pages if ours is broken."""
    ours = libraries_of(windows)
    gtk = windows.home / "gtk"
    gtk.mkdir()
    for name in ANOTHER_S:
        shutil.copy(ours / WRONG, gtk / name)
    environment = {**windows.environment, "WINEPATH": f"Z:{gtk}"}
    answer = replace(windows, environment=environment).run(*NOWHERE, "doctor")
    if PDF_IS_WELL not in " ".join(answer.text.split()):
        raise Unlike(f"another's Pango on PATH:\n{answer.text}")
    for name, put in (("pango-1.0-0.dll", cut_off), ("harfbuzz-subset.dll", swap)):
        with instead_of(ours / name, put):
            look_at_page(windows, name)
    return "Pango: another's on PATH is passed by, and a broken one leaves HTML"


def look_at_macos(_: System, __: System) -> str:
    """Cut the wheel for macOS, which no system here loads, and look through it."""
    with TemporaryDirectory(prefix="tmworkshop-pango-") as name:
        wheel = make_wheel(MACOS, Path(name))
        digest = sha256(wheel.read_bytes()).hexdigest()
    if not any(digest in part.hashes for part in parts_of("pango")):
        raise Unlike(f"{wheel.name} is another one than is locked")
    return "macOS: what was cut is sound to look at, and has the bytes that are locked"


def look_at_page(windows: System, name: str) -> None:
    """Have *windows* print what it can without the library *name* being sound."""
    answer = windows.run(*REPORT, "--to", f"without-{name}")
    is_told = "Pango does not load" in " ".join(answer.text.split())
    pages = [*(windows.home / f"without-{name}").rglob("*.html")]
    if answer.code != NO_PDF or not is_told or not pages:
        raise Unlike(f"{name} is broken: ended by {answer.code}\n{answer.text}")


def libraries_of(windows: System) -> Path:
    """Return the folder of Pango's libraries beside the Python that runs there."""
    return windows.app / "site" / "tmworkshop_pango" / "lib"


@contextmanager
def instead_of(file: Path, put: Callable[[Path], object]) -> Iterator[None]:
    """Let something else lie where *file* does, for a while."""
    kept = file.read_bytes()
    put(file)
    try:
        yield
    finally:
        file.write_bytes(kept)


def cut_off(file: Path) -> None:
    """Leave of *file* what a copy leaves that ended too soon."""
    file.write_bytes(file.read_bytes()[:4096])


def swap(file: Path) -> None:
    """Put another library where *file* is."""
    file.write_bytes((file.parent / WRONG).read_bytes())
