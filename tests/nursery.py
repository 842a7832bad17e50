"""tmworkshop in a pseudo-terminal within milliseconds: forked where all is imported.

A process of its own imports what a session needs, once, and forks for each request:
what is begun is a real process with a terminal of its own, and can be killed as one.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Any

from tests.terminals import ROOT, PtyProcess, environment

LONGEST = 1 << 16  # bytes of a request
LOADED = (
    *("cli.session.session_start", "cli.session.session_resume"),
    *("cli.session.session_walk", "cli.session.session_edit"),
    *("cli.member.member_consent", "cli.set.set_purge"),
)
ADAPTERS = (
    *("front_ends.drafts", "front_ends.pick_list", "front_ends.plain"),
    *("front_ends.terminal", "store.fact_file", "store.workspace"),
)


class Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.nursery", str(theirs.fileno())),
            pass_fds=[theirs.fileno()],
            cwd=ROOT,
            env=environment(),
        )
        theirs.close()

    def close(self) -> None:
        self._socket.close()
        self._process.wait()

    def begin(self, words: Sequence[str], slave: int, env: Mapping[str, str]) -> int:
        """Begin tmworkshop with *words* in the terminal *slave*; return its number."""
        asked = json.dumps({"words": list(words), "env": dict(env)}).encode()
        socket.send_fds(self._socket, [asked], [slave])
        return int(json.loads(self._socket.recv(LONGEST)))

    def code(self, pid: int) -> int | None:
        """Return the exit code of *pid*; None while it runs."""
        self._socket.send(json.dumps({"pid": pid}).encode())
        code: int | None = json.loads(self._socket.recv(LONGEST))
        return code


class Forked(PtyProcess):
    """tmworkshop in a pseudo-terminal, without the wait for its imports."""

    def __init__(self, nursery: Nursery, *words: str, **more: Any) -> None:
        self._nursery = nursery
        super().__init__(*words, **more)

    def _begun(
        self, command: Sequence[str], slave: int, env: Mapping[str, str]
    ) -> _Child:
        return _Child(self._nursery, self._nursery.begin(command, slave, env))


class _Child:
    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery = nursery
        self.pid = pid
        self._code: int | None = None

    def poll(self) -> int | None:
        if self._code is None:
            self._code = self._nursery.code(self.pid)
        return self._code

    def wait(self, timeout: float | None = 20.0) -> int:
        end = time.monotonic() + (timeout or 0)
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.pid} has not ended")
            time.sleep(0.002)
        return code

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)


def _serve(descriptor: int) -> None:
    import gc
    from importlib import import_module

    import questionary  # noqa: F401

    for name in LOADED:
        import_module(f"tmworkshop.{name}")
    for name in ADAPTERS:
        import_module(f"tmworkshop.adapters.{name}")
    gc.freeze()
    ours = socket.socket(fileno=descriptor)
    while True:
        asked, (*slaves,), *_ = socket.recv_fds(ours, LONGEST, 1)
        if not asked:
            return
        wanted = json.loads(asked)
        if slaves:
            pid = os.fork()
            if not pid:
                ours.close()
                _live(wanted["words"], slaves[0], wanted["env"])
            os.close(slaves[0])
            told: Any = pid
        else:
            told = _code(wanted["pid"])
        ours.send(json.dumps(told).encode())


def _code(pid: int) -> int | None:
    gone, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if gone else None


def _live(words: Sequence[str], slave: int, env: Mapping[str, str]) -> None:
    """Be tmworkshop in the terminal *slave*, and end with it."""
    code: Any = 1
    try:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for standard in range(3):
            os.dup2(slave, standard)
        if slave not in range(3):
            os.close(slave)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(env)
        time.tzset()
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 (it lasts to the end)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        from tmworkshop.cli import main

        main(list(words), prog_name="tmworkshop")
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 120
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
