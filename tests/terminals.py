"""Real processes in a real pseudo-terminal or on a pipe, read until a text is there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, Self

import pyte

ROOT = Path(__file__).resolve().parents[1]
TMWORKSHOP = (sys.executable, "-m", "tmworkshop")
PATIENCE = float(
    os.environ.get("TERMINAL_PATIENCE", "20")
)  # seconds; far more than anything takes, for machines under load
# prompt_toolkit begins each question with this, before it writes the line
ASKED = b"\x1b[?2004h"


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which the code beside these tests runs."""
    kept = {"PATH", "HOME", "LANG", "VIRTUAL_ENV", "TMWORKSHOP_CONFIG"}
    plain = {name: value for name, value in os.environ.items() if name in kept}
    return {
        **plain,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TMWORKSHOP_ENTER_AT_ONCE": "1",  # these fingers are quick, and mean it
        **more,
    }


class Ended(Exception):
    """The process came to its end before it was expected to."""


class Process(Protocol):
    """A process that was begun."""

    pid: int

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, sig: int) -> None: ...


class PtyProcess:
    """A program in a pseudo-terminal, and what its screen shows."""

    patience = PATIENCE

    def __init__(
        self,
        *command: str,
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        ahead: str = "",
    ) -> None:
        """Begin *command*; the keys *ahead* are there before it is."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._read_at = 0.0
        self._master, slave = pty.openpty()
        _resize(slave, columns, rows)
        self.type(ahead)
        self._process = self._begun(command, slave, dict(env or environment()))
        os.close(slave)

    def _begun(
        self, command: Sequence[str], slave: int, env: Mapping[str, str]
    ) -> Process:
        return subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._master)

    @property
    def shown(self) -> str:
        """What stands on the screen, each line without its trailing spaces."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def asked(self) -> int:
        """How many questions were painted so far."""
        return self.raw.count(ASKED)

    def type(self, keys: str) -> None:
        """Send *keys* as they are."""
        self.send(keys.encode())

    def send(self, rest: bytes) -> None:
        """Send bytes, whatever they are."""
        while rest:
            rest = rest[os.write(self._master, rest[:512]) :]
            self._drain()  # or both sides wait for each other

    def until(self, text: str) -> str:
        """Wait until the screen shows *text*, and return the screen."""
        self._await(lambda: text in self.shown, text)
        return self.shown

    def until_last(self, text: str) -> None:
        """Wait until *text* stands last; it may stand above as well."""
        self._await(lambda: self.shown.endswith(text), text)

    def until_so(self, there: Callable[[], bool]) -> None:
        """Wait until something is *there*, and take in what is written meanwhile."""
        self._await(there, "what was awaited")

    @contextmanager
    def until_asked_anew(self) -> Iterator[None]:
        """Do something, and wait until the line is asked for once more."""
        before = self.asked
        yield
        self._await(lambda: self.asked > before, "the line once more")

    def until_asked(self, times: int) -> str:
        """Wait until *times* questions were painted, the last of them to its end."""
        self._await(lambda: self.asked >= times and self._line_is_open, f"? {times}")
        return self.shown

    def answer(self, keys: str) -> str:
        """Send *keys*, wait for the next question, and return the screen."""
        before = self.asked
        self.type(keys)
        return self.until_asked(before + 1)

    def rest(self, seconds: float) -> None:
        """Read what comes until nothing has come for so many *seconds*."""
        while self._read(seconds):
            pass

    def press(self, key: str) -> float:
        """Send one *key*, and return the seconds until something is written."""
        began = time.perf_counter()
        os.write(self._master, key.encode())
        if not self._read(PATIENCE):
            raise TimeoutError(f"nothing came of {key!r}; there is:\n{self.shown}")
        return self._read_at - began

    def ended(self) -> int:
        """Wait for the end of the process and return its exit code."""
        end = time.monotonic() + self.patience
        while self._process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        self._drain()
        return self._process.wait(1)

    def kill(self) -> None:
        """End the process as a power cut would, as far as a process can tell."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def end(self, how: signal.Signals) -> None:
        """End the process by a signal, and wait until it is gone."""
        self._process.send_signal(how)
        self.ended()

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, and takes it by the line."""
        flags = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    def close_the_window(self) -> int:
        """Take the terminal away, and return the exit code of the process."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)
        return self._process.wait(PATIENCE)

    def stop(self) -> None:
        """Ask the process to end."""
        self._process.send_signal(signal.SIGTERM)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        _resize(self._master, columns, rows)
        self._process.send_signal(signal.SIGWINCH)

    @property
    def _line_is_open(self) -> bool:
        """Whether what was written after the last question began holds its prompt."""
        return b">" in self.raw.rpartition(ASKED)[2]

    def _await(self, there: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + self.patience
        while not there():
            if time.monotonic() > end:
                raise TimeoutError(f"{what!r} never came; there is:\n{self.shown}")
            if not self._read(0.02) and self._process.poll() is not None:
                self._drain()
                if not there():
                    raise Ended(f"before {what!r}:\n{self.shown}")

    def _drain(self) -> None:
        while self._read(0):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._master, 65536)
        except OSError:  # the other side is gone
            return False
        self._read_at = time.perf_counter()
        self.raw += read
        self._stream.feed(read)
        return bool(read)


class PipeProcess:
    """A program on pipes that writes lines, and ends each question with ` >`."""

    def __init__(self, *command: str, env: Mapping[str, str] | None = None) -> None:
        self.written = ""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(env or environment()),
        )

    def __enter__(self) -> PipeProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def until_asked(self) -> str:
        """Wait for the next question and return what was written since the last."""
        begun = len(self.written)
        while not self.written[begun:].endswith(" >\n"):
            if not self._read():
                raise Ended(self.written[begun:])
        return self.written[begun:]

    def type(self, line: str) -> None:
        """Send *line*."""
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def answer(self, line: str) -> str:
        """Send *line*, wait for the next question, and return what came with it."""
        self.type(line)
        return self.until_asked()

    def ended(self) -> int:
        """Close the pipe, read to the end, and return the exit code."""
        assert self._process.stdin
        self._process.stdin.close()
        while self._read():
            pass
        return self._process.wait(PATIENCE)

    def end(self, how: signal.Signals) -> None:
        """End the process by a signal, and wait until it is gone."""
        self._process.send_signal(how)
        self._process.wait()

    def kill(self) -> None:
        """End the process as a power cut would, as far as a process can tell."""
        self.end(signal.SIGKILL)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            with suppress(BrokenPipeError):
                pipe.close()

    def _read(self) -> bool:
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], PATIENCE)[0]:
            raise TimeoutError(self.written)
        read = os.read(self._process.stdout.fileno(), 65536)
        self.written += read.decode()
        return bool(read)


def _resize(descriptor: int, columns: int, rows: int) -> None:
    size = struct.pack("HHHH", rows, columns, 0, 0)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, size)


def squeezed(text: str) -> str:
    """Return *text* with every run of white space as one space, for long sentences."""
    return re.sub(r"\s+", " ", text)
