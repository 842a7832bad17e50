"""Pango's own wheels: what goes into them, on what terms, and what is refused."""

import csv
import zipfile
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from io import StringIO

import pytest
from packaging.licenses import canonicalize_license_expression

from pango.cutting import LIBRARIES, NotWhole, closure, cut
from pango.looking import OPTIONAL, asked_by_weasyprint, list_faults
from pango.reading import Library, built_of
from pango.systems import ASKED_AS, MACOS, SYSTEMS, WINDOWS
from pango.terms import TERMS, TEXTS, NoLicence, expression_of, terms_of_all
from pango.wheel import name_of, write_wheel


def library(*needs, gives=(), of=("pango", "1.56.2")):
    return Library(frozenset(needs), frozenset(gives), frozenset({of} if of else ()))


WHOLE = {
    "gobject-2.0-0.dll": library("glib-2.0-0.dll", "kernel32.dll"),
    "glib-2.0-0.dll": library("intl-8.dll", "vcruntime140.dll"),
    "intl-8.dll": library("api-ms-win-crt-stdio-l1-1-0.dll", of=("proxy-libintl", "1")),
    "pango-1.0-0.dll": library("gobject-2.0-0.dll"),
    "harfbuzz.dll": library(of=("harfbuzz", "10.4.0")),
    "harfbuzz-subset.dll": library("harfbuzz.dll"),
    "fontconfig-1.dll": library(of=("fontconfig", "2.16.1")),
    "pangoft2-1.0-0.dll": library("pango-1.0-0.dll"),
}
SYSTEM = replace(WINDOWS, read=lambda file: WHOLE[file.name])


@pytest.fixture
def site(tmp_path):
    """Lay out what is cut: all of WHOLE, one library more, and fontconfig's files."""
    home = tmp_path / "site" / "gstreamer_libs"
    for name in ("etc/fonts/conf.d", "bin"):
        (home / name).mkdir(parents=True)
    for name in (*WHOLE, "gstvideo-1.0-0.dll"):
        (home / "bin" / name).write_bytes(name.encode())
    for name in ("fonts.conf", "conf.d/60-latin.conf", "conf.d/README"):
        (home / "etc" / "fonts" / name).write_text(name)
    return tmp_path / "site"


def made(site, home):
    home.mkdir()
    libraries = cut(SYSTEM, site, home / "cut")
    return write_wheel(SYSTEM, home / "cut", libraries, home)


def test_what_is_needed_is_cut_and_nothing_else(site, tmp_path):
    libraries = cut(SYSTEM, site, tmp_path / "cut")
    assert libraries == WHOLE
    files = {file.name for file in (tmp_path / "cut" / LIBRARIES).iterdir()}
    assert files == WHOLE.keys()
    settings = {file.name for file in (tmp_path / "cut" / "etc").rglob("*.*")}
    assert settings == {"conf.d", "fonts.conf", "60-latin.conf"}


def test_a_library_that_is_nowhere_is_told(site):
    (site / "gstreamer_libs" / "bin" / "intl-8.dll").unlink()
    with pytest.raises(NotWhole, match=r"intl-8\.dll"):
        closure(SYSTEM, site / "gstreamer_libs" / "bin")


def test_the_same_libraries_make_the_same_bytes(site, tmp_path):
    one, other = made(site, tmp_path / "one"), made(site, tmp_path / "other")
    assert one.name == other.name == name_of(WINDOWS)
    assert one.read_bytes() == other.read_bytes()


def test_a_wheel_records_each_file_and_names_each_licence(site, tmp_path):
    with zipfile.ZipFile(made(site, tmp_path / "home")) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist()}
    (record,) = (name for name in files if name.endswith("/RECORD"))
    rows = {name: rest for name, *rest in csv.reader(StringIO(files[record].decode()))}
    assert rows.pop(record) == ["", ""]
    for name, content in files.items():
        if name != record:
            digest = urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
            assert rows.pop(name) == [f"sha256={digest}", str(len(content))]
    assert rows == {}
    about = files[record.replace("RECORD", "METADATA")].decode()
    beside = record.replace("RECORD", "licenses/")
    texts = {name.removeprefix(beside) for name in files if name.startswith(beside)}
    assert {f"License-File: {name}" for name in texts} <= {*about.splitlines()}
    assert {"NOTICE.txt", "LGPL-2.1.txt", "harfbuzz.txt"} <= texts
    notice = files[f"{beside}NOTICE.txt"].decode()
    assert all(name in notice for name in WHOLE)
    assert "pango/1.56/pango-1.56.2.tar.xz" in notice


@pytest.mark.parametrize("of", [("ghostscript", "10.0"), None])
def test_what_has_no_licence_on_the_list_is_not_passed_on(of):
    with pytest.raises(NoLicence, match=r"odd\.dll"):
        terms_of_all({"odd.dll": library(of=of)})


def test_each_text_is_of_a_source_and_lies_there():
    wanted = {f"{text}.txt" for terms in TERMS.values() for text in terms.texts}
    assert {file.name for file in TEXTS.iterdir()} == wanted
    assert all(len((TEXTS / name).read_text("utf-8")) > 500 for name in wanted)
    expression = expression_of(TERMS.values())
    assert canonicalize_license_expression(expression) == expression


@pytest.mark.parametrize(
    "path",
    [
        rb"C:\cerbero.git\build\sources\msvc_x86_64\fribidi-1.0.16\b\fribidi-0.pdb",
        rb"/home/cerbero.git/build/sources/darwin_universal/arm64/fribidi-1.0.16/b/",
    ],
)
def test_a_library_says_what_it_was_built_of(tmp_path, path):
    (tmp_path / "library").write_bytes(b"\0\1" + path + b"\0")
    assert built_of(tmp_path / "library") == {("fribidi", "1.0.16")}


def test_each_system_has_every_library_that_weasyprint_asks_for():
    asked = asked_by_weasyprint()
    assert {library for library, _ in asked} <= {*ASKED_AS, *OPTIONAL}
    assert ("gobject", "g_type_init") in asked
    for system in SYSTEMS:
        assert system.asked_as().keys() == {*ASKED_AS}


def whole_on(system):
    """Return libraries for *system* that give all that is asked of them."""
    files = system.asked_as()
    return {
        file: library(
            gives={name for of, name in asked_by_weasyprint() if of == called}
        )
        for called, file in files.items()
    }


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_a_wheel_is_sound_if_all_would_load(system):
    libraries = whole_on(system)
    assert list_faults(system, libraries, " ".join(libraries)) == []


def test_what_would_not_load_is_told():
    libraries = whole_on(MACOS)
    pango, subset = MACOS.wanted[1], MACOS.wanted[3]
    libraries[pango] = library("/opt/homebrew/lib/libglib-2.0.0.dylib", gives=())
    faults = list_faults(MACOS, libraries, " ".join({*libraries} - {subset}))
    assert f"{subset} is not in the notice" in faults
    assert f"{pango} needs /opt/homebrew/lib/libglib-2.0.0.dylib" in faults
    assert f"{pango} does not give pango_layout_new" in faults


@pytest.mark.parametrize(
    ("system", "name", "is_own"),
    [
        (WINDOWS, "kernel32.dll", True),
        (WINDOWS, "api-ms-win-crt-heap-l1-1-0.dll", True),
        (WINDOWS, "libgcc_s_seh-1.dll", False),
        (WINDOWS, "my-kernel32.dll", False),
        (MACOS, "/usr/lib/libSystem.B.dylib", True),
        (MACOS, "/usr/local/lib/libintl.8.dylib", False),
        (MACOS, "libz.1.dylib", False),
    ],
)
def test_what_is_the_system_s_own_is_known(system, name, is_own):
    assert system.is_own(name) is is_own
