"""The keyboard between two questions: nothing is echoed, nothing interrupts.

What is typed then is read with the next question.  Ctrl-C waits for it too, so that
it cannot fall into the writing of a fact.  A process that was killed leaves the
keyboard quiet; the next one wakes it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

# no other screen, no marks about what is pasted, a cursor that is seen, plain letters
AS_IT_BEGAN = "\x1b[?1049l\x1b[?2004l\x1b[?25h\x1b[m"
NO_CORE = 1  # byte: less than any such writing takes
_before: list[Any] = []  # how the keyboard was set, while it is quiet


def wake() -> None:
    """Set right a keyboard that a killed process has left without lines and Ctrl-C.

    One that merely shows nothing is someone's wish: some editors echo by themselves.
    """
    if _before:
        return
    if sys.platform == "win32":
        from tmworkshop.adapters.front_ends import console

        console.wake()
        return
    import termios

    with suppress(termios.error, OSError, ValueError):
        settings = termios.tcgetattr(sys.stdin.fileno())
        asleep = termios.ECHO | termios.ICANON | termios.ISIG
        if settings[3] & asleep:
            return
        settings[0] |= termios.BRKINT | termios.ICRNL | termios.IXON
        settings[1] |= termios.OPOST | termios.ONLCR
        settings[3] |= asleep | termios.IEXTEN | termios.ECHOE | termios.ECHOK
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)
        if sys.stdout.isatty():
            sys.stdout.write(AS_IT_BEGAN)
            sys.stdout.flush()


def quieten() -> None:
    """Quieten the keyboard, if there is one here that can be."""
    if _before:
        return
    wake()
    if sys.platform == "win32":
        from tmworkshop.adapters.front_ends import console

        console.obey_escapes()
        _before.extend(console.quieten())
        return
    import termios

    with suppress(termios.error, OSError, ValueError):
        settings = termios.tcgetattr(sys.stdin.fileno())
        _before.append(list(settings))
        settings[0] &= ~termios.IXON  # Ctrl-S would freeze the screen
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)


def leave_no_core() -> None:
    """Have the system write down no memory with words in it, should this process crash.

    It is asked for once a question stands: whoever waits for that waits for nothing.
    """
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_CORE)
            # one byte: at none, a program that collects such writings may take one
            resource.setrlimit(resource.RLIMIT_CORE, (NO_CORE if most else 0, most))


def restore() -> None:
    """Set the keyboard as it was."""
    if not _before:
        return
    if sys.platform == "win32":
        from tmworkshop.adapters.front_ends import console

        console.restore(_before.pop())
        return
    import termios

    with suppress(termios.error, OSError, ValueError):
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, _before.pop())


def obeys_escapes() -> bool:
    """Say whether what is drawn by escapes is drawn here, and not shown as it is."""
    if sys.platform != "win32":
        return True
    from tmworkshop.adapters.front_ends import console

    return console.obey_escapes()
