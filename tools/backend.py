"""Build with setuptools, and make archives that are the same each time.

Each file in them is of the moment in SOURCE_DATE_EPOCH, or of the first that a zip
knows; whoever packed it, and who may read their files, is not in them.
"""

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403 (all that pip may ask for)

FIRST = 315532800  # 1 January 1980
READABLE = 0o100644 << 16  # as a zip keeps it
os.environ.setdefault("SOURCE_DATE_EPOCH", str(FIRST))


def build_sdist(sdist_directory, config_settings=None):
    """Write the sources into *sdist_directory*; return the name of the archive."""
    name = build_meta.build_sdist(sdist_directory, config_settings)
    file = Path(sdist_directory, name)
    file.write_bytes(packed_anew(file.read_bytes()))
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Write a wheel into *wheel_directory*; return its name."""
    name = build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)
    file = Path(wheel_directory, name)
    with zipfile.ZipFile(file) as old:
        files = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info, content in files:
            info.external_attr = READABLE
            new.writestr(info, content)
    return name


def packed_anew(archive: bytes) -> bytes:
    """Return *archive* with its files in order, of one moment, and of nobody."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as old:
        members = sorted(old.getmembers(), key=lambda each: each.name)
        into = io.BytesIO()
        with tarfile.open(fileobj=into, mode="w", format=tarfile.GNU_FORMAT) as new:
            for each in members:
                new.addfile(_plain(each), old.extractfile(each))
    return gzip.compress(into.getvalue(), mtime=0)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    at = int(os.environ["SOURCE_DATE_EPOCH"])
    nobody = {"uid": 0, "gid": 0, "uname": "", "gname": ""}
    return member.replace(mtime=at, mode=mode, deep=False, **nobody)
