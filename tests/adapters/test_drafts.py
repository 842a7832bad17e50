"""What is half typed: saved at each key, offered once, gone once it is an answer."""

import resource
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.screens import choice, screen
from tmworkshop.adapters.front_ends import draft_slots
from tmworkshop.adapters.front_ends.draft_places import draft_file
from tmworkshop.adapters.front_ends.drafts import (
    GOES_WITHOUT,
    NOT_SAVED,
    UNREADABLE,
    Drafts,
)
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.shown.screen import AskedAt

HERE = AskedAt("s1", TurnKey("act", "", "m1"), "words", "f1")


@pytest.fixture
def file(tmp_path):
    return draft_file(tmp_path, "dyffryn")


def at(file, shown=None, is_kept=lambda _: False):
    """Return the drafts of *file*, with a question on the screen."""
    found = Drafts(file, is_kept)
    found.at(shown or screen(asked_at=HERE))
    return found


def typed(file, *lines):
    """Return drafts with each of *lines* typed, as a killed process leaves them."""
    found = at(file)
    for line in lines:
        found.changed(line)
    return found


def waiting(file, **more):
    found = at(file, **more).waiting()
    return found.line if found else None


def test_a_line_is_there_again_as_it_was_typed(file):
    typed(file, "h", "ha", "half a ")
    assert waiting(file) == "half a "


def test_a_draft_knows_its_question_and_says_where_it_was(file):
    typed(file, "half")
    found = at(file).waiting()
    assert found.asked_at == HERE
    assert "Half typed at Action review: Happened," in found.notice


def test_a_draft_is_offered_once(file):
    typed(file, "half")
    found = at(file)
    assert found.waiting()
    assert found.waiting() is None


def test_of_two_slots_the_whole_one_is_read(file):
    typed(file, "one", "one t", "one tw")
    content = bytearray(file.read_bytes())
    at_the_newest = content.index(b"one tw")
    content[at_the_newest] ^= 1
    file.write_bytes(content)
    assert waiting(file) == "one t"


def test_what_no_slot_holds_whole_is_told_of(file):
    typed(file, "one")
    file.write_bytes(file.read_bytes().replace(b"one", b"two"))
    found = at(file)
    assert found.waiting() is None
    assert found.complaint() == UNREADABLE


@pytest.mark.parametrize("key", ["/", "<", "!", "-", " ", ""])
def test_a_key_alone_is_no_draft(file, key):
    typed(file, "half", key)
    assert waiting(file) is None


def test_nor_is_a_choice(file):
    found = Drafts(file)
    found.at(choice())
    found.changed("k")
    assert waiting(file) is None


def test_what_was_cleared_stands_nowhere_in_the_file(file):
    typed(file, "a secret", "a secret word", "")
    assert b"secret" not in file.read_bytes()


def test_what_was_rubbed_out_stands_nowhere_in_the_file(file):
    typed(file, "kept " + "rubbed " * 50, "kept " + "rubbed " * 49, "kept", "kept ")
    assert b"rub" not in file.read_bytes()


def test_an_answer_that_was_taken_is_no_draft(file):
    found = typed(file, "an answer")
    found.answered()
    found.at(screen("Next"))
    assert b"an answer" not in file.read_bytes()


def test_an_answer_that_was_refused_still_is_one(file):
    found = typed(file, "an answer")
    found.answered()
    found.at(screen(asked_at=HERE, refused=True))
    assert waiting(file) == "an answer"


def test_an_answer_that_was_kept_as_the_process_died_is_not_offered(file):
    found = typed(file, "an answer")
    found.answered()
    found.becoming("f2")
    assert waiting(file, is_kept=lambda fact: fact == "f2") is None


def test_an_answer_that_was_not_kept_as_the_process_died_is_offered(file):
    found = typed(file, "an answer")
    found.answered()
    found.becoming("f2")
    assert waiting(file) == "an answer"


def test_a_pause_becomes_no_draft(file):
    found = typed(file, "half")
    found.becoming("a pause")
    assert waiting(file, is_kept=lambda _: True) == "half"


def test_a_session_that_ends_with_nothing_half_typed_leaves_no_file(file):
    typed(file, "half", "").close()
    assert not file.exists()


def test_what_is_half_typed_stays_when_a_session_is_put_down(file):
    found = typed(file, "half")
    assert found.has_some
    found.close()
    assert waiting(file) == "half"


def test_nothing_is_offered_once_the_session_is_closed(file):
    found = typed(file, "half")
    found.forget()
    found.close()
    assert not file.exists()


def test_a_draft_may_be_forgotten_that_nobody_looked_at(file):
    typed(file, "half").close()
    Drafts(file).forget()
    assert not file.exists()


def test_drafts_are_private_to_their_owner(file):
    typed(file, "half")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_folder_that_takes_nothing_is_told_of_once_and_typing_goes_on(file):
    file.parent.write_text("no folder")
    found = typed(file, "half")
    assert found.complaint() == NOT_SAVED
    found.changed("half a")
    found.at(screen())
    found.changed("more")
    assert found.complaint() == ""
    assert found.warning("more") == GOES_WITHOUT
    found.close()


def test_a_full_disk_is_told_of_once_and_what_was_saved_before_stays(file):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    found = typed(file, "half", "half a")
    resource.setrlimit(resource.RLIMIT_FSIZE, (draft_slots.SLOT + 300, hard))
    try:
        for more in range(3):
            found.changed("half a thought " * (30 + more))
        assert found.complaint() == NOT_SAVED
        assert found.complaint() == ""
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert waiting(file)


def test_a_line_that_no_slot_can_hold_is_told_of(file):
    found = typed(file, "half", "x" * draft_slots.SLOT)
    assert found.complaint() == NOT_SAVED
    assert waiting(file) == "half"
    found.changed("shorter")
    assert waiting(file) == "shorter"


def test_in_a_file_of_any_length_typing_goes_on(file):
    file.parent.mkdir()
    file.write_bytes(b"x" * 3 * draft_slots.SLOT)
    found = typed(file, "half")
    assert found.complaint() == UNREADABLE
    assert waiting(file) == "half"


def test_a_draft_that_an_earlier_version_left_is_offered(file):
    file.parent.mkdir()
    held = '["half é", "", ["Check-in, Ann: What", "s1", "words", "f1", null]]'.encode()
    file.write_bytes(b"draft 00000007 00000043 08294f56\n" + held)
    found = at(file).waiting()
    assert (found.line, found.where) == ("half é", "Check-in, Ann: What")
    assert found.asked_at == AskedAt("s1", None, "words", "f1")


def test_without_a_file_nothing_is_saved_and_nothing_said():
    found = typed(None, "half")
    assert found.warning("half") == GOES_WITHOUT
    assert found.complaint() == ""
    found.forget()
    found.close()


def test_what_is_written_is_synced_soon_and_never_by_the_one_who_types(
    file, monkeypatch
):
    synced = []
    monkeypatch.setattr(draft_slots, "SYNCED", 0.0)
    monkeypatch.setattr(draft_slots, "sync_file", lambda *_: synced.append(current()))
    typed(file, "half").close()
    assert synced
    assert current() not in synced


def current():
    from threading import get_ident

    return get_ident()


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=50), max_size=8))
def test_the_last_line_typed_is_the_one_that_waits(tmp_path_factory, lines):
    file = draft_file(tmp_path_factory.mktemp("drafts"), "any")
    plain = [line for line in lines if line.isprintable() and line.strip()]
    typed(file, *plain)
    line = plain[-1] if plain else None
    keys = screen().offers | {"/"}
    assert waiting(file) == (None if line is None or line.strip() in keys else line)


@settings(max_examples=25)
@given(st.binary(max_size=200))
def test_whatever_stands_in_the_file_typing_goes_on(tmp_path_factory, content):
    file = draft_file(tmp_path_factory.mktemp("drafts"), "any")
    file.parent.mkdir()
    file.write_bytes(content)
    typed(file, "half")
    assert waiting(file) == "half"
