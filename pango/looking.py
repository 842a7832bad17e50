"""A wheel of Pango, looked at before anyone has it: whether all of it would load."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pango.cutting import LIBRARIES, others
from pango.reading import Library
from pango.systems import ASKED_AS, System
from pango.terms import NOTICE_NAME
from pango.wheel import PACKAGE

# of a library that ours has not, and that WeasyPrint does without
OPTIONAL = {"harfbuzz_vector"}
ASKED = re.compile(rf"\b({'|'.join((*ASKED_AS, *OPTIONAL))})\.(\w+)")
DECLARED = re.compile(r"\b(\w+)\s*\(")


class NotSound(Exception):
    """A wheel that would not do."""


def look_through(system: System, wheel: Path) -> None:
    """Raise NotSound with all that is wrong with the *wheel* for *system*."""
    with TemporaryDirectory(prefix="tmworkshop-pango-") as name:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(name)
        home = Path(name)
        (notice,) = home.glob(f"*.dist-info/licenses/{NOTICE_NAME}")
        libraries = {
            file.name: system.read(file)
            for file in sorted((home / PACKAGE / LIBRARIES).iterdir())
        }
        amiss = list_faults(system, libraries, notice.read_text(encoding="utf-8"))
    if amiss:
        raise NotSound("\n".join(amiss))


def list_faults(
    system: System, libraries: dict[str, Library], notice: str
) -> list[str]:
    """Return what *libraries* lack, and which of them the *notice* passes over."""
    return [
        *(f"{name} is not in the notice" for name in libraries if name not in notice),
        *(
            f"{name} needs {other}"
            for name, library in libraries.items()
            for other in others(system, library)
            if other not in libraries
        ),
        *_not_given(system, libraries),
    ]


def _not_given(system: System, libraries: dict[str, Library]) -> Iterator[str]:
    """Yield each function that WeasyPrint asks of a library that has it not."""
    files = system.asked_as()
    for library, function in sorted(asked_by_weasyprint()):
        if library not in OPTIONAL:
            known = libraries.get(files[library])
            if known is None or function not in known.gives:
                yield f"{files[library]} does not give {function}"


def asked_by_weasyprint() -> set[tuple[str, str]]:
    """Return each function that WeasyPrint's code asks for, with its library."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise NotSound("WeasyPrint is not here, and so not what it asks for")
    home = Path(spec.origin).parent
    known = (home / "text" / "ffi.py").read_text(encoding="utf-8")
    declared = {*DECLARED.findall(known)}
    texts = (file.read_text(encoding="utf-8") for file in home.rglob("*.py"))
    asked = {each for text in texts for each in ASKED.findall(text)}
    return {(library, name) for library, name in asked if name in declared}
