import _ctypes
import ast
import ctypes.util
import os
import shutil
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest
from cffi.api import _load_backend_lib

from pango.systems import MACOS, WINDOWS
from tmworkshop.adapters.pages import pango

VARIABLES = ("PATH", "WEASYPRINT_DLL_DIRECTORIES", "FONTCONFIG_PATH")
OURS = [("win32", name, file) for name, file in pango.OURS["win32"].items()]
OURS += [("darwin", name, file) for name, file in pango.OURS["darwin"].items()]


@pytest.fixture
def laptop(monkeypatch, tmp_path):
    """Play a laptop of a *platform* with our package, if so; return its libraries."""

    def laptop(platform, *, has_ours=True, **environment):
        monkeypatch.setattr(sys, "platform", platform)
        for variable in VARIABLES:
            monkeypatch.delenv(variable, raising=False)
        for variable, value in {"SYSTEMROOT": "D:\\Win", **environment}.items():
            monkeypatch.setenv(variable, value)
        libraries = tmp_path / pango.PACKAGE / "lib"
        if has_ours:
            libraries.mkdir(parents=True)
            (libraries.parent / "__init__.py").touch()
            for file in pango.OURS.get(platform, {}).values():
                shutil.copy(_ctypes.__file__, libraries / file)
            monkeypatch.syspath_prepend(tmp_path)
        return libraries

    return laptop


def environment():
    return {name: os.environ[name] for name in VARIABLES if name in os.environ}


def test_what_is_loaded_is_what_is_cut():
    assert tuple(pango.OURS["win32"].values()) == WINDOWS.wanted
    assert tuple(pango.OURS["darwin"].values()) == MACOS.wanted


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_without_the_extra_nothing_is_touched(laptop, platform):
    laptop(platform, has_ours=False, PATH="before")
    look_up = ctypes.util.find_library
    with pango.choose_pango():
        assert environment() == {"PATH": "before"}
        assert ctypes.util.find_library is look_up


def test_on_linux_the_system_s_own_pango_is_used(laptop):
    laptop("linux", PATH="before")
    with pango.choose_pango():
        assert environment() == {"PATH": "before"}
    assert pango.find_ours() is None


@pytest.mark.parametrize(("platform", "name", "file"), OURS)
def test_a_name_that_weasyprint_asks_for_leads_to_ours(laptop, platform, name, file):
    libraries = laptop(platform)
    with pango.choose_pango():
        assert ctypes.util.find_library(name) == str(libraries / file)


class Loader:
    """The loader of a system that has no Pango: it knows whole paths alone."""

    def load_library(self, name, _):
        if not Path(name).is_absolute():
            raise OSError(f"there is no {name}")
        return name


def libraries_of_weasyprint():
    """Yield the names that WeasyPrint asks for, in order, of each of its libraries."""
    code = Path(find_spec("weasyprint").origin).parent / "text" / "ffi.py"
    for call in ast.walk(ast.parse(code.read_text("utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "_dlopen":
            yield [name.value for name in call.args[1:]]


def first_loaded(names):
    for name in names:
        with suppress(OSError):
            return _load_backend_lib(Loader(), name, 0)
    return None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_all_that_weasyprint_loads_is_ours(laptop, platform):
    libraries = laptop(platform)
    with pango.choose_pango():
        loaded = [first_loaded(names) for names in libraries_of_weasyprint()]
    ours = [str(libraries / file) for file in pango.OURS[platform].values()]
    optional = loaded.index(None)  # what draws letters in colours as shapes
    assert loaded[:optional] + loaded[optional + 1 :] == ours


@pytest.mark.parametrize("platform", ["win32", "darwin"])
@pytest.mark.parametrize("name", ["libgobject-2.0-0", "libharfbuzz-vector-0"])
def test_a_name_that_is_not_ours_leads_nowhere(laptop, platform, name, tmp_path):
    for foreign in (name, f"{name}.dll", f"{name}.dylib"):
        (tmp_path / foreign).write_bytes(b"another's")
    laptop(platform, PATH=str(tmp_path), DYLD_LIBRARY_PATH=str(tmp_path))
    with pango.choose_pango():
        assert ctypes.util.find_library(name) is None


def test_on_windows_path_leads_to_the_system_and_ours_and_is_put_back(laptop):
    libraries = laptop("win32", PATH="C:\\GTK\\bin")
    with pango.choose_pango():
        assert environment() == {
            "PATH": f"D:\\Win\\System32;{libraries}",
            "WEASYPRINT_DLL_DIRECTORIES": str(libraries),
        }
    assert environment() == {"PATH": "C:\\GTK\\bin"}


def test_it_is_put_back_after_a_failure_too(laptop):
    laptop("win32", PATH="before", WEASYPRINT_DLL_DIRECTORIES="C:\\mine")
    look_up = ctypes.util.find_library

    def load():
        raise AttributeError("function/symbol 'g_type_init' not found")

    with pytest.raises(AttributeError), pango.choose_pango():
        load()
    assert environment() == {
        "PATH": "before",
        "WEASYPRINT_DLL_DIRECTORIES": "C:\\mine",
    }
    assert ctypes.util.find_library is look_up


@pytest.mark.parametrize("theirs", ["", "/Users/amina/fonts"])
def test_on_macos_the_settings_of_fonts_are_found(laptop, theirs):
    libraries = laptop("darwin", **({"FONTCONFIG_PATH": theirs} if theirs else {}))
    with pango.choose_pango():
        pass
    ours = str(libraries.parent / "etc" / "fonts")
    assert environment()["FONTCONFIG_PATH"] == (theirs or ours)


@pytest.mark.parametrize(("platform", "name", "file"), OURS)
def test_one_that_does_not_load_is_told_before_weasyprint_asks(
    laptop, platform, name, file
):
    libraries = laptop(platform, PATH="before")
    (libraries / file).write_bytes(b"MZ, and cut off")
    with pytest.raises(OSError, match=f"^{file}: "), pango.choose_pango():
        pytest.fail(f"{name} was asked for")
    assert environment()["PATH"] == "before"


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_nothing_is_looked_up_on_linux_and_elsewhere_as_ever(laptop, platform):
    laptop(platform, has_ours=False)
    look_up = ctypes.util.find_library

    def load():
        assert (ctypes.util.find_library is look_up) is (platform != "linux")
        assert platform != "linux" or ctypes.util.find_library("pango-1.0") is None
        raise OSError("no Pango")

    with pytest.raises(OSError, match="no Pango"), pango.choose_pango():
        load()
    assert ctypes.util.find_library is look_up
