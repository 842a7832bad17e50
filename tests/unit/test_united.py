"""Packs of one signer as one: in any order, however often they come."""

from dataclasses import replace

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, SetPart, StatementCount, Voice
from tmworkshop.domain.programme.united import is_overdue, leave_out, unite_parts


def voice(id_, words="Forms are long.", **given):
    return Voice(
        id=id_,
        person="p",
        partnership="Glan",
        kind=Kind.REFLECTION,
        words=words,
        readers=frozenset({Reader.PROGRAMME}),
        **given,
    )


def part(*voices, of="set", **given):
    return SetPart(of, tuple(voices), **given)


def ids(parts):
    return {(part.set, each.id) for part in parts for each in part.voices}


FIRST = (part(voice("a"), voice("b")),)
THEN = (part(voice("b"), voice("c"), withdrawn=("a",)),)


def test_what_any_pack_has_holds_and_what_any_withdrew_does_not():
    assert ids(unite_parts(FIRST, THEN)) == {("set", "b"), ("set", "c")}


def test_the_order_and_how_often_they_come_count_for_nothing():
    one = unite_parts(FIRST, THEN)
    assert unite_parts(THEN, FIRST) == one
    assert unite_parts(THEN, FIRST, THEN, one) == one
    assert unite_parts(unite_parts(FIRST), THEN) == one


def test_what_was_withdrawn_stays_so_though_an_older_pack_comes_after():
    assert ids(unite_parts(unite_parts(THEN), FIRST)) == {("set", "b"), ("set", "c")}


def test_counts_are_withdrawn_as_voices_are():
    asked = Asked("n1", "s", "Glan", 4), Asked("n2", "s", "Glan", 5)
    weighed = StatementCount("w1", "s", "We meet.", "x", {"1": 3})
    before = (part(asked=asked[:1], weighed=(weighed,)),)
    after = (part(asked=asked[1:], withdrawn=("n1", "w1")),)
    (now,) = unite_parts(before, after)
    assert (now.asked, now.weighed) == (asked[1:], ())


def test_a_set_under_a_new_key_stands_instead_of_all_before_it():
    new = (part(voice("z"), of="new", instead_of=("set",)),)
    newer = (part(voice("y"), of="newer", instead_of=("new", "set")),)
    assert ids(unite_parts(FIRST, new)) == {("new", "z")}
    assert ids(unite_parts(new, THEN, FIRST)) == {("new", "z")}
    assert ids(unite_parts(newer, new, FIRST)) == {("newer", "y")}


def test_of_two_with_one_id_it_is_always_the_same_one():
    other = (part(voice("a", "Other words.")),)
    assert unite_parts(FIRST, other) == unite_parts(other, FIRST)


def test_what_is_not_known_yet_is_kept_once():
    unread = (part(unread=('{"kind":"song"}',)),)
    (now,) = unite_parts(unread, unread)
    assert now.unread == ('{"kind":"song"}',)


def test_a_voice_goes_once_its_month_is_over():
    until = voice("a", keep_until="2028-03")
    assert [is_overdue(until, each) for each in ("2028-03", "2028-04")] == [False, True]
    assert not is_overdue(voice("b"), "2099-01")
    (left,) = leave_out(
        (part(until, voice("b")),), lambda each: is_overdue(each, "2028-04")
    )
    assert left == replace(part(voice("b")))
