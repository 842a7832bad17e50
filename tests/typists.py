"""Fingers on both kinds of keyboard: keys come in batches, with a pause after each."""

from __future__ import annotations

import ctypes
import os
import sys
from abc import ABC, abstractmethod
from functools import partial
from types import MappingProxyType, SimpleNamespace

from tmworkshop.adapters.front_ends.console_letters import (
    EVENT,
    KEY,
    ConsoleLetters,
)
from tmworkshop.adapters.front_ends.letters import TerminalLetters, TypedLetters

FOCUS = 0x10  # no key: a window that is looked at
LEFT_ALT, ALT_GR = 0b0010, 0b1001
LEFT, RUB_OUT = "<left>", "<rub out>"  # keys; all others are letters


def event(unit=0, *, is_down=True, **how):
    """Return what a console sends of a key, or of whatever *how* makes of it."""
    parts = {"what": KEY, "times": 1, "key": 0, "beside": 0, **how}
    what, times, key, beside = parts.values()
    return EVENT.pack(what, is_down, times, key, unit, beside)


def units(letter):
    """Return the numbers that a *letter* has in UTF-16."""
    code = letter.encode("utf-16-le", "surrogatepass")
    return [
        int.from_bytes(code[at : at + 2], "little") for at in (0, 2)[: len(code) // 2]
    ]


def pressed(letter, **how):
    """Return what a console sends of a key that goes down and up."""
    return b"".join(
        event(unit, is_down=down, **how)
        for unit in units(letter)
        for down in (True, False)
    )


class Typist(ABC):
    """TypedLetters of batches: the next is typed once nothing of the last is left."""

    letters: TypedLetters

    def __init__(self, *batches):
        self.batches = list(batches)

    def read(self):
        while not self.letters.come(0):
            self._type_next()
        return self.letters.read()

    def come(self, seconds):
        return self.letters.come(seconds)

    def _type_next(self):
        if self.batches:
            self.press(self.batches.pop(0))
        else:
            self.end()

    @abstractmethod
    def press(self, keys): ...

    @abstractmethod
    def end(self): ...


class AtTerminal(Typist):
    """Someone whose terminal sends bytes."""

    SENT = MappingProxyType({LEFT: "\x1b[D", RUB_OUT: "\x7f"})

    def __init__(self, *batches):
        super().__init__(*batches)
        self._read, self._write = os.pipe()
        sys.stdin = SimpleNamespace(fileno=lambda: self._read)
        self.letters = TerminalLetters()

    def press(self, keys):
        code = "".join(self.SENT.get(key, key) for key in keys)
        os.write(self._write, code.encode("utf-8", "surrogatepass"))

    def end(self):
        os.close(self._write)


class AtConsole(Typist):
    """Someone whose console tells of each key."""

    SENT = MappingProxyType({LEFT: event(key=0x25), RUB_OUT: pressed("\b")})

    def __init__(self, *batches):
        super().__init__(*batches)
        self._events = b""
        self._is_open = True
        self.letters = ConsoleLetters(self._taken)

    def press(self, keys):
        self.send(*(self.SENT.get(key) or pressed(key) for key in keys))

    def send(self, *events):
        self._events += b"".join(events)

    def end(self):
        self._is_open = False

    def _taken(self, seconds):
        if not (self._events or self._is_open):
            raise OSError
        events, self._events = self._events, b""
        return events


class FakeWindows:
    """What Windows' kernel answers of its consoles, and whether a reader runs.

    What is passed by reference is found behind it, as ctypes keeps it.
    """

    def __init__(self):
        self.modes = {-10: 0b1_1111_0111, -11: 0b11}
        self.draws = True
        self.reads_aloud = False
        self.GetStdHandle = partial(int)  # which takes more attributes, as theirs does
        self.GetConsoleMode = self._tell_mode
        self.SetConsoleMode = self._set_mode
        self.SystemParametersInfoW = self._tell_reader

    def _tell_mode(self, handle, mode):
        if (stream := _stream(handle)) in self.modes:
            mode._obj.value = self.modes[stream]
        return stream in self.modes

    def _set_mode(self, handle, mode):
        if mode == 0b111 and not self.draws:
            return False
        self.modes[_stream(handle)] = mode
        return True

    def _tell_reader(self, asked, _, runs, __):
        assert asked == 0x46
        runs._obj.value = self.reads_aloud
        return True


def _stream(handle):
    return ctypes.c_int32(handle.value & 0xFFFFFFFF).value
