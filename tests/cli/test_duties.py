"""What a kill leaves half done is finished by the next command, whichever it is."""

import shutil

import pytest

from tests.cuts import Cut, cut_after
from tests.desk import Desk
from tests.half_done import DEEDS, NEXT, prepare, waiting, words_of

STRANGE = "something went wrong"


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """Return what makes a workspace for a deed, the same each time, by its name."""
    made = {}

    def make(name):
        if name not in made:
            desk = Desk(tmp_path_factory.mktemp(name) / "workspace")
            prepare(DEEDS[name], desk.folder, lambda words: desk.run(*words))
            made[name] = desk.folder
        return made[name]

    return make


@pytest.fixture
def again(tmp_path, laid_out):
    """Return what lays a deed's workspace out afresh, and says how it is typed.

    Each lies in a place of its own: this computer knows how far a file had come.
    """

    def lay(name, number):
        desk = Desk(tmp_path / str(number) / "workspace")
        shutil.copytree(laid_out(name), desk.folder)
        return desk, words_of(DEEDS[name], desk.folder)

    return lay


def run_any(desk, words, keys=None):
    """Run *words*, whatever comes of it but an error that nobody foresaw."""
    from click.testing import CliRunner

    from tmworkshop.cli import main

    result = CliRunner(env=desk.environ).invoke(main, words, input=keys)
    assert STRANGE not in result.output, result.output
    return result


@pytest.mark.parametrize("name", DEEDS)
def test_cut_off_anywhere_it_is_finished_by_the_next_command(again, name):
    deed, effects = DEEDS[name], 0
    told = set()
    while True:
        desk, words = again(name, effects)
        at_first = deed.places(desk.folder)
        try:
            with cut_after(effects):
                run_any(desk, words, deed.keys)
            break
        except Cut:
            pass
        if deed.half(desk.folder, at_first) and not deed.by_itself:
            assert waiting(desk.folder)
        next_one = words if deed.by_itself else NEXT[effects % len(NEXT)]
        result = run_any(desk, next_one)
        told.add("was cut off" in result.stderr or "had been cut off" in result.stderr)
        assert deed.half(desk.folder, at_first) == frozenset(), (effects, next_one)
        assert not deed.lacks(desk.folder), (effects, next_one)
        assert not (desk.folder / "duties").exists(), (effects, next_one)
        effects += 1
    assert deed.places(desk.folder) == frozenset()
    assert not (desk.folder / "duties").exists()
    assert effects > 5
    assert True in told
