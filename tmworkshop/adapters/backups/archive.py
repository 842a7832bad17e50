"""One backup as a zip: how it is packed, and what is refused before it is unpacked.

A zip may come from anywhere: each name in it, each size and each checksum is looked
at before a byte of it is used.  Nothing here writes a file.
"""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import copy
from datetime import datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tmworkshop.adapters.backups.beside_sets import is_of_programme
from tmworkshop.adapters.backups.manifest import (
    NAME,
    Manifest,
    Packed,
    digest_of,
    read_manifest,
    write_manifest,
)
from tmworkshop.adapters.drive.disk import read_file
from tmworkshop.adapters.drive.file_names import RESERVED
from tmworkshop.adapters.keys.age import is_encrypted
from tmworkshop.adapters.store.workspace import is_key_file, is_set_file, set_file
from tmworkshop.domain.errors import Damaged, Refused, WorkshopError
from tmworkshop.domain.values import Value, value

OWN = ("designs", "prompts", "templates")
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]$')  # on one platform or another
LONGEST = 200
MOST_FILES = 10_000
LARGEST = 1 << 30  # bytes, all files together
LARGEST_MANIFEST = 10 << 20
USUAL = 10 << 20  # bytes that may unpack from however few
RATIO = 200  # words pack to a tenth, and hardly anything to less than a hundredth
PIECE = 4096  # bytes at once, of which those before a damage are lost
PRIVATE = (stat.S_IFREG | 0o600) << 16
ENCRYPTED = 0x1
PACKED_SO = (ZIP_DEFLATED, ZIP_STORED)

LOCAL = struct.Struct("<26xHH")  # before a file: how long its name is, and what follows

Unseal = Callable[[bytes, str], bytes]  # of what is encrypted, and how it is called


@value
class Pressed(Value):
    """A file as it lies in a backup, found sound there: its bytes, packed in that way.

    *listed* says what it holds.
    """

    listed: Packed
    content: bytes
    way: int
    crc: int


Contents = Mapping[str, bytes | Pressed]
NOTHING: Contents = {}


class Archive:
    """A backup that is open to be read, its names and sizes found to be harmless."""

    def __init__(self, zipped: ZipFile, content: bytes, called: str) -> None:
        self._zip = zipped
        self._content = content
        self._called = called
        self._infos = {info.filename: info for info in zipped.infolist()}
        _refuse(_complaint(zipped), called)

    @cached_property
    def manifest(self) -> Manifest:
        """What it says of itself."""
        if NAME not in self._infos:
            raise Damaged(f"{self._called} is no backup: it has no list of contents.")
        return read_manifest(self._read(NAME), self._called)

    def content(self, file: Packed) -> bytes:
        """Return what *file* holds; Damaged if that is not what was put there."""
        content = self._read(file.name) if file.name in self._infos else b""
        if not file.is_of(content):
            raise _damage(self._called, file.name)
        return content

    def contents(self, known: Contents = NOTHING) -> dict[str, bytes]:
        """Return what every file holds, all of them sound and none besides.

        One that lies here just as it is *known* to be sound is left out.
        """
        files = self.manifest.files
        if {NAME, *(each.name for each in files)} != self._infos.keys():
            raise Damaged(f"{self._called} does not hold the files that it lists.")
        copied = {each.id for each in self.manifest.sets} - {*self.manifest.missing}
        if not set(map(set_file, copied)) <= self._infos.keys():
            raise Damaged(f"{self._called} does not hold the sets that it counts.")
        fresh = [each for each in files if known.get(each.name) != self.press(each)]
        return {each.name: self.content(each) for each in fresh}

    def press(self, file: Packed) -> Pressed:
        """Return *file*, which is here, as it lies here, sound or not."""
        info = self._infos[file.name]
        return Pressed(file, self._bytes_of(info), info.compress_type, info.CRC)

    def packed(self, name: str) -> tuple[int, bytes]:
        """Return in which way the file *name* is packed, and the bytes of that."""
        info = self._infos.get(name)
        return (info.compress_type, self._bytes_of(info)) if info else (0, b"")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all files, those that it does not list last."""
        listed = {each.name: each for each in self.manifest.files}
        return (*listed, *sorted(self._infos.keys() - {NAME, *listed}))

    def sound(
        self, names: Collection[str] | None = None
    ) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Return what can be read of the files, and the names of what cannot.

        With *names*, of those alone.
        """
        contents: dict[str, bytes] = {}
        for each in self.manifest.files:
            if names is None or each.name in names:
                with suppress(Damaged):
                    contents[each.name] = self.content(each)
        wanted = self.names if names is None else names
        return contents, tuple(each for each in wanted if each not in contents)

    def rest_of(self, name: str) -> bytes:
        """Return what can be unpacked of the file *name*, sound or not."""
        if name not in self._infos:
            return b""
        unchecked = copy(self._infos[name])
        del unchecked.CRC  # or the last piece would be kept back
        pieces = b""
        with suppress(Exception), self._zip.open(unchecked) as file:
            while len(pieces) < unchecked.file_size and (piece := file.read(PIECE)):
                pieces += piece
        return pieces

    def holds(self, name: str) -> bool:
        """Say whether a file of that *name* is in it, listed or not."""
        return name in self._infos or name in {f.name for f in self.manifest.files}

    def _bytes_of(self, info: ZipInfo) -> bytes:
        """Return the bytes of a file, packed as they are."""
        begin = info.header_offset + LOCAL.size
        with suppress(struct.error):
            lengths = LOCAL.unpack(self._content[info.header_offset : begin])
            begin += sum(lengths)
        return self._content[begin : begin + info.compress_size]

    def _read(self, name: str) -> bytes:
        info = self._infos[name]
        try:
            with self._zip.open(info) as file:
                # never without a number: a file that lies of its size fills the memory
                return file.read(info.file_size)
        except Exception as error:  # zipfile and zlib raise a dozen kinds
            raise _damage(self._called, name) from error


@contextmanager
def open_zip(content: bytes, called: str) -> Iterator[Archive]:
    """Open the backup that holds *content*, *called* so in what is said of it.

    Damaged if it is no zip or a cut one, Refused if what it holds could do harm.
    """
    try:
        zipped = ZipFile(BytesIO(content))
    except Exception as error:  # zipfile raises a dozen kinds
        raise Damaged(
            f"{called} cannot be opened: it is no zip, or its end was cut off."
        ) from error
    with zipped:
        yield Archive(zipped, content, called)


def read_backup_file(file: Path, unseal: Unseal | None = None) -> bytes:
    """Return what *file* holds, by *unseal* where it is encrypted.

    Refused if that is more than a backup may be, or if nothing opens it.
    """
    size = file.stat().st_size
    _refuse(f"it is {size:,} bytes long" if size > LARGEST else "", str(file))
    content = read_file(file)
    if not is_encrypted(content):
        return content
    if unseal is None:
        raise Refused(f"{file} is encrypted, and was not opened.")
    return unseal(content, str(file))


def pack_zip(manifest: Manifest, contents: Contents) -> bytes:
    """Return a zip of *contents* under *manifest*, the same bytes each time."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        for name, content in ((NAME, write_manifest(manifest)), *contents.items()):
            info = _info(name, manifest.made)
            if isinstance(content, Pressed):
                _put_pressed(zipped, target, info, content)
            else:
                zipped.writestr(info, content)
    return target.getvalue()


def _put_pressed(
    zipped: ZipFile, target: BytesIO, info: ZipInfo, pressed: Pressed
) -> None:
    """Put a file into *zipped*, written to *target*, with no packing: it is packed."""
    info.compress_type, info.CRC = pressed.way, pressed.crc
    info.compress_size, info.file_size = len(pressed.content), pressed.listed.size
    info.header_offset = target.seek(zipped.start_dir)
    target.write(info.FileHeader() + pressed.content)
    zipped.start_dir = target.tell()
    zipped.filelist.append(info)
    zipped.NameToInfo[info.filename] = info


def list_packed(contents: Contents) -> tuple[Packed, ...]:
    """Return *contents* as a manifest lists them."""
    return tuple(
        content.listed
        if isinstance(content, Pressed)
        else Packed(name, digest_of(content), len(content))
        for name, content in contents.items()
    )


def is_allowed(name: str) -> bool:
    """Say whether a backup may hold a file of this *name*."""
    if name in (NAME, "workspace.toml") or is_set_file(name) or is_key_file(name):
        return True
    if is_of_programme(name):
        return True
    top, *parts = name.split("/")
    is_own = top in OWN and bool(parts)
    return is_own and len(name) <= LONGEST and all(map(_safe, parts))


def _safe(part: str) -> bool:
    try:
        part.encode()
    except UnicodeEncodeError:
        return False
    is_device = part.partition(".")[0].lower() in RESERVED
    return bool(part) and not (UNSAFE.search(part) or is_device)


def _info(name: str, made: datetime) -> ZipInfo:
    at = made.replace(year=max(made.year, 1980))  # zips know no earlier one
    info = ZipInfo(name, at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # where files have permissions
    info.external_attr = PRIVATE
    return info


def _complaint(zipped: ZipFile) -> str:
    """Return what makes *zipped* dangerous to unpack, or nothing."""
    infos = zipped.infolist()
    if len(infos) > MOST_FILES:
        return f"it holds {len(infos):,} files"
    if len({info.filename for info in infos}) < len(infos):
        return "a name stands in it twice"
    size = sum(info.file_size for info in infos)
    if size > max(USUAL, RATIO * sum(info.compress_size for info in infos)):
        return f"it would swell to {size:,} bytes"
    if size > LARGEST:
        return f"it would fill {size:,} bytes"
    return next(filter(None, map(_harm, infos)), "")


def _harm(info: ZipInfo) -> str:
    # the name as it stands there, before zipfile made a path of it
    name = info.orig_filename
    if not is_allowed(name) or info.filename != name:
        return f"it holds {name[:LONGEST]!r}, which is no file of a workspace"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return f"{name!r} in it is no plain file"
    if info.flag_bits & ENCRYPTED or info.compress_type not in PACKED_SO:
        return f"{name!r} in it is packed in a way that is not ours"
    if name == NAME and info.file_size > LARGEST_MANIFEST:
        return f"its list of contents would fill {info.file_size:,} bytes"
    return ""


def _refuse(complaint: str, called: str) -> None:
    if complaint:
        raise Refused(
            f"{called} is not taken for a backup: {complaint}. Nothing was unpacked."
        )


def _damage(called: str, name: str) -> WorkshopError:
    return Damaged(f"{called} is damaged: {name} is not what was put there.")
