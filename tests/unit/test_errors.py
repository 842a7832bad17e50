"""Errors that say what became of what was asked for."""

from dataclasses import replace

from tests.packs import STRANGER, invitation
from tests.records import Story
from tmworkshop.adapters.keys.age import public_of
from tmworkshop.application.taken_back import may_have_changed
from tmworkshop.domain.errors import WasRemoved
from tmworkshop.domain.packs.accepted_terms import list_changes


def test_a_set_that_was_removed_says_so():
    assert "The set moor was removed for good" in str(WasRemoved("moor"))


def test_another_key_of_a_lead_is_said():
    other = replace(invitation(), encrypt_for=public_of(STRANGER))
    (said,) = list_changes(invitation(), other)
    assert "another key" in said


def test_of_what_takes_nothing_back_home_need_not_look_at_all():
    facts = tuple(Story.of_three().facts)
    assert not may_have_changed(())
    assert not may_have_changed(facts[:1])
