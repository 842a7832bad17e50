"""What of all that was installed no facilitator ever uses, and is left out.

pycparser stays, as cffi reads with it, and _ssl, as WeasyPrint asks for it when it is
imported: without either there is no PDF.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

UNUSED = (
    *("site/bin", "site/share"),
    "site/**/tests",
    # what modules were compiled from, in C
    *(f"site/**/*.{ending}" for ending in ("c", "h", "pxd", "pyx")),
    # of pictures: letters on them, windows around them, and one kind that is rare
    *(f"site/PIL/_{name}.*.pyd" for name in ("imagingft", "imagingtk", "avif")),
    *("python/sqlite3.dll", "python/_sqlite3.pyd", "python/winsound.pyd"),
    "python/pythonw.exe",  # which has no window to ask in
)
# how it was put together, and where: another one each time
TRACES = ("direct_url.json", "uv_cache.json", "RECORD", "INSTALLER", "REQUESTED")


def prune(app: Path) -> None:
    """Take out of the folder *app* what is never used, and how it was made."""
    for pattern in UNUSED:
        remove(app.glob(pattern))
    for name in TRACES:
        remove(app.glob(f"site/*.dist-info/{name}"))
    remove([app / "site" / ".lock"])


def remove(paths: Iterable[Path]) -> None:
    """Remove each of *paths*, whether file or folder, if it is there."""
    for path in sorted(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
