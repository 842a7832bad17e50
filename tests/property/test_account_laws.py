"""The law of an account: told part by part or all at once, the same of it is kept."""

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import Stamps
from tests.records import JANUARY, Story
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.account import Account, begin_account
from tmworkshop.domain.record.actions import WhatNow, actions_of
from tmworkshop.domain.record.record import record_of

TOLD = st.one_of(
    st.tuples(st.just("value"), st.sampled_from(WhatNow).map(str)),
    st.tuples(st.just("words"), st.sampled_from(["", "Ring", "Write", "Sing"])),
    st.tuples(st.just("due"), st.sampled_from(["", "2026-04-23", "2026-05-07"])),
    st.tuples(st.just("receiver"), st.sampled_from(["", "m2", "m3"])),
    st.tuples(st.just("receiver-agreed"), st.sampled_from(["yes", "no"])),
    st.tuples(st.sampled_from(["happened", "learned"]), st.sampled_from(["", "Yes"])),
)


def before():
    story = Story.of_three()
    story.meet(JANUARY)
    story.action("m1", "Ring", parts={"first-sign": "It rings"})
    return story.part().facts


def told(account, part, words):
    """Return *account* with one part more; nobody agrees before they are asked."""
    asked = part != "receiver-agreed" or account.heard.parts.get("receiver")
    return account.tell(part, words) if asked else account


def as_kept(facts):
    """Return the account that *facts* have of the first action."""
    record = record_of(facts)
    (heard,) = record.standing(Kind.FOLLOWUP)
    first, *_ = actions_of(record)
    led_to = [k for k in record.standing(Kind.ACTION) if k.follows == first.id]
    return Account(first, heard, *led_to)


def what_stands(account):
    kept = account.heard, account.led_to
    return [(k.value, k.words, k.speaker, k.parts) for k in kept if k]


@given(st.sampled_from(WhatNow), st.lists(TOLD))
def test_an_account_told_in_parts_leaves_what_one_told_at_once_leaves(what_now, parts):
    facts, stamp = list(before()), Stamps(first=900)
    (action,) = actions_of(record_of(facts))
    at_once = begin_account(action, str(what_now))
    in_parts = [*facts, *stamp(at_once.facts_since())]
    for part, words in parts:
        at_once = told(at_once, part, words)
        so_far = Account(action, *kept_of(in_parts))
        in_parts += stamp(told(so_far, part, words).facts_since(so_far))
    facts += stamp(at_once.facts_since())
    assert what_stands(as_kept(in_parts)) == what_stands(as_kept(facts))


def kept_of(facts):
    account = as_kept(facts)
    return account.heard, account.led_to
