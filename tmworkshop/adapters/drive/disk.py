"""What a disk is asked for, the same on every platform, with its refusals in words.

Files are private to their owner, a sync is a real one, and a file is replaced whole
or not at all.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from io import FileIO
from pathlib import Path

from tmworkshop.domain.errors import Environment

FULL = {errno.ENOSPC, errno.EDQUOT}
TOO_BIG = errno.EFBIG  # as full for this file, whatever room the disk has
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
UNLOCKABLE = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP}
NO_SYNC = {errno.EACCES, errno.EINVAL, errno.EBADF, errno.EOPNOTSUPP}
TIMES = 10  # that a file is read again which was replaced meanwhile
HIDDEN = (".fuse_hidden", ".nfs")  # names of files that are open and removed
BLOCK = 1 << 20  # bytes that are overwritten at once
# seconds; a virus scanner or a synced folder may hold a file for a moment
PAUSES = (0.05, 0.15, 0.3, 0.6, 0.9)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the machine says about *path* into an Environment error."""
    try:
        yield
    except OSError as error:
        from tmworkshop.adapters.drive.refusals import understand_refusal

        meant = understand_refusal(path, error)
        raise _refusal(path, meant) from meant


def place_of(named: str | Path) -> Path:
    """Return the whole path of the place that someone *named*; ~ is their home."""
    try:
        place = Path(named).expanduser().absolute()
        if b"\0" in os.fsencode(place):
            raise ValueError("no name of a file")
    # a home of nobody; a folder that is gone; letters that no disk knows
    except (OSError, RuntimeError, ValueError) as error:
        raise Environment(
            f"It cannot be told where {named} is: give its whole path."
        ) from error
    return place


def path_beside(path: Path, ending: str) -> Path:
    """Return the path of the companion of *path* with one more *ending*."""
    return path.with_name(path.name + ending)


def make_folder(folder: Path) -> None:
    """Make *folder*, and those it lies in, private to their owner, unless there."""
    if not folder.is_dir():
        if folder.parent != folder:  # a drive that is not there is its own parent
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def write_at(file: FileIO, start: int, content: bytes) -> None:
    """Write *content* at *start* and sync it, or cut *file* back to *start*."""
    try:
        file.seek(start)
        _write_all(file, content)
        _sync(file)
    except BaseException:
        with suppress(OSError):
            file.truncate(start)
            _sync(file)
        raise


def is_full(error: BaseException | None) -> bool:
    """Say whether *error*, mostly the cause of another, is a disk without room."""
    return isinstance(error, OSError) and error.errno in FULL


def free_room(folder: Path) -> int:
    """Return the bytes that are free for us on the drive of *folder*."""
    if sys.platform == "win32":
        from shutil import disk_usage  # brings what packs archives, too

        return disk_usage(folder).free
    drive = os.statvfs(folder)
    return drive.f_bavail * drive.f_frsize


def add_to(path: Path, content: bytes) -> None:
    """Add *content* at the end of the private file *path*."""
    with open(path, "ab", buffering=0, opener=open_private) as file:
        _write_all(file, content)


def sync_file(file: FileIO, path: Path) -> None:
    """Put what was written to *file*, which lies at *path*, on the disk."""
    _sync(file)
    _sync_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Make *path* hold *content*, or leave it as it was.

    What it held before is overwritten on the disk, where that can be.
    PermissionError if another program will not let go of *path* for two seconds.
    """
    new = path_beside(path, ".new")
    with _old_words(path) as old:
        try:
            _write_new(new, content)
            _swap(new, path)
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        _forget(old, path)


def replace_or_keep(path: Path, content: bytes) -> None:
    """Do as `replace_file`, and keep what was not let in; Environment says where."""
    try:
        replace_file(path, content)
    except PermissionError as error:
        new = path_beside(path, ".new")
        _write_new(new, content)
        raise Environment(
            f"Another program holds {path}, perhaps a virus scanner or a synced "
            f"folder: it stays as it was, and what was to stand there is in {new}. "
            "Pause that program, then do this once more."
        ) from error


def remove_file(path: Path) -> None:
    """Remove the file *path*, if it is there, so that a power cut brings none back.

    What it held is overwritten on the disk, where that can be.
    PermissionError if another program will not let go of it for two seconds.
    """
    if path.exists() or path.is_symlink():
        with _old_words(path) as old:
            _tried_again(lambda: path.unlink(missing_ok=True))
            _forget(old, path)


def remove_hidden(folder: Path) -> None:
    """Remove what a drive hid in *folder* and below instead of removing it.

    It does so with a file that is open, until that is closed; a power cut leaves it.
    """
    for place, _, names in os.walk(folder):
        for name in names:
            if is_hidden(name):
                with suppress(OSError):  # a window may have it open yet
                    Path(place, name).unlink(missing_ok=True)


def is_hidden(name: str) -> bool:
    """Say whether a drive calls a file by that *name* which it hides."""
    return name.startswith(HIDDEN)


def move_folder(folder: Path, place: Path) -> None:
    """Let *folder* be *place*, where nothing is, so that a power cut leaves it so."""
    _swap(folder, place)
    _sync_folder(place.parent)


def remove_if_empty(folder: Path) -> None:
    """Remove *folder*, unless something lies in it."""
    with suppress(OSError):
        folder.rmdir()


def open_private(path: str | Path, flags: int) -> int:
    """Open *path*, a new one for its owner only; an opener for `open`.

    OSError if it is there and no file: a pipe would be waited for, a device never ends.
    """
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no file", str(path))
    return descriptor


def read_file(path: Path) -> bytes:
    """Return what the file *path* holds."""
    content = b""
    for _ in range(TIMES):
        with open(path, "rb", buffering=0, opener=open_private) as file:
            content = file.readall()
            if not is_replaced(file, path):
                break
    return content


def is_replaced(file: FileIO, path: Path) -> bool:
    """Say whether *file*, opened at *path*, has no name any more.

    Then it is overwritten, and what was read of it may be no more than that.
    """
    status = os.fstat(file.fileno())
    if os.name == "nt" or status.st_nlink:
        return False
    with suppress(OSError):
        return not os.path.samestat(status, path.stat())  # some drives count no names
    return True


def is_own_file(path: Path) -> bool:
    """Say whether *path* is a file itself: no link to one, and nothing else.

    The words behind a link could never be erased.
    """
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _write_new(path: Path, content: bytes) -> None:
    with open(path, "wb", buffering=0, opener=open_private) as file:
        _write_all(file, content)
        _sync(file)


def _write_all(file: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _sync(file: FileIO) -> None:
    if sys.platform == "darwin":
        import fcntl

        # a plain fsync leaves the bytes in the drive; some volumes offer no better
        try:
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(file.fileno())
    elif sys.platform == "win32":
        os.fsync(file.fileno())
    else:
        os.fdatasync(file.fileno())


@contextmanager
def _old_words(path: Path) -> Iterator[FileIO | None]:
    """Yield the file that lies at *path*, open, so that it can be overwritten later.

    None where it cannot be: Windows lets nobody replace a file that is open.
    """
    old = None
    if os.name != "nt":
        with suppress(OSError):
            old = FileIO(open_private(path, os.O_RDWR | os.O_NOFOLLOW), "r+b")
    with old or nullcontext():
        yield old


def _forget(old: FileIO | None, path: Path) -> None:
    """Overwrite what was in *old*, in its own blocks; not if it has a name still.

    That is only done once what stands at *path* now is there after a power cut, too.
    """
    if old and not is_replaced(old, path):
        old.close()  # first, or a drive that hides it would sync it under another name
    if _sync_folder(path.parent) and old and not old.closed:
        with suppress(OSError):  # it is as well if not; and nothing hangs on it
            left = os.fstat(old.fileno()).st_size
            while left > 0:
                left -= old.write(bytes(min(left, BLOCK)))
            _sync(old)


def _sync_folder(folder: Path) -> bool:
    """Put on the disk what *folder* lists; False where no drive promises that."""
    if os.name == "nt":
        return False  # Windows opens no folder
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC:  # some drives sync no folder
            raise
        return False
    return True


def _swap(new: Path, path: Path) -> None:
    _tried_again(lambda: new.replace(path))


def _tried_again(act: Callable[[], object]) -> None:
    """Do *act* once another program has let go of its file."""
    for pause in PAUSES:
        try:
            act()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    act()


def _refusal(path: Path, error: OSError) -> Environment:
    from tmworkshop.domain.remedies import Remedy  # needed only where one is told

    if is_full(error) or error.errno == TOO_BIG:
        return Environment(
            f"There is no room left for {path}. All that was kept is safe, but the "
            "last words are not kept yet: make room on the disk, then try once more."
        )
    if error.errno in FORBIDDEN:
        return Environment(
            f"tmworkshop may not use {path}: give yourself the right to it, or use "
            "another folder.",
            Remedy.NAME_FOLDER,
        )
    if error.errno in UNLOCKABLE:
        return Environment(
            f"The drive of {path} cannot keep two windows apart: use a folder on this "
            "computer.",
            Remedy.NAME_FOLDER,
        )
    if isinstance(error, FileNotFoundError):
        return Environment(f"{path} is not there: was it moved, or a drive taken out?")
    return Environment(f"{path} cannot be used: {error.strerror or error}.")
