"""What may be shown of a programme: each rule, on a table small enough to see it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import tmworkshop
from tests.tables_of_programmes import (
    ALDER,
    EVERYONE,
    Table,
    asked,
    part,
    voice,
    voices,
)
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.released import WHY_BLANK, Blank
from tmworkshop.domain.programme.terms import LEAST, Rules, check_k, list_nearest_first

PROGRAMME, FUNDER, PUBLIC = EVERYONE
EIGHT = asked(8, "trust")
ALL = (EIGHT, asked(8, "money"), asked(8, "law"), asked(8, ""))


# for whom, and how many hide each other


@pytest.mark.parametrize(("reader", "k"), [(PROGRAMME, 3), (FUNDER, 5), (PUBLIC, 10)])
def test_each_reader_has_a_least_that_may_be_raised_and_not_lowered(reader, k):
    check_k(reader, k)
    check_k(reader, k + 4)
    with pytest.raises(Refused, match=f"{k - 1} people are too few .* {k} or more"):
        check_k(reader, k - 1)


def test_nothing_is_released_to_a_reader_without_a_least():
    assert {reader for reader in Reader if not LEAST[reader]} == {*Reader} - {*EVERYONE}
    with pytest.raises(Refused, match="nothing is released to the reader 'room'"):
        check_k(Reader.ROOM, 50)


def test_readers_stand_from_the_nearest_to_the_furthest():
    assert list_nearest_first() == EVERYONE


def test_a_raised_k_holds():
    table = Table(k=4).show(EIGHT, *voices("abc"))
    assert table.line() == "shared without a name by fewer than 4 people, withheld"
    assert Table(k=4).show(EIGHT, *voices("abcd")).people() == "abcd"


# what a cell says


def test_words_of_three_people_are_shown_and_of_two_withheld():
    assert Table().show(EIGHT, *voices("abc")).people() == "abc"
    table = Table().show(EIGHT, *voices("ab"))
    assert table.people() == ""
    assert table.line() == "shared without a name by fewer than 3 people, withheld"


def test_three_blanks_are_told_apart():
    table = Table().show(EIGHT, *voices("ab", "trust", "peers"))
    assert table.line("law") == "not asked"
    assert table.line("trust").endswith("withheld")
    assert Table().show(EIGHT).line() == "asked, nothing shared"


def test_every_blank_has_a_sentence():
    assert WHY_BLANK.keys() == {*Blank}


def test_that_words_came_from_fewer_than_three_is_not_told():
    table = Table().show(EIGHT, voice("a", "law"))
    assert table.line("law") == "not asked"


def test_few_who_were_asked_are_not_told_about():
    table = Table(FUNDER).show(EIGHT, asked(4, "law"))
    assert table.line("law") == "fewer than 5 people asked, withheld"


def test_a_partnership_of_few_is_told_about_in_sums_only():
    few = [voice("x", town="Birch"), voice("y", "law", town="Birch")]
    table = Table().show(EIGHT, *voices("abc"), *few)
    lines = {table.line(row, "Birch") for row in ("trust", "law", "money", "barrier")}
    assert lines == {"fewer than 3 people belong to it, told in sums only"}


def test_words_stand_in_the_order_of_their_letters_whoever_said_them():
    late, soon = voice("a", words="Zebra"), voice("c", words="Ant")
    table = Table().show(EIGHT, late, voice("b"), soon)
    assert table.words() == ["a trust Zebra", "b trust", "c trust Ant"]
    assert table.page == Table().show(soon, late, EIGHT, voice("b")).page


def test_a_blank_stays_as_it_was_told_until_there_are_words_to_show():
    table = Table().show(EIGHT)
    table.show(EIGHT, voice("a"))
    assert table.line() == "asked, nothing shared as of 2027-03-01"
    table.show(EIGHT, *voices("ab"))
    assert table.line() == "asked, nothing shared as of 2027-03-01"
    assert table.show(EIGHT, *voices("abc")).people() == "abc"


def test_a_cell_of_few_stays_one_when_they_take_their_words_back():
    table = Table().show(EIGHT, voice("a")).show(EIGHT)
    few = "shared without a name by fewer than 3 people, withheld as of 2027-03-01"
    assert table.line() == few
    assert table.show(EIGHT).line() == few


# how many, of how many


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("abc", "3 of 8 asked"),
        ("abcde", "5 of 8 asked"),
        ("abcdef", "most or all of 8 asked"),
        ("abcdefgh", "most or all of 8 asked"),
        ("abcdefghi", "9 people"),
    ],
)
def test_a_figure_does_not_point_at_those_who_have_not(who, line):
    assert Table().show(EIGHT, *voices(who)).line() == line


def test_a_row_does_not_say_that_it_has_one_more_than_the_row_beneath_it():
    beneath, above = voices("abc", "", "hours"), voices("d", "", "forms")
    table = Table().show(*ALL, *beneath, *above)
    assert table.people("barrier") == "abcd"
    assert table.line("barrier") == "3 or more of 8 asked"
    assert table.line("hours") == "3 of 8 asked"


def test_a_row_of_rows_does_not_say_that_it_has_one_more_than_all_of_them():
    rows = [*voices("abc", "", "hours"), *voices("def", "", "forms")]
    of_its_own = voice("g", "", "barrier")
    table = Table().show(*ALL, asked(12, ""), *rows, of_its_own)
    assert table.people("barrier") == "abcdefg"
    assert table.line("barrier") == "3 or more of 12 asked"


def test_a_figure_that_no_other_comes_near_is_told():
    table = Table().show(
        *ALL, *voices("abc", "", "hours"), *voices("de", "", "barrier")
    )
    assert table.line("barrier") == "3 or more of 8 asked"
    table = Table().show(
        asked(12, ""), *voices("abc", "", "hours"), *voices("defg", "", "barrier")
    )
    assert table.line("barrier") == "7 of 12 asked"


def test_a_page_does_not_say_that_there_is_one_more_than_before():
    some = [*voices("abcd"), *voices("bc", words="too")]
    table = Table().show(asked(9, "trust"), *some)
    assert table.line() == "4 of 9 asked"
    new = [voice("e"), *voices("ab", words="again")]
    table.show(asked(9, "trust"), *some, *new)
    assert table.people() == "abcde"
    assert table.line() == "3 or more of 9 asked"


def test_totals_are_sums_of_what_is_shown():
    others = [asked(8, "trust", "Birch"), *voices("xy", town="Birch")]
    table = Table().show(EIGHT, *voices("abcd"), *others)
    assert table.page.totals["trust"] == 4
    assert table.page.others == frozenset()


def test_others_have_a_line_where_two_cells_hold_people_enough():
    birch = [asked(8, "trust", "Birch"), *voices("xy", town="Birch")]
    cedar = [asked(8, "trust", "Cedar"), *voices("z", town="Cedar")]
    assert Table().show(*birch, *cedar).page.others == {"trust"}


# names


def test_a_name_hides_nobody_else():
    table = Table().show(EIGHT, voice("a", name="Ann"), *voices("bc"))
    assert table.people() == "abc"  # without her name, each of three is hidden
    table = Table().show(EIGHT, voice("a", name="Ann"), *voices("bcd"))
    assert table.people() == "a*bcd"


def test_a_cell_of_names_alone_is_shown():
    assert Table().show(EIGHT, voice("a", name="Ann")).people() == "a*"


def test_one_without_a_name_beside_one_with_it_is_withheld():
    table = Table().show(EIGHT, voice("a", name="Ann"), voice("b"))
    assert (table.people(), table.page.named) == ("", frozenset())


def test_a_name_left_off_in_one_row_is_left_off_in_all():
    few = [voice("a", name="Ann"), *voices("bc")]
    many = [voice("a", "law", name="Ann"), *voices("def", "law")]
    table = Table().show(*ALL, *few, *many, voice("a", "money", name="Ann"))
    assert (table.people("trust"), table.people("law")) == ("abc", "adef")
    assert table.people("money") == ""  # now she is alone there without her name


def test_whoever_ticked_for_some_of_their_words_has_no_name():
    table = Table().show(
        *ALL, voice("a", name="Ann"), voice("a", "law"), *voices("bcd")
    )
    assert table.people() == "abcd"


def test_a_name_that_was_told_stays_and_the_cell_is_withheld_instead():
    elsewhere = [*voices("ef", "law", "peers"), voice("g", "", "peers")]
    before = [*ALL, voice("a", name="Ann"), *voices("bcd"), *elsewhere]
    table = Table().show(*before)
    assert (table.people(), table.people("peers")) == ("a*bcd", "efg")
    table.show(*before, voice("a", "law", name="Ann"))
    assert (table.people(), table.people("peers")) == ("a*bcd", "efg")
    assert table.line("law").startswith("shared without a name by fewer than 3")


def test_new_words_without_a_name_wait_beside_one_with_it():
    before = [*ALL, voice("a", name="Ann"), *voices("bcd")]
    new = [voice("a", "law", name="Ann"), *voices("ef", "law")]
    table = Table().show(*before).show(*before, *new)
    assert table.people("law") == "a*"


def test_whoever_was_shown_without_a_name_gets_none_later():
    table = Table().show(EIGHT, *voices("abcd"))
    table.show(EIGHT, voice("a", name="Ann"), *voices("bcd"))
    assert table.people() == "abcd"


def test_whoever_has_one_name_on_two_laptops_has_it_on_both_or_on_none():
    one = part(EIGHT, voice("a", name="Ann Lee"), *voices("bc"))
    two = part(
        asked(8, "law"), voice("x", "law", name="Ann LEE"), *voices("fgh", "law")
    )
    table = Table().show_all({"one": (one,), "two": (two,)})
    assert (table.people(), table.people("law")) == ("abc", "fghx")


def test_whoever_has_no_name_on_one_laptop_has_none_on_the_other():
    one = part(EIGHT, voice("a", name="Ann Lee"), *voices("bcd"))
    known = voice("x", "law", name="Ann Lee")
    unticked = replace(known, named_to=frozenset())
    two = part(asked(8, "law"), unticked, *voices("fgh", "law"))
    assert Table().show_all({"one": (one,), "two": (two,)}).people() == "abcd"


# what is new, and what is gone


def test_new_words_of_one_person_wait_until_there_are_those_of_three():
    table = Table().show(EIGHT, *voices("abc"))
    assert table.show(EIGHT, *voices("abcd")).people() == "abc"
    assert table.show(EIGHT, *voices("abcde")).people() == "abc"
    assert table.show(EIGHT, *voices("abcdef")).people() == "abcdef"


def test_new_words_of_whoever_is_named_need_not_wait():
    table = Table().show(EIGHT, *voices("abc"))
    table.show(EIGHT, *voices("abc"), voice("d", name="Dai"))
    assert table.people() == "abcd*"


def test_words_that_are_new_on_the_page_wait_in_a_cell_that_was_never_shown():
    some = voices("ab", "trust", "hours"), voices("c", "law", "hours")
    table = Table().show(*ALL, *some[0], *some[1])
    assert (table.people("trust"), table.people("hours")) == ("", "abc")
    table.show(*ALL, *some[0], *some[1], voice("d"))
    assert table.people("trust") == ""  # it would be known whose words are new


def test_when_words_wait_the_rest_is_looked_at_again():
    table = Table().show(*ALL, *voices("abc", "law"))
    known = voices("ab", "trust", "peers")
    table.show(*ALL, *voices("abc", "law"), *known, voice("c", "trust"))
    assert table.people() == "abc"
    assert table.people("peers") == ""


def test_words_gone_by_one_person_withhold_the_cell_and_say_since_when():
    table = Table().show(EIGHT, *voices("abcde"))
    table.show(EIGHT, *voices("abcd"))
    assert table.people() == ""
    assert table.line() == "changed since 2027-03-01, withheld"


def test_a_cell_comes_back_once_three_have_changed():
    table = Table().show(EIGHT, *voices("abcdefg"))
    table.show(EIGHT, *voices("abcdef"))
    assert table.show(EIGHT, *voices("abcd")).people() == "abcd"


def test_a_correction_is_words_gone_and_words_new():
    table = Table().show(EIGHT, *voices("abcd"))
    table.show(EIGHT, *voices("abc"), voice("d", words="put right"))
    assert table.line().startswith("changed since")


def test_words_of_someone_named_that_are_gone_withhold_nothing():
    table = Table().show(EIGHT, *voices("abc"), voice("d", name="Dai"))
    assert table.show(EIGHT, *voices("abc")).people() == "abc"


def test_fewer_words_than_there_were_people_tell_how_many_are_gone():
    table = Table().show(EIGHT, *voices("abcd"), *voices("bc", words="too"))
    table.show(EIGHT, *voices("abc"))  # three are gone from it, but only one wholly
    assert table.line().startswith("changed since")


def test_what_is_gone_is_gone_with_words_of_others_in_every_row_these_are_in():
    elsewhere = voices("abcd", "trust", "hours")
    elsewhere += [voice(each, "trust", "hours", words="too") for each in "abcd"]
    table = Table().show(*ALL, *elsewhere, voice("e"))
    table.show(*ALL, *elsewhere)
    assert (table.people("trust"), table.people("hours")) == ("abcd", "abcd")
    # less one each of three people, who are enough in the row of the theme as well
    assert (len(table.words("trust")), len(table.words("hours"))) == (5, 5)


def test_where_only_two_others_stand_elsewhere_both_go_with_whoever_is_gone():
    both = [*voices("ab", "trust", "hours"), *voices("def", "", "hours")]
    table = Table().show(*ALL, *both, voice("c"))
    assert (table.people("trust"), table.people("hours")) == ("abc", "abdef")
    table.show(*ALL, *both)
    assert (table.people("trust"), table.people("hours")) == ("", "")


def test_what_a_wider_reader_was_given_counts_as_seen():
    table = Table().show(EIGHT, *voices("abcdef"), reader=FUNDER)
    table.show(EIGHT, *voices("abcdefg"))
    assert table.people() == "abcdef"


def test_what_a_nearer_reader_was_given_counts_as_seen_by_them():
    table = Table().show(EIGHT, *voices("abcdef"))
    table.show(EIGHT, *voices("abcdefg"), reader=FUNDER)
    assert table.people() == "abcdef"


# what rows and pages tell together


def test_words_on_no_lesson_are_left_out_where_they_would_be_of_one_person():
    some = voices("abc", "trust", "hours")
    table = Table().show(*ALL, *some, voice("d", "law", "hours"))
    assert table.people("hours") == "abc"


def test_words_on_no_lesson_are_shown_where_they_are_of_three():
    some = [
        voice("d", "law", "hours"),
        voice("e", "", "hours"),
        voice("f", "", "hours"),
    ]
    table = Table().show(*ALL, *voices("abc", "trust", "hours"), *some)
    assert table.people("hours") == "abcdef"


def test_a_lesson_is_not_told_later_where_it_would_leave_one_on_none():
    pool = [*voices("ab", "law", "hours"), voice("c", "money", "hours")]
    table = Table().show(*ALL, *pool)
    assert table.people("hours") == "abc"
    table.show(*ALL, *pool, *voices("defg", "law"))
    assert (table.people("hours"), table.people("law")) == ("abc", "defg")


def birch(who, *themes):
    return voices(who, "trust", *themes, town="Birch")


def test_a_page_of_the_whole_does_not_tell_the_cell_that_is_withheld():
    two = [EIGHT, asked(8, "trust", "Birch"), *voices("abcde"), *birch("x")]
    table = Table().show(*two)
    assert table.people("trust", "Birch") == ""
    assert table.show(*two, reader=FUNDER).people() == "abcde"


def test_after_a_page_of_the_whole_a_second_cell_is_withheld_beside_one():
    two = [EIGHT, asked(8, "trust", "Birch"), *voices("abcde"), *birch("x")]
    table = Table().show(*two, reader=FUNDER)
    assert table.people() == "abcdex"
    table.show(*two)
    assert (table.people("trust", ALDER), table.people("trust", "Birch")) == ("", "")
    assert table.line() == "withheld, as it would tell what another cell withholds"


def test_a_lesson_told_by_one_page_and_a_partnership_by_another_are_no_cell():
    both = asked(8, "trust", "Birch"), asked(8, "", "Birch")
    many = [EIGHT, *both, *voices("abcde"), *birch("xy", "peers")]
    more = voices("zuv", "", "peers", town="Birch")
    table = Table().show(*many, *more, reader=FUNDER)
    assert table.people("trust") == "abcdexy"
    table.show(*many, *more)
    assert table.people("peers", "Birch") == "uvz"


def test_a_lesson_and_a_partnership_may_be_told_by_two_pages_of_three_people():
    three = [asked(8, "", "Birch"), *birch("xyz", "peers")]  # in meetings of two
    table = Table().show(EIGHT, *voices("abcde"), *three, reader=FUNDER)
    assert table.people("trust") == "abcdexyz"
    table.show(EIGHT, *voices("abcde"), *three)
    assert table.people("peers", "Birch") == "xyz"


def test_a_partnership_told_by_one_page_and_a_lesson_by_another_are_no_cell():
    both = asked(8, "trust", "Birch"), asked(8, "", "Birch")
    many = [EIGHT, *both, *voices("abcde"), *birch("xy", "peers")]
    more = voices("zuv", "", "peers", town="Birch")
    table = Table().show(*many, *more)
    assert table.people("peers", "Birch") == "uvxyz"
    table.show(*many, *more, reader=FUNDER)
    assert table.people("trust") == "abcde"


def test_whom_a_nearer_reader_knows_by_name_hides_nobody_from_them_further_away():
    named = [
        voice(each, name=each.upper(), to=EVERYONE if each == "z" else [PROGRAMME])
        for each in "xyz"
    ]
    table = Table().show(EIGHT, *named, *voices("abc"))
    wider = [replace(v, readers=frozenset(EVERYONE)) for v in named]
    table.show(EIGHT, *wider, *voices("ab"), reader=FUNDER)
    assert table.people() == ""


# a rule that is switched off leaves its hole


def test_nothing_but_a_test_can_switch_a_rule_off():
    files = Path(tmworkshop.__file__).parent.rglob("*.py")
    uses = re.compile(r"\bterms import .*\bRules\b|\bRules\(")
    naming = [each.stem for each in files if uses.search(each.read_text("utf-8"))]
    assert naming == ["terms"]


def without(rule, reader=PROGRAMME):
    return Table(reader, rules=Rules(**{rule: False}))


def test_without_its_rule_a_name_leaves_one_who_is_known():
    table = without("names_hide_nobody").show(
        EIGHT, voice("a", name="Ann"), *voices("bc")
    )
    assert table.people() == "a*bc"


def test_without_their_rule_names_come_and_go():
    more = voice("b", words="too")
    table = without("names_stay").show(EIGHT, *voices("abcd"), more)
    table.show(EIGHT, voice("a", name="Ann"), *voices("bcd"), more)
    assert table.people() == "a*bcd"


def test_without_their_rule_new_words_are_shown():
    table = without("new_words_wait").show(EIGHT, *voices("abc"))
    assert table.show(EIGHT, *voices("abcd")).people() == "abcd"


def test_without_their_rule_gone_words_are_seen_to_be_gone():
    table = without("gone_words_hide").show(EIGHT, *voices("abcdef"))
    assert len(table.show(EIGHT, *voices("abcde")).people()) == 3  # two as its cover


def test_without_their_rule_no_words_go_with_those_that_are_gone():
    elsewhere = [voice(each, "trust", "hours") for each in "abcd"]
    table = without("gone_among_others").show(EIGHT, *elsewhere, voice("e"))
    table.show(EIGHT, *elsewhere)
    assert (table.people("trust"), table.people("hours")) == ("", "abcd")


def test_without_their_rule_words_on_no_lesson_are_shown():
    some = voices("abc", "trust", "hours")
    table = without("ties_are_hidden").show(*ALL, *some, voice("d", "law", "hours"))
    assert table.people("hours") == "abcd"


def test_without_their_rule_readers_do_not_compare():
    table = without("readers_compare").show(EIGHT, *voices("abcdef"))
    assert table.show(EIGHT, *voices("abcdefg"), reader=FUNDER).people() == "abcdefg"


def test_without_their_rule_people_of_laptops_are_added_up():
    one, two = part(EIGHT, *voices("ab")), part(voice("x"))
    parts = {"one": (one,), "two": (two,)}
    assert Table().show_all(parts).people() == ""
    assert without("laptops_are_not_added").show_all(parts).people() == "abx"


@pytest.mark.parametrize(
    ("row", "line"), [("trust", "shared without a name by"), ("law", "not asked")]
)
def test_without_their_rule_few_are_told_about(row, line):
    table = without("few_are_not_told_about").show(voice("x"))
    assert table.line(row).startswith(line)


def test_without_their_rule_blanks_tell_that_one_has_begun_to_share():
    table = without("blanks_stay").show(EIGHT).show(EIGHT, voice("a"))
    assert table.line().startswith("shared without a name")


def test_without_their_rule_complements_are_told():
    table = without("complements_hide").show(EIGHT, *voices("abcdefg"))
    assert table.line() == "7 of 8 asked"


def test_without_their_rule_differences_are_told():
    beneath, above = voices("abc", "", "hours"), voices("d", "", "forms")
    table = without("differences_hide").show(*ALL, *beneath, *above)
    assert table.line("barrier") == "4 of 8 asked"


def test_without_their_rule_totals_are_of_all():
    birch = [asked(8, "trust", "Birch"), *voices("xy", town="Birch")]
    table = without("totals_of_shown").show(EIGHT, *voices("abcd"), *birch)
    assert table.page.totals["trust"] == 6
