"""How far a set had come is known outside its folder, if an older file comes back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.marks import Marks, digest_ids
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.backups import Shortfall
from tmworkshop.domain.facts import Founded, Kind, Said

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
DAY = date(2026, 3, 12)


def said(number):
    return Said(id=f"{number:04}", at=NOON, kind=Kind.NOTE, words=f"Words {number}")


class Place:
    """A set's file, and the marks of this computer."""

    def __init__(self, folder):
        self.config = folder / "config"
        self.workspace = FolderWorkspace(folder / "w", config=lambda: self.config)
        self.file = self.workspace.found_set("bryn")
        self.file.keep([Founded(id="0000", at=NOON, name="Bryn")])
        self.path = folder / "w" / "sets" / "bryn.jsonl"

    def anew(self):
        """Return the file as another command opens it."""
        return self.workspace.open_set("bryn")

    @property
    def shortfall(self):
        return self.anew().shortfall


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_a_file_that_grows_lacks_nothing(place):
    for number in range(1, 4):
        place.anew().keep([said(number)])
        assert place.shortfall is None


def test_an_older_file_lacks_what_was_kept_since(place):
    place.file.keep([said(1)])
    older = place.path.read_bytes()
    place.file.keep([said(2), said(3)])
    place.path.write_bytes(older)
    assert place.shortfall == Shortfall(2, DAY)
    assert "it lacks 2 facts that stood in it on 12 March 2026" in place.shortfall.told


def test_what_is_kept_on_top_of_it_hides_nothing(place):
    older = place.path.read_bytes()
    place.file.keep([said(1), said(2)])
    place.path.write_bytes(older)
    for number in range(3, 6):
        place.anew().keep([said(number)])
    assert place.shortfall is not None


def test_a_file_from_before_a_rewrite_is_older_however_much_it_holds(place):
    place.file.keep([said(1), said(2)])
    older = place.path.read_bytes()
    place.file.facts()
    place.file.rewrite(place.file.facts()[:2])
    place.path.write_bytes(older)
    assert place.shortfall == Shortfall(0, DAY)
    assert "what was changed until 12 March 2026 is missing" in place.shortfall.told


def test_a_file_that_was_rewritten_elsewhere_since_is_no_older_one(place):
    place.file.keep([said(1)])
    elsewhere = FactFile(place.path)
    elsewhere.rewrite((*elsewhere.facts(), said(2)))
    assert place.shortfall is None


def test_where_it_lost_something_by_that_copies_are_to_tell_if_it_is_missing(place):
    place.file.keep([said(1)])
    elsewhere = FactFile(place.path)
    elsewhere.rewrite(elsewhere.facts()[:1])
    assert place.shortfall == Shortfall(0, DAY, may_be_whole=True)
    place.anew().keep([said(2), said(3)])
    assert place.shortfall is not None


def test_a_rewrite_of_our_own_lacks_nothing(place):
    place.file.keep([said(1), said(2)])
    ours = place.anew()
    ours.rewrite(ours.facts()[:1])
    assert place.shortfall is None


def test_but_one_on_top_of_an_older_file_hides_nothing(place):
    place.file.keep([said(1)])
    older = place.path.read_bytes()
    place.file.keep([said(2)])
    place.path.write_bytes(older)
    ours = place.anew()
    ours.rewrite(ours.facts()[:1])
    assert place.shortfall == Shortfall(0, DAY, may_be_whole=True)


def test_it_can_be_taken_as_it_is(place):
    older = place.path.read_bytes()
    place.file.keep([said(1)])
    place.path.write_bytes(older)
    place.anew().take_as_whole()
    assert place.shortfall is None


def test_of_a_fact_without_a_time_no_day_is_told_and_nothing_breaks(place):
    place.file.keep([Said(id="0001", kind=Kind.NOTE, words="Of no time")])
    assert place.shortfall is None


def test_another_set_of_that_name_is_not_taken_for_it(place):
    place.file.keep([said(1), said(2)])
    place.path.unlink()
    other = place.workspace.found_set("bryn")
    other.keep([Founded(id="1000", at=NOON, name="Bryn")])
    assert place.shortfall is None


def test_a_set_that_was_removed_is_known_when_its_file_comes_back(place):
    content = place.path.read_bytes()
    place.workspace.remove_set("bryn")
    place.path.write_bytes(content)
    assert place.shortfall.was_removed
    assert "removed for good" in place.shortfall.told


def test_a_session_notes_it_once_its_first_question_may_be_there(place):
    file = place.anew()
    with file.steering():
        file.keep([said(1)])
        older = place.path.read_bytes()
        file.keep([said(2)])
        assert len(list((place.config / "marks").iterdir())) == 1
    place.path.write_bytes(older)
    assert place.shortfall == Shortfall(1, DAY)


def test_a_mark_tells_no_word_no_name_and_no_set(place):
    place.file.keep([said(1)])
    (mark,) = (place.config / "marks").iterdir()
    assert "bryn" not in mark.name
    assert b"Words" not in mark.read_bytes()
    assert b"Bryn" not in mark.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"x", b"00000000 {}", b'12345678 {"first":1}']
)
def test_a_mark_that_cannot_be_read_says_nothing(place, content):
    (mark,) = (place.config / "marks").iterdir()
    mark.write_bytes(content)
    assert place.shortfall is None
    place.anew().keep([said(1)])
    assert place.shortfall is None


def test_where_no_mark_can_be_written_the_set_is_kept_all_the_same(tmp_path):
    (tmp_path / "config").write_text("a file where a folder is to be")
    place = Place(tmp_path)
    place.file.keep([said(1)])
    assert len(place.anew().facts()) == 2
    assert place.shortfall is None


@given(st.lists(st.text(min_size=1), unique=True), st.randoms())
def test_the_digest_is_of_the_ids_and_not_of_their_order(ids, random):
    shuffled = random.sample(ids, len(ids))
    assert digest_ids(ids) == digest_ids(shuffled)
    assert not ids or digest_ids(ids) != digest_ids(ids[1:])


def test_without_a_place_for_them_there_are_no_marks(tmp_path):
    file = FactFile(tmp_path / "bryn.jsonl")
    file.found()
    file.take_as_whole()
    assert file.shortfall is None
    assert Marks(lambda: tmp_path).shortfall(tmp_path / "x", 0, {}) is None
