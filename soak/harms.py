"""What may become of a set's file, so that it cannot be read, or not as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from soak.disks import NoDisk, let_go, made

NOBODY = 65534
Harm = Callable[[Path], AbstractContextManager[None]]


def rewritten(change: Callable[[bytes], bytes]) -> Harm:
    """Return the harm that makes a file hold what *change* makes of it."""

    @contextmanager
    def harm(file: Path) -> Iterator[None]:
        file.write_bytes(change(file.read_bytes()))
        yield

    return harm


@contextmanager
def folder_instead(file: Path) -> Iterator[None]:
    """Let a folder lie where *file* was."""
    file.unlink()
    file.mkdir()
    yield


@contextmanager
def bad_sectors(file: Path) -> Iterator[None]:
    """Let the kernel answer EIO to whoever reads *file*; NoDisk without root.

    The memory of this process is mounted over it, and none of that is at 0.
    """
    made("mount", "--bind", f"/proc/{os.getpid()}/mem", file)
    try:
        yield
    finally:
        let_go(file)


@contextmanager
def forbidden(file: Path) -> Iterator[None]:
    """Let *file* be root's alone, and be nobody meanwhile; NoDisk if that is nothing.

    Nobody may do everything else in the folders that the workspace lies in.
    """
    if os.name == "nt" or os.geteuid() != 0:
        raise NoDisk("permission needs root")
    scratch = file.parents[2]
    try:
        for each in (scratch, *scratch.rglob("*")):
            os.chown(each, NOBODY, NOBODY)
    except PermissionError as error:
        raise NoDisk("there are no permissions") from error
    os.chown(file, 0, 0)
    file.chmod(0)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


HARMS: dict[str, Harm] = {
    "zeros": rewritten(lambda content: bytes(len(content))),
    "nothing": rewritten(lambda content: b""),
    "half of it": rewritten(lambda content: content[: len(content) // 2]),
    "no first line": rewritten(lambda content: content.partition(b"\n")[2]),
    "no letter as it was": rewritten(
        lambda content: bytes(each ^ 1 for each in content)
    ),
    "of tomorrow": rewritten(
        lambda content: content.replace(b'"schema":', b'"schema":9', 1)
    ),
}
UNREADABLE: dict[str, Harm] = {
    "a folder": folder_instead,
    "bad sectors": bad_sectors,
    "no permission": forbidden,
}
