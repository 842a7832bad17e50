"""Pages of templates that someone wrote, made by a program with limits.

It is one program for all pages of a command.  It is given views as plain data and
gives back finished pages; on Linux it may take so much memory and no more, on every
system so much time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Any
from weakref import finalize

from tmworkshop.adapters.content.resources import PACKAGE
from tmworkshop.adapters.pages.allowed import find_links
from tmworkshop.adapters.pages.scrub import Scrubbed, scrub_page
from tmworkshop.adapters.pages.templates import Templates
from tmworkshop.domain.errors import (
    Environment,
    FileComplaints,
    NotFound,
    WorkshopError,
)

SECONDS = 3  # of work on a page, which takes a hundredth of one
PATIENCE = 10  # seconds by the clock: a program is slow to start where each is examined
MEMORY = 500_000_000  # bytes, where a system can hold it
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
PYTHON = (sys.executable, "-P")  # and what lies where someone stands is not run
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from tmworkshop.adapters.pages.filled_apart import main; main()"
)
UNREADABLE = "its page is none that a browser could read: "
TOO_LONG = (
    f"to make its page takes more than {SECONDS} seconds, or more memory than a page "
    "may: look for a loop in a loop and for a text repeated very often; or move the "
    "file away, and the shipped one stands in for it"
)


class FilledApart:
    """The program that fills the templates in the folder *own*."""

    def __init__(self, own: Path) -> None:
        self._own = own
        self._program: subprocess.Popen[bytes] | None = None

    def finish(self, template: str, view: object) -> Scrubbed:
        """Return *template* filled with *view*, and scrubbed.

        FileComplaints if that takes too long or too much.
        """
        return self._asked(template, asdict(view))  # type: ignore[call-overload]

    def look(self, template: str) -> tuple[str, ...]:
        """Return what is taken out of the pages of *template*, as it is written."""
        return self._asked(template, None).taken

    def _asked(self, template: str, view: dict[str, Any] | None) -> Scrubbed:
        asked = {"template": template, "view": view}
        match self._answer(json.dumps(asked).encode()):
            case {"page": page, "taken": taken}:
                return Scrubbed(page, tuple(taken))
            case {"file": file, "complaints": complaints}:
                raise FileComplaints(file, tuple(complaints))
            case {"missing": words}:
                raise NotFound(words)
            case {"trouble": words}:
                raise Environment(words)
        file = self._own / template
        raise FileComplaints(str(file if file.exists() else self._own), (TOO_LONG,))

    def _answer(self, asked: bytes) -> Mapping[str, Any]:
        """Return what the program answers; nothing if it came to an end over it."""
        program = self._program or self._started()
        answer: Mapping[str, Any] = {}
        patience = Timer(PATIENCE, program.kill)
        patience.start()
        if (to := program.stdin) and (of := program.stdout):  # both, as it was started
            with suppress(OSError, ValueError):
                to.write(asked + b"\n")
                to.flush()
                answer = json.loads(of.readline())
        patience.cancel()
        if "page" not in answer:  # another has all its memory and its time again
            self._program = None
            _end(program)
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        self._program = subprocess.Popen(  # noqa: S603 (our own Python)
            [*PYTHON, "-c", PROGRAM, str(PACKAGE.parent), str(self._own)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        finalize(self, _end, self._program)
        return self._program


def _end(program: subprocess.Popen[bytes]) -> None:
    program.kill()
    for pipe in filter(None, (program.stdin, program.stdout)):
        with suppress(OSError):  # what it was asked last, and never read
            pipe.close()
    program.wait()


def main() -> None:
    """Answer each line of stdin, a view and its template, with a page or a trouble."""
    templates = Templates(Path(sys.argv[2]))
    while line := sys.stdin.buffer.readline():
        _hold()
        asked = json.loads(line, object_hook=lambda given: SimpleNamespace(**given))
        answer = _made(templates, asked.template, asked.view, find_links(line.decode()))
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _made(
    templates: Templates, template: str, view: object, links: frozenset[str]
) -> dict[str, Any]:
    try:
        if view is None:
            page = JINJA.sub("#x", templates.read(template))
        else:
            page = templates.fill(template, view)
        written = map(find_links, templates.sources.values())
        done = scrub_page(page, links.union(*written))
    except FileComplaints as error:
        return {"file": error.file, "complaints": error.complaints}
    except NotFound as error:
        return {"missing": str(error)}
    except WorkshopError as error:
        return {"trouble": str(error)}
    except Exception as error:  # noqa: BLE001 (whatever a page can have in it)
        return {"file": template, "complaints": [f"{UNREADABLE}{error!r:.99}"]}
    return {"page": done.page, "taken": done.taken}


def _hold() -> None:
    """Take no more memory, and no more time for what is asked next.

    The time holds where whoever asked has been ended, too.  Windows has neither.
    """
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + SECONDS + 1
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: until}
    if sys.platform.startswith("linux"):
        limits[resource.RLIMIT_AS] = MEMORY
    for what, most in limits.items():
        _, bound = resource.getrlimit(what)  # where someone set one, it is kept
        least = most if bound == resource.RLIM_INFINITY else min(most, bound)
        resource.setrlimit(what, (least, bound))
