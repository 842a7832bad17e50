"""Whether the disk under the workspace is encrypted, as far as anyone may see that.

Linux tells of a crypt device below the folder's own, and of a folder that is encrypted
by itself; macOS tells of FileVault.  Windows tells an administrator only.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.drive.devices import device_under
from tmworkshop.adapters.drive.sync_programs import mount_of
from tmworkshop.domain.findings import Finding, noted, unknown, well

FLAGS = 0x80086601  # FS_IOC_GETFLAGS
ENCRYPTED = 0x800  # FS_ENCRYPT_FL
BY_ITSELF = {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}
IN_MEMORY = {"tmpfs", "ramfs"}
HOW = folder("docs") / "disk-encryption.md"
ADVICE = f'read "Encrypt the disk", and switch it on:\n{HOW}'


def check_encryption(here: Here) -> Iterator[Finding]:
    """Say what is seen of encryption under the workspace."""
    place = here.workspace if here.is_begun else here.workspace.parent
    match sys.platform:
        case "darwin":
            yield _file_vault()
        case "win32":
            yield unknown(
                "Windows tells only an administrator whether the disk is encrypted.",
                remedy="look at Settings, Privacy & security, Device encryption",
            )
        case "linux":
            yield _on_linux(place)
        case _:
            yield unknown("How this system encrypts a disk is not known here.")


def _file_vault() -> Finding:
    status = ""
    with suppress(OSError, subprocess.SubprocessError):
        status = subprocess.run(
            ["/usr/bin/fdesetup", "status"],
            check=False,
            capture_output=True,
            text=True,
            timeout=20,
        ).stdout
    if "FileVault is On" in status:
        return well("FileVault encrypts the disk of this computer.")
    if "FileVault is Off" in status:
        return noted("FileVault is off: the disk is not encrypted.", remedy=ADVICE)
    return unknown(
        "FileVault does not say whether it is on.",
        remedy="look at System Settings, Privacy & Security, FileVault",
    )


def _on_linux(folder: Path) -> Finding:
    kind, source = mount_of(folder.resolve())
    if kind in BY_ITSELF or _is_marked(folder):
        return well("The folder itself is encrypted.")
    if kind in IN_MEMORY:
        return noted("The workspace lies in memory, and is gone with the computer.")
    device = device_under(folder, source)
    if device is None:
        return unknown(
            f"The disk under the workspace cannot be seen ({kind or 'unknown'}).",
            remedy="ask who looks after this computer",
        )
    if any(map(_is_crypt, _below(device))):
        return well("The disk under the workspace is encrypted.")
    return noted(
        "No encryption is seen under the workspace; a disk that encrypts by itself "
        "does not show it.",
        remedy=ADVICE,
    )


def _below(device: Path) -> Iterator[Path]:
    yield device
    with suppress(OSError):
        for each in sorted((device / "slaves").iterdir()):
            yield from _below(each.resolve())


def _is_crypt(device: Path) -> bool:
    with suppress(OSError):
        return (device / "dm" / "uuid").read_text().startswith("CRYPT-")
    return False


def _is_marked(folder: Path) -> bool:
    """Say whether the file system encrypts *folder* by a key of its own."""
    import fcntl

    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            flags = fcntl.ioctl(descriptor, FLAGS, bytes(8))
        finally:
            os.close(descriptor)
        return bool(struct.unpack("l", flags)[0] & ENCRYPTED)
    return False
