"""What gives facts their ids on this machine."""

from __future__ import annotations

import os
from zlib import crc32  # hashlib would cost a session three milliseconds

from tmworkshop.adapters.ids import Stamper
from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock


def make_stamper(options: Options, file: SetFile | None = None) -> Stamper:
    """Return what gives facts an id above those kept in *file*, time and device."""
    clock = WallClock(options.environ)
    kept = file.facts() if file else ()
    return Stamper(clock.now, options.chance, options.device or name_device(), kept)


def make_stamp(options: Options, file: SetFile) -> Stamp:
    """Return what stamps facts that are to be kept in *file*."""
    return make_stamper(options, file).stamp


def name_device() -> str:
    """Return what tells this machine from another, and nothing else about it."""
    return f"{crc32(_name_host().encode()):08x}"


def _name_host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    from socket import gethostname  # two milliseconds, which only Windows has to pay

    return gethostname()
