"""What of all that was installed no facilitator ever uses, and is left out.

pycparser stays, as cffi reads with it, and _ssl, as WeasyPrint asks for it when it is
imported: without either there is no PDF.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

UNUSED = (
    # GStreamer's own, and what only builds packages
    "site/gstreamer_ext_runtime*",
    *("site/setuptools*", "site/_distutils_hack", "site/distutils-precedence.pth"),
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
# stand-in: what WeasyPrint loads, and what that needs in its turn
NEEDED_OF_PANGO = (
    *("bz2", "ffi-7", "fontconfig-1", "freetype-6", "fribidi-0", "gio-2.0-0"),
    *("glib-2.0-0", "gmodule-2.0-0", "gobject-2.0-0", "harfbuzz", "harfbuzz-subset"),
    *("intl-8", "libexpat", "pango-1.0-0", "pangoft2-1.0-0", "pcre2-8-0", "png16"),
    "z-1",
)


def prune(app: Path) -> None:
    """Take out of the folder *app* what is never used, and how it was made."""
    for pattern in UNUSED:
        remove(app.glob(pattern))
    for name in TRACES:
        remove(app.glob(f"site/*.dist-info/{name}"))
    remove([app / "site" / ".lock"])
    keep_pango(app / "site")


def keep_pango(site: Path) -> None:
    """Leave of GStreamer's libraries those that Pango needs."""
    libraries = site / "gstreamer_libs"
    kept = {f"{name}.dll" for name in NEEDED_OF_PANGO}
    remove(file for file in (libraries / "bin").iterdir() if file.name not in kept)
    remove(libraries / name for name in ("lib", "libexec"))
    for folder, name in (("share", "fontconfig"), ("etc", "fonts")):
        others = (libraries / folder).iterdir()
        remove(each for each in others if each.name != name)


def remove(paths: Iterable[Path]) -> None:
    """Remove each of *paths*, whether file or folder, if it is there."""
    for path in sorted(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
