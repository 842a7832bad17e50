"""`./dev zip windows`: the folder for a stick, in one zip, built on Linux.

The same sources make the same bytes: nothing in it tells when or where it was built.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pango.reading import Unfit
from tmworkshop import __version__
from tmworkshop.adapters.drive.carried import MARKER
from windows.archive import files_below, table_of_sizes, time_of_build, write_zip
from windows.compiled import NotCompiled, compile_modules
from windows.folder import ROOT, make_folder
from windows.launchers import PROGRAM, PYTHON, SCRIPT, write_launchers
from windows.licences import NoLicence, copy_licences
from windows.packages import Package, list_packages, package_here
from windows.pages import FOR_IT, write_guides, write_page
from windows.pruning import prune
from windows.python import NotAsPinned, look_at_signatures, unpack_given
from windows.zipped import MEGABYTE, NotSound, look_through

SHIPPED = "3.13"
TOP = "tmworkshop"
NAME = f"tmworkshop-{__version__}-windows-x64.zip"
HERE = Path(__file__).parent
RUN = (".exe", ".dll", ".pyd")
# what ends a build, of Pango's wheel as well
AMISS = (NotAsPinned, NotCompiled, NoLicence, NotSound, Unfit)
MARKED = (
    "Here lies tmworkshop, to be carried about. It asks once whose laptop it is on.\n"
)


def main(words: Sequence[str]) -> int:
    """Build the zip; 1 if anything about it is not as it has to be."""
    asked = _parser().parse_args(words)
    try:
        file, table = make_zip(asked.to, asked.python)
    except AMISS as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    print(table)
    print(f"{sha256(file.read_bytes()).hexdigest()}  {file}")
    return 0


def make_zip(into: Path, python: Path | None = None) -> tuple[Path, str]:
    """Build the zip in the folder *into*; return it, and what each part weighs.

    *python* is an archive of python.org's, instead of the pinned one.
    """
    into.mkdir(parents=True, exist_ok=True)
    file = into / NAME
    with TemporaryDirectory(prefix="tmworkshop-zip-") as name:
        packages = make_top(Path(name), python)
        write_zip(Path(name) / TOP, file, time_of_build())
        look_through(file, [name, str(ROOT), sys.prefix])
    return file, table_of_sizes(file, packages)


def make_twice(into: Path) -> Path:
    """Build the zip twice in the folder *into*; NotSound if they are not the same."""
    (one, table), (other, _) = (make_zip(into / name) for name in ("one", "other"))
    if one.read_bytes() != other.read_bytes():
        raise NotSound(f"built twice, they are not the same: {one} and {other}")
    print(table)
    return one


def make_top(home: Path, python: Path | None) -> list[Package]:
    """Put all that the zip holds into *home*/tmworkshop; return the packages in it."""
    top = home / TOP
    app = top / "app"
    version = unpack_given(python, app / "python") if python else SHIPPED
    make_folder(version, app)
    look_at_signatures(app / "python")
    packages = list_packages(app / "site")
    prune(app)
    packages = [each for each in packages if each.info.is_dir()]
    beside = (*packages, package_here("distlib"))  # whose launcher goes along
    runtimes = copy_licences(app, beside, top / "licences")
    shutil.copyfile(ROOT / "sbom.json", top / "licences" / "sbom.json")
    _write_licence_index(top, runtimes)
    (app / MARKER).write_bytes(MARKED.replace("\n", "\r\n").encode())
    write_launchers(top)
    write_guides(top)
    print(compile_modules(app, home / "wine"))
    _write_for_it(top)
    return packages


def _write_licence_index(top: Path, runtimes: Sequence[str]) -> None:
    """Write a page that leads to every licence, after which *runtimes* are told."""
    homes = sorted(each for each in (top / "licences").iterdir() if each.is_dir())
    rows = [f"- {home.name}: {_links_to(home)}" for home in homes]
    rows += [f"- {runtime}" for runtime in runtimes]
    begin = "# Licences\n\ntmworkshop is under the MIT licence. With it come:\n\n"
    write_page(top, "licences/index.html", begin + "\n".join(rows))


def _links_to(home: Path) -> str:
    names = [file.relative_to(home).as_posix() for file in files_below(home)]
    return ", ".join(f"[{name}](<{home.name}/{name}>)" for name in names)


def _write_for_it(top: Path) -> None:
    """Write the page for those who look after laptops, and the hash of what runs."""
    files = [file for file in files_below(top) if file.suffix in RUN]
    hashes = {f.relative_to(top): sha256(f.read_bytes()).hexdigest() for f in files}
    lines = (f"{content}  {name}\r\n" for name, content in hashes.items())
    (top / "docs" / "hashes.txt").write_bytes("".join(lines).encode())
    size = sum(file.stat().st_size for file in files_below(top)) // MEGABYTE
    mains = (PROGRAM, PYTHON.replace("\\", "/"))
    dlls = [name for name in hashes if name.match("app/python/python3*.dll")]
    rows = [(Path(name), hashes[Path(name)]) for name in mains]
    rows += [(name, hashes[name]) for name in dlls]
    table = "".join(f"| `{name}` | `{content}` |\n" for name, content in rows)
    text = (HERE / "for-it.md").read_text(encoding="utf-8")
    text = text.format(
        version=__version__,
        megabytes=size,
        programs=f"| | SHA-256 |\n|---|---|\n{table}",
        script=SCRIPT,
    )
    write_page(top, FOR_IT, text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("./dev zip windows", description=__doc__)
    of = "a newer embeddable package of python.org, for x64, instead of the pinned one"
    parser.add_argument("--python", metavar="ZIP", type=Path, help=of)
    to = "the folder to put it into (dist)"
    parser.add_argument(
        "--to", metavar="DIR", type=Path, default=ROOT / "dist", help=to
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
