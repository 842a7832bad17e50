"""Whether others get at what lies in a folder, whatever account it belongs to.

A program may copy it away, its drive may be carried about, or know no permissions, as
most sticks do.  What a drive knows is tried, not guessed from its kind.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.drive.devices import device_under
from tmworkshop.adapters.drive.disk import open_private
from tmworkshop.adapters.drive.sync_programs import find_keeper, mount_of

CARRIED = "on a drive that is carried about"
WITHOUT = "on a drive that knows no permissions"
PLUGGED_IN = (Path("/media"), Path("/run/media"))
VOLUMES = Path("/Volumes")
REMOVABLE = 2  # Windows' number for a drive that can be taken out
KEEPS_ACLS = 0x8  # of what Windows says of a file system
NARROW, WIDER = 0o600, 0o640


def find_opening(folder: Path, environ: Mapping[str, str]) -> str:
    """Return where *folder* lies that others get at it, as words; mostly nothing."""
    keeper = find_keeper(folder, environ)
    return f"in {keeper}" if keeper else find_weak_drive(folder)


def find_weak_drive(folder: Path) -> str:
    """Return how the drive under *folder* lets others at it; mostly nothing."""
    there = next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
    if not keeps_permissions(there):
        return WITHOUT
    return CARRIED if _is_carried(there) else ""


def keeps_permissions(folder: Path) -> bool:
    """Say whether a file in *folder* can be kept from others; a guess is yes."""
    if sys.platform == "win32":
        import ctypes

        flags = ctypes.c_ulong(KEEPS_ACLS)
        ctypes.windll.kernel32.GetVolumeInformationW(
            *(f"{folder.resolve().drive}\\", None, 0, None, None),
            *(ctypes.byref(flags), None, 0),
        )
        return bool(flags.value & KEEPS_ACLS)
    file = folder / f".tried-{os.urandom(4).hex()}"
    try:
        with open(file, "wb", opener=open_private) as opened:
            number = opened.fileno()
            return all(_takes(number, mode) for mode in (NARROW, WIDER, NARROW))
    except OSError:
        return True
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _takes(number: int, mode: int) -> bool:
    with suppress(OSError):  # some drives refuse what they cannot keep
        os.fchmod(number, mode)
    return stat.S_IMODE(os.fstat(number).st_mode) == mode


def _is_carried(folder: Path) -> bool:
    real = folder
    with suppress(OSError):
        real = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        drive = f"{real.drive}\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == REMOVABLE)
    if sys.platform == "darwin":  # the computer's own disk leads out of there
        return real.is_relative_to(VOLUMES)
    return any(map(real.is_relative_to, PLUGGED_IN)) or _is_pluggable(real)


def _is_pluggable(folder: Path) -> bool:
    """Say whether Linux knows the device under *folder* as one to be taken out."""
    _, source = mount_of(folder)
    device = device_under(folder, source)
    if device is None:
        return False
    if any(part.startswith("usb") for part in device.parts):
        return True
    for each in (device, device.parent):  # a part of a disk lies in the disk's own
        with suppress(OSError):
            return (each / "removable").read_text().strip() == "1"
    return False
