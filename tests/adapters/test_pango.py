import ctypes.util
import os
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tmworkshop.adapters.pages import pango

WHEELS = Path("wheels")
VARIABLES = ("PATH", "WEASYPRINT_DLL_DIRECTORIES", "DYLD_FALLBACK_LIBRARY_PATH")
LIBRARIES = str(WHEELS / "gstreamer_libs" / "bin")
RUNTIME = str(WHEELS / "gstreamer_ext_runtime" / "bin")


@pytest.fixture
def laptop(monkeypatch):
    """Play a laptop of a *platform* with some *packages*; return its environment."""

    def laptop(platform, *packages, **environment):
        def find_spec(name):
            if name not in packages:
                return None
            return ModuleSpec(name, None, origin=str(WHEELS / name / "__init__.py"))

        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(pango, "find_spec", find_spec)
        for variable in VARIABLES:
            monkeypatch.delenv(variable, raising=False)
        for variable, value in environment.items():
            monkeypatch.setenv(variable, value)
        pango.point_at_bundled_pango()
        return {name: os.environ[name] for name in VARIABLES if name in os.environ}

    return laptop


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_without_the_extra_nothing_is_touched(laptop, platform):
    assert laptop(platform, PATH="before") == {"PATH": "before"}


def test_on_linux_the_system_s_own_pango_is_used(laptop):
    assert laptop("linux", "gstreamer_libs", PATH="before") == {"PATH": "before"}


def test_windows_is_told_twice_where_the_libraries_and_their_runtime_are(laptop):
    found = laptop("win32", "gstreamer_libs", "gstreamer_ext_runtime", PATH="before")
    assert found == {
        "PATH": os.pathsep.join((LIBRARIES, RUNTIME, "before")),
        "WEASYPRINT_DLL_DIRECTORIES": f"{LIBRARIES};{RUNTIME}",
    }


def test_windows_does_without_the_runtime_if_it_has_its_own(laptop):
    found = laptop("win32", "gstreamer_libs", PATH="before")
    assert found["WEASYPRINT_DLL_DIRECTORIES"] == LIBRARIES


def test_macos_falls_back_on_the_libraries_before_any_other(laptop):
    found = laptop("darwin", "gstreamer_libs", DYLD_FALLBACK_LIBRARY_PATH="before")
    libraries = str(WHEELS / "gstreamer_libs" / "lib")
    assert found == {
        "DYLD_FALLBACK_LIBRARY_PATH": os.pathsep.join((libraries, "before"))
    }


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_nothing_is_looked_up_on_linux_and_elsewhere_as_ever(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    look_up = ctypes.util.find_library

    def load():
        assert (ctypes.util.find_library is look_up) is (platform != "linux")
        raise OSError("no Pango")

    with pytest.raises(OSError, match="no Pango"), pango.ask_no_compiler():
        load()
    assert ctypes.util.find_library is look_up
