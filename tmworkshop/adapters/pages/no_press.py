"""What is told where no PDF can be made, and what helps there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tmworkshop.adapters.pages.pango import find_ours
from tmworkshop.domain.errors import Environment

FROM_PIP = 'run: pip install "tmworkshop[pango]"'
FROM_THE_SYSTEM = (
    "install your system's Pango, on Debian and Ubuntu with: sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
HOW_TO_GET_PANGO = {"win32": FROM_PIP, "darwin": FROM_PIP}
ONCE_MORE = "unpack tmworkshop once more, or install its tmworkshop-pango anew with pip"
NO_SYMBOL = "function/symbol"  # how cffi begins to tell of what a library has not


class PangoBroken(Environment):
    """There is a Pango, and it does not do what WeasyPrint asks of it."""


@contextmanager
def end_unless_loaded() -> Iterator[None]:
    """Raise Environment if what makes PDFs does not load meanwhile, for any reason."""
    try:
        yield
    except OSError as trouble:
        if find_ours():
            raise _broken(trouble) from trouble
        raise Environment(
            f"no PDF can be made here, because Pango is missing; to have PDFs, {cure()}"
        ) from trouble
    except (AttributeError, ImportError) as trouble:
        raise _broken(trouble) from trouble


@contextmanager
def end_if_symbols_lack() -> Iterator[None]:
    """Raise Environment if a library turns out to lack what it is asked for."""
    try:
        yield
    except AttributeError as trouble:
        if NO_SYMBOL in str(trouble):
            raise _broken(trouble) from trouble
        raise


def cure() -> str:
    """Return what helps on this machine to have a Pango that will do."""
    if find_ours():
        return ONCE_MORE
    return HOW_TO_GET_PANGO.get(sys.platform, FROM_THE_SYSTEM)


def _broken(trouble: Exception) -> PangoBroken:
    return PangoBroken(
        f"no PDF can be made here, because Pango does not load ({trouble}); to have "
        f"PDFs, {cure()}"
    )
