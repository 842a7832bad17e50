"""The machine's own lock on an open file, which goes when its holder dies.

It is flock of the standard library; on Windows, which has none, it is filelock's.  The
two hold each other off where both are there, and filelock takes as long to import as
all else that a session needs before its first question.
"""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform == "win32":
    from filelock import lock_descriptor, unlock_descriptor

    def locked(descriptor: int) -> bool:
        """Take the lock on *descriptor*; False if another holds it."""
        return lock_descriptor(descriptor, blocking=False)

    def unlock(descriptor: int) -> None:
        """Let the lock on *descriptor* go."""
        unlock_descriptor(descriptor)

else:
    import fcntl

    def locked(descriptor: int) -> bool:
        """Take the lock on *descriptor*; False if another holds it."""
        # a few file systems say that permission is denied where it is held elsewhere
        with suppress(BlockingIOError, PermissionError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def unlock(descriptor: int) -> None:
        """Let the lock on *descriptor* go."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)
