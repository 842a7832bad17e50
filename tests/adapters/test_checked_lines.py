from zlib import crc32

import pytest

from tmworkshop.adapters.store.checked_lines import (
    count_sound_lines,
    documents_in,
    line_of,
    read_line,
    salvage_documents,
)


class Counted(str):
    """An id that counts how often any of its kind is looked up."""

    __slots__ = ()
    looked_up = 0

    def __hash__(self):
        Counted.looked_up += 1
        return super().__hash__()


def test_a_line_says_what_was_written():
    assert read_line(line_of({"words": "Ŵyn\n🙂"})[:-1]) == {"words": "Ŵyn\n🙂"}


def test_documents_are_found_by_their_ids_in_their_order():
    lines = [line_of([{"id": "b"}, {"id": "a"}])[:-1], line_of([{"id": "c"}])[:-1]]
    assert list(documents_in(lines, set())) == ["b", "a", "c"]


@pytest.mark.parametrize("known", [{"a"}, {"a": 1}.keys()])
def test_an_id_that_is_known_is_refused(known):
    with pytest.raises(ValueError, match="once only"):
        documents_in([line_of([{"id": "a"}])[:-1]], known)


def test_what_is_known_is_looked_up_and_not_gone_through():
    known = {Counted(number): number for number in range(500)}.keys()
    Counted.looked_up = 0
    assert documents_in([line_of([{"id": "a"}])[:-1]], known)
    assert Counted.looked_up == 0


def test_the_sound_ones_are_those_before_the_first_that_is_not():
    lines = [line_of([{"id": each}])[:-1] for each in "abcbd"]
    assert count_sound_lines(lines, set()) == 3
    assert count_sound_lines(lines, {"c"}) == 2
    assert count_sound_lines(lines[:3], set()) == 3


def test_half_a_letter_that_another_program_wrote_is_one_letter_lost():
    body = rb'[{"id":"a","words":"ha\udcfflf \uD83D\uDE42 whole"}]'
    line = b"%08x %s" % (crc32(body), body)
    assert documents_in([line], set())["a"]["words"] == "ha?lf 🙂 whole"
    assert read_line(line) == [{"id": "a", "words": "ha?lf 🙂 whole"}]


@pytest.mark.parametrize(
    "body",
    [
        b"[1e999]",
        b"[-1e999]",
        b"[NaN]",
        b"[Infinity]",
        b'["\xed\xa0\x80"]',
        b"[" * 10_000,
    ],
)
def test_what_could_not_be_written_down_again_is_not_read(body):
    with pytest.raises(ValueError, match=r".+"):
        read_line(b"%08x %s" % (crc32(body), body))


@pytest.mark.parametrize("place", range(4))
def test_a_newline_that_changed_costs_neither_line_beside_it(place):
    words = ("Hedge", "Say 00c0ffee [{ aloud", "Ditch")
    lines = [line_of([{"id": each, "words": each}]) for each in words]
    every = [line_of({"schema": 1}), *lines]
    every[place] = every[place][:-1] + b"\x0e"
    documents, rest = salvage_documents(b"".join(every))
    last = place == 3  # which was then never finished, and has a letter more
    assert [*documents] == [*words[: 3 - last]]
    assert rest == (every[place] if last else b"")
