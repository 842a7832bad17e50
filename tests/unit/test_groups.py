from tests.builders import (
    CONTENT,
    Meeting,
    a_floor,
    a_talk,
    an_issue,
)
from tmworkshop.domain.design import Layout, Speaks
from tmworkshop.domain.facts import What
from tmworkshop.domain.session.course.groups import deal_groups, groups_at

TWO_PLACES = {"m": "Glan", "d": "Glan", "a": "Hafod", "c": "Hafod"}
TWELVE = "abcdefghijkl"


def groups(id_="pairs", size=2, **more):
    speaks = Speaks.PAIRS if size == 2 else Speaks.GROUPS
    given = {"layout": Layout.GROUPS, "speaks": speaks, "group_size": size, **more}
    return a_talk(id_, **given)


def at_work(meeting):
    walkthrough = meeting.walkthrough
    return groups_at(walkthrough, walkthrough.turn.step, meeting.scene.partnerships)


def shown(*steps, present="mdac", **more):
    return Meeting(*steps, present=present, **more).screen.groups


# --- dealing


def test_people_of_one_partnership_are_dealt_apart():
    assert deal_groups("mdac", 2, TWO_PLACES) == (("m", "a"), ("d", "c"))


def test_the_odd_one_makes_a_three():
    assert deal_groups("mda", 2, {}) == (("m", "d", "a"),)
    assert [len(group) for group in deal_groups(TWELVE[:5], 2, {})] == [3, 2]


def test_one_alone_works_alone_and_nobody_in_no_group():
    assert deal_groups("m", 2, {}) == (("m",),)
    assert deal_groups("", 2, {}) == ()


def sizes(people, size):
    return sorted(map(len, deal_groups(TWELVE[:people], size, {})))


def test_there_are_as_many_groups_as_come_nearest_to_their_size():
    assert sizes(5, 3) == [2, 3]
    assert sizes(7, 3) == [3, 4]
    assert sizes(8, 3) == [2, 3, 3]
    assert sizes(5, 4) == [5]
    assert sizes(6, 4) == [3, 3]
    assert sizes(11, 4) == [3, 4, 4]
    assert sizes(7, 5) == [3, 4]


def test_where_two_numbers_come_as_near_there_are_fewer_groups():
    assert sizes(4, 3) == [4]
    assert sizes(8, 6) == [8]
    assert sizes(12, 5) == [6, 6]


def test_dealt_again_people_meet_others_and_the_first_of_each_group_stays():
    first = deal_groups(TWELVE, 3, {})
    again = deal_groups(TWELVE, 3, {}, [first])
    assert [group[0] for group in again] == [group[0] for group in first]
    for group in again:
        assert all(len(set(group) & set(before)) < 2 for before in first)


# --- in a session


def test_the_groups_stay_from_round_to_round():
    meeting = Meeting(groups("one"), groups("two"), present="mdac")
    first = at_work(meeting)
    assert at_work(meeting.types("")) == first


def test_groups_that_are_to_be_others_are():
    meeting = Meeting(groups("one"), groups("two", regroups=True), present="mdac")
    assert at_work(meeting) == (("m", "a"), ("d", "c"))
    assert at_work(meeting.types("")) == (("m", "c"), ("d", "a"))


def test_after_others_in_between_the_groups_stay_as_they_were_dealt_last():
    again = groups("two", regroups=True)
    meeting = Meeting(groups("one"), again, a_talk(), groups("three"), present="mdac")
    second = at_work(meeting.types(""))
    assert at_work(meeting.types("", "")) == second


def test_tables_after_pairs_are_dealt_anew():
    meeting = Meeting(groups("one"), groups("two", 4), present="mdac")
    assert at_work(meeting.types("")) == (("m", "d", "a", "c"),)


def test_who_leaves_changes_no_group_but_theirs():
    meeting = Meeting(groups(size=3), present="mdac", content=CONTENT)
    assert at_work(meeting) == (("m", "d", "a", "c"),)
    assert at_work(meeting.types("~ megan")) == (("d", "a", "c"),)


def test_who_is_left_alone_joins_another_pair():
    meeting = Meeting(groups(), present="mdac").types("~ megan")
    assert at_work(meeting) == (("d", "c", "a"),)


def test_two_who_are_left_alone_become_a_pair():
    meeting = Meeting(groups(), present="mdac").types("~ megan", "~ cai")
    assert at_work(meeting) == (("d", "a"),)


def test_who_comes_while_they_are_at_work_joins_a_pair():
    meeting = Meeting(groups(), present="md").types("& amina")
    assert at_work(meeting) == (("m", "d", "a"),)


def test_two_who_come_while_they_are_at_work_are_a_pair():
    meeting = Meeting(groups(), present="md").types("& amina", "& cai")
    assert at_work(meeting) == (("m", "d"), ("a", "c"))


def test_who_came_before_they_set_to_work_is_dealt_in():
    meeting = Meeting(a_talk(), groups(), present="mdc").types("& amina", "")
    assert at_work(meeting) == (("m", "c"), ("d", "a"))


def test_whoever_comes_to_groups_that_nobody_brought_an_issue_to_is_dealt_in():
    within = groups("within", repeats=True)
    meeting = Meeting(within, groups("after"), present="mdc", presenters="")
    assert meeting.at[0] == "presenter"
    assert at_work(meeting.types("& amina", "")) == (("m", "c"), ("d", "a"))


def test_the_same_facts_deal_the_same_groups():
    meeting = Meeting(groups("one"), groups("two", regroups=True), present="mdac")
    there = at_work(meeting.types("~ megan", "& megan", ""))
    assert at_work(meeting.put_down_and_taken_up()) == there


def test_all_but_one_have_left():
    meeting = Meeting(groups(), present="md").types("~ megan")
    assert at_work(meeting) == (("d",),)
    meeting.keeps(meeting.move(What.LEAVE, who=("d",)))
    assert at_work(meeting) == ()


# --- on the screen


def test_pairs_stand_by_their_names():
    assert shown(groups()) == (
        "Megan Prys-Jones and Amina Li",
        "Dai Okafor and Cai Rees",
    )


def test_who_presents_is_in_none_of_the_groups_that_work_on_their_issue():
    meeting = Meeting(an_issue(), groups(repeats=True), present="mdac")
    assert meeting.types("Our forms").screen.groups == (
        "Megan Prys-Jones, Amina Li and Cai Rees",
    )


def test_tables_have_numbers():
    assert shown(groups(size=4)) == (
        "1  Megan Prys-Jones, Dai Okafor, Amina Li, Cai Rees",
    )


def test_only_where_people_work_together_are_groups_shown():
    assert shown(a_talk(), a_floor(), an_issue()) == ()
