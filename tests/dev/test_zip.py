"""The zip for a stick, by its parts: launchers, guides, licences, bytes, faults."""

import hashlib
import zipfile
from io import BytesIO

import pytest

from windows import python, stick
from windows.archive import part_of, table_of_sizes, time_of_build, write_zip
from windows.comparing import Unlike
from windows.folder import ROOT
from windows.launchers import PROGRAM, SCRIPT, write_launchers
from windows.licences import NoLicence, copy_licences, name_of, texts_of
from windows.packages import list_packages, package_here
from windows.pages import Guide, pages_of, slug, write_guides, write_page
from windows.pruning import prune
from windows.python import NotAsPinned, unpack_given
from windows.zipped import WANTED, NotSound, list_faults, look_through, read_zip


def put(file, content=b""):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def put_package(site, name, *files, licence="LICENSE"):
    """Put a package into *site* as an installer leaves it."""
    info = f"{name}-1.0.dist-info"
    put(site / info / "METADATA", f"Name: {name}\nVersion: 1.0\n\nName: x\n".encode())
    own = [*files, f"{info}/METADATA"]
    if licence:
        put(site / info / "licenses" / licence, b"do as you like")
        own.append(f"{info}/licenses/{licence}")
    for each in files:
        put(site / each)
    put(site / info / "RECORD", "".join(f'"{each}",,\n' for each in own).encode())


@pytest.fixture
def app(tmp_path):
    """Give a folder with a Python and two packages."""
    app = tmp_path / "tmworkshop" / "app"
    for name in ("LICENSE.txt", "python.exe", "pythonw.exe", "sqlite3.dll"):
        put(app / "python" / name)
    put_package(app / "site", "kettle", "kettle/__init__.py", "_spout.pyd")
    put_package(app / "site", "cup", "cup/tests/test_it.py", licence="LICENSE.MIT")
    return app


def test_each_package_is_known_with_what_came_with_it(app):
    kettle = list_packages(app / "site")[1]
    assert (kettle.name, kettle.version) == ("kettle", "1.0")
    assert kettle.tops == {"kettle", "_spout.pyd", "kettle-1.0.dist-info"}


def test_what_is_never_used_goes_and_what_a_pdf_needs_stays(app):
    for name in (
        "_cffi_backend.pyd",
        "pycparser/__init__.py",
        "cup/fast.c",
        "bin/x.py",
    ):
        put(app / "site" / name)
    put(app / "python" / "_ssl.pyd")
    prune(app)
    files = {file.relative_to(app).as_posix() for file in app.rglob("*.*")}
    assert {"python/_ssl.pyd", "site/pycparser/__init__.py"} < files
    left_out = ("pythonw.exe", "sqlite3.dll", "tests", "fast.c", "bin", "RECORD")
    assert not [name for name in files for each in left_out if each in name]


def test_everyones_licence_is_copied_as_windows_opens_it(app, tmp_path):
    put(app / "python" / "LICENSE.txt", b"one\ntwo\r\n")
    put(app / "site" / "kettle.libs" / "msvcp140-0a.dll")
    packages = list_packages(app / "site")
    (runtime,) = copy_licences(app, packages, tmp_path / "licences")
    assert runtime.startswith("msvcp140-0a.dll: Microsoft")
    home = tmp_path / "licences"
    assert (home / "Python" / "LICENSE.txt").read_bytes() == b"one\r\ntwo\r\n"
    assert (home / "kettle-1.0" / "LICENSE.txt").is_file()
    assert (home / "cup-1.0" / "LICENSE.MIT.txt").is_file()
    assert [*texts_of(package_here("distlib").info)], "whose launcher goes along"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("licenses/COPYING.LGPL", "COPYING.LGPL.txt"),
        ("licenses/templates/fonts/OFL.txt", "templates/fonts/OFL.txt"),
        ("LICENSE", "LICENSE.txt"),
        ("AUTHORS.rst", "AUTHORS.rst"),
    ],
)
def test_a_licence_is_called_what_windows_can_open(tmp_path, file, name):
    assert name_of(tmp_path / file, tmp_path) == name


def test_without_a_licence_nothing_is_built(app, tmp_path):
    put_package(app / "site", "spoon", licence="")
    with pytest.raises(NoLicence, match=r"spoon 1\.0 brings no licence"):
        copy_licences(app, list_packages(app / "site"), tmp_path / "one")
    (app / "python" / "LICENSE.txt").unlink()
    with pytest.raises(NoLicence, match="Python brings no licence"):
        copy_licences(app, [], tmp_path / "two")


def test_two_things_are_there_to_be_double_clicked(tmp_path):
    write_launchers(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {PROGRAM, SCRIPT}
    program = (tmp_path / PROGRAM).read_bytes()
    assert program.startswith(b"MZ")
    stub, _, rest = program.rpartition(b'#!"<launcher_dir>\\app\\python\\python.exe"')
    assert stub
    with zipfile.ZipFile(BytesIO(rest)) as packed:
        compile(packed.read("__main__.py"), "__main__.py", "exec")


def test_the_script_runs_nothing_but_the_python_beside_it(tmp_path):
    write_launchers(tmp_path)
    lines = (tmp_path / SCRIPT).read_bytes().decode().split("\r\n")
    runs = [line for line in lines if "%~dp0" in line]
    assert len(runs) == 2
    assert all('"%~dp0app\\python\\python.exe"' in line for line in runs)
    assert "\n" not in "".join(lines)


PAGES = {"README.md": "docs/readme.html", "docs/cups.md": "docs/cups.html"}


@pytest.mark.parametrize(
    ("href", "way"),
    [
        ("docs/cups.md", "cups.html"),
        ("docs/cups.md#how-to-fill", "cups.html#how-to-fill"),
        ("docs/cups.png", "cups.png"),
        ("#below", "#below"),
        ("https://example.org/cups.md", "https://example.org/cups.md"),
        ("ARCHITECTURE.md", ""),
        ("sessions/", ""),
    ],
)
def test_a_link_leads_to_the_page_that_a_file_became_or_nowhere(href, way):
    assert Guide("README.md", "docs/readme.html", PAGES).link(href) == way


def test_a_guide_becomes_a_page_whose_links_lead_somewhere():
    text = (
        "# Cups & co\n\nSee [the code](a.py), [cups](cups.md).\n\n| a |\n|---|\n| 1 |\n"
    )
    page = Guide("docs/cups.md", "docs/cups.html", PAGES).render(text)
    assert "<title>Cups &amp; co</title>" in page
    assert 'See the code, <a href="cups.html">cups</a>.' in page
    assert '<h1 id="cups--co">' in page
    assert "<td>1</td>" in page
    assert slug("Copies elsewhere") == "copies-elsewhere"


def test_no_page_leads_nowhere_and_none_loads_anything(tmp_path):
    write_guides(tmp_path)
    write_page(tmp_path, "licences/index.html", "# Licences\n\n[one](<a b.txt>)\n")
    put(tmp_path / "licences" / "a b.txt")
    files = {f.relative_to(tmp_path).as_posix(): f for f in tmp_path.rglob("*.*")}
    assert {"Read me first.html", "docs/confidence.html", "docs/cards.png"} < set(files)
    contents = {name: file.read_bytes() for name, file in files.items()}
    assert not [each for each in list_faults(contents, []) if " leads to " in each]
    assert not [each for each in list_faults(contents, []) if " loads " in each]
    assert set(dict(pages_of(ROOT)).values()) < set(files)


def test_the_same_files_make_the_same_bytes(tmp_path):
    for number, name in enumerate(("one", "other")):
        for file in sorted(("b/two.txt", "a.txt"), reverse=bool(number)):
            put(tmp_path / name / "tmworkshop" / file, file.encode())
        write_zip(
            tmp_path / name / "tmworkshop", tmp_path / f"{name}.zip", 1_790_000_001
        )
    one, other = ((tmp_path / f"{name}.zip").read_bytes() for name in ("one", "other"))
    assert one == other
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["tmworkshop/a.txt", "tmworkshop/b/two.txt"]
        assert archive.getinfo("tmworkshop/a.txt").date_time[:3] == (2026, 9, 21)


def test_its_files_are_of_the_day_that_is_given_or_of_the_last_commit(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert time_of_build() == 1_790_000_000


def test_a_table_says_what_each_package_weighs(app, tmp_path):
    put(app / "site" / "kettle" / "__init__.py", b"x" * 3_000_000)
    write_zip(app.parent, tmp_path / "all.zip", 1_790_000_000)
    table = table_of_sizes(tmp_path / "all.zip", list_packages(app / "site"))
    assert any(
        line.split()[:1] == ["kettle"] and "3.00 MB" in line
        for line in table.splitlines()
    )
    assert table.splitlines()[-1].startswith("in all")
    homes = {"_spout.pyd": "kettle"}
    assert part_of("tmworkshop/app/site/_spout.pyd", homes) == "kettle"
    assert part_of("tmworkshop/app/python/python.exe", homes) == "Python"
    assert part_of("tmworkshop/docs/cups.html", homes) == "docs"
    assert part_of("tmworkshop/tmworkshop.exe", homes) == "to double-click and read"


@pytest.fixture
def sound():
    """Give files of a zip in which nothing is wrong."""
    return {
        **{name.replace("*", "1.0"): b"" for name in WANTED},
        PROGRAM: b"",
        SCRIPT: b"a\r\n",
        "docs/confidence.html": b'<a href="../For%20IT.html#x">x</a>',
        "app/site/kettle-1.0.dist-info/METADATA": b"Name: kettle\nVersion: 1.0\n",
        "licences/kettle-1.0/LICENSE.txt": b"",
    }


def test_what_is_sound_is_passed(sound):
    assert list_faults(sound, ["/home/dai"]) == []


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("For IT.html", None, "For IT.html is missing"),
        ("setup.exe", b"", "to be double-clicked are"),
        (SCRIPT, b"a\nb\r\n", f"{SCRIPT} has lines that end as on Linux"),
        ("licences/kettle-1.0/LICENSE.txt", None, "no licence of kettle-1.0 is there"),
        ("app/x.pyc", b"\0/home/dai/x\0", "app/x.pyc names /home/dai"),
        ("app/y.pyc", b"Z:\\home\\dai\\x", "app/y.pyc names /home/dai"),
        ("a.html", b'<a href="no.html">', "a.html leads to no.html"),
        ("a.html", b'<img src="https://x.org/y">', "a.html loads https://x.org/y"),
    ],
)
def test_each_fault_is_seen(sound, name, content, fault):
    sound.pop(name, None)
    if content is not None:
        sound[name] = content
    assert any(fault in each for each in list_faults(sound, ["/home/dai"]))


def test_a_zip_with_faults_is_given_to_nobody(sound, tmp_path, monkeypatch):
    for name, content in sound.items():
        put(tmp_path / "tmworkshop" / name, content)
    write_zip(tmp_path / "tmworkshop", tmp_path / "all.zip", 1_790_000_000)
    assert read_zip(tmp_path / "all.zip") == sound
    look_through(tmp_path / "all.zip", ["/home/dai"])
    monkeypatch.setattr("windows.zipped.MOST", 10)
    with pytest.raises(NotSound, match="more than a slow line takes"):
        look_through(tmp_path / "all.zip", [])


def embeddable(file, *names):
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"MZ")
    return file


def test_a_newer_python_is_taken_by_its_signature_and_its_hash_is_told(
    tmp_path, monkeypatch, capsys
):
    asked = []
    monkeypatch.setattr(
        python, "look_at_signatures", lambda into, needed: asked.append((into, needed))
    )
    names = ("python.exe", "python3.dll", "python314.dll", "LICENSE.txt")
    newer = embeddable(tmp_path / "newer.zip", *names)
    assert unpack_given(newer, tmp_path / "python") == "3.14"
    assert asked == [(tmp_path / "python", True)]
    shown = capsys.readouterr().out
    assert hashlib.sha256(newer.read_bytes()).hexdigest() in shown
    assert "Not one of ours" in shown


def test_what_is_no_python_for_windows_is_refused(tmp_path):
    other = embeddable(tmp_path / "other.zip", "python.exe")
    with pytest.raises(NotAsPinned, match="no embeddable Python"):
        unpack_given(other, tmp_path / "one")
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    with pytest.raises(NotAsPinned, match="is no zip"):
        unpack_given(tmp_path / "text.zip", tmp_path / "two")


def test_what_lies_on_a_stick_is_called_by_its_letter(tmp_path):
    file = tmp_path / "stick" / "Gŵyl (1)" / "tmworkshop" / PROGRAM
    assert stick.path_on_stick(file) == "E:\\Gŵyl (1)\\tmworkshop\\tmworkshop.exe"


def test_whatever_is_written_beside_the_program_is_seen(tmp_path):
    put(tmp_path / "a")
    before = stick.contents_of(tmp_path)
    stick.ensure_untouched(tmp_path, before)
    put(tmp_path / "b")
    with pytest.raises(Unlike, match="written to on a stick"):
        stick.ensure_untouched(tmp_path, before)


@pytest.mark.parametrize(("number", "there"), [(8, False), (10, True)])
def test_only_an_old_wine_gets_a_copy_without_what_it_cannot_do(
    tmp_path, monkeypatch, number, there
):
    put(tmp_path / "tmworkshop" / stick.ASKS_FOR_THE_SYSTEM)
    write_zip(tmp_path / "tmworkshop", tmp_path / "all.zip", 1_790_000_000)
    monkeypatch.setattr(stick, "wine_version", lambda: number)
    top = stick.unpack_on_stick(tmp_path / "all.zip", tmp_path)
    assert top == tmp_path / "stick" / stick.FOLDER / "tmworkshop"
    assert (top / stick.ASKS_FOR_THE_SYSTEM).is_file() is there
