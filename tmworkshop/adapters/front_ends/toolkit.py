"""prompt_toolkit made ready: imported with what a line needs, and with no more.

Whoever imports it first has this called before.  A session waits for it before its
first question, and some of what it brings along is of no use to one.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec, module_from_spec

# each imports dialogs and progress bars, of which a line has none
FRONTS = ("prompt_toolkit", "prompt_toolkit.shortcuts")


def ready_toolkit() -> None:
    """Have prompt_toolkit import little, and ask no terminal where its cursor stands.

    One that cannot say would be warned about in front of the room.
    """
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    _leave_out_tls()
    for name in FRONTS:
        if name not in sys.modules:
            _open_without_running(name)


def _leave_out_tls() -> None:
    """Import asyncio, which prompt_toolkit stands on, as where Python has no ssl.

    Nothing here speaks to a network, and ssl is a thirtieth of all that a session
    imports before its first question.
    """
    if sys.modules.keys().isdisjoint(("asyncio", "ssl")):
        sys.modules["ssl"] = None  # type: ignore[assignment]  # so it is not found
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def _open_without_running(name: str) -> None:
    """Let modules of the package *name* be imported, and run its own code for later.

    It runs once it is asked for anything else, as questionary does.
    """
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return  # whoever imports it is told so
    loader = spec.loader
    package = sys.modules[name] = module_from_spec(spec)
    above, _, last = name.rpartition(".")
    if above:
        setattr(sys.modules[above], last, package)

    def run(wanted: str) -> object:
        vars(package).pop("__getattr__")
        loader.exec_module(package)
        return getattr(package, wanted)

    vars(package)["__getattr__"] = run
