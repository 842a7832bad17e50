"""prompt_toolkit made ready: imported with what a line needs, and with no more.

Whoever imports it first has this called before.  A session waits for it before its
first question, and some of what it brings along is of no use to one.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

from tmworkshop.adapters.cells import is_plain

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

# what it imports for an editor, for markup, and for dialogs and progress bars
RARE = (
    *("shutil", "tempfile", "xml.dom.minidom"),
    *("prompt_toolkit", "prompt_toolkit.shortcuts"),
)
KEYS = "prompt_toolkit.key_binding"  # which needs all the rest to be there
VI_LOADERS = ("load_vi_bindings", "load_vi_search_bindings")


def ready_toolkit() -> None:
    """Have prompt_toolkit import little, and ask no terminal where its cursor stands.

    One that cannot say would be warned about in front of the room.
    """
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    if "prompt_toolkit" in sys.modules:
        return
    _leave_out_tls()
    for name in (*RARE, KEYS):
        _run_once_asked(name)
    if vi := _run_once_asked(f"{KEYS}.bindings.vi"):  # as no line here is edited
        vars(vi).update(dict.fromkeys(VI_LOADERS, _bind_nothing))
    _measure_plain_letters()
    import prompt_toolkit.application  # noqa: F401 (its parts need it to come first)


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


def _measure_plain_letters() -> None:
    """Have prompt_toolkit import wcwidth, which is large, once a letter needs it."""
    if "wcwidth" not in sys.modules:
        sys.modules["wcwidth"] = small = ModuleType("wcwidth")
        vars(small)["wcwidth"] = _count_columns
        try:
            import prompt_toolkit.utils  # noqa: F401
        finally:
            del sys.modules["wcwidth"]


def _count_columns(letter: str) -> int:
    """Return how many columns *letter* takes; less than none of one that obeys."""
    if letter.isprintable() and is_plain(letter):
        return 1
    from wcwidth import wcwidth

    return wcwidth(letter)


def _run_once_asked(name: str) -> ModuleType | None:
    """Let the module *name* be imported, and run its code once it is asked for a name.

    Of a package the modules can be imported before.  One that is there, or nowhere,
    stays as it is.
    """
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return None
    loader = spec.loader
    module = sys.modules[name] = module_from_spec(spec)
    above, _, last = name.rpartition(".")
    if above:
        setattr(sys.modules[above], last, module)

    def run(wanted: str) -> object:
        if wanted == "__path__":  # each import asks; a package has it by now
            raise AttributeError(wanted)
        vars(module).pop("__getattr__")
        loader.exec_module(module)
        return getattr(module, wanted)

    vars(module)["__getattr__"] = run
    return module


def _bind_nothing() -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    return KeyBindings()
