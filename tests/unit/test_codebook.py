from tmworkshop.domain.codebook import Codebook, make_codebook
from tmworkshop.domain.library import Theme


def theme(id_, beneath=""):
    return Theme(id_, id_.title(), "", "", beneath=beneath)


TIME, POWER = theme("time"), theme("power")
TRAVEL, BUS = theme("travel", "time"), theme("bus", "travel")
BOOK = Codebook((BUS, TIME, POWER, TRAVEL))


def test_a_theme_stands_at_the_end_of_its_line():
    assert BOOK.line(BUS) == (TIME, TRAVEL, BUS)
    assert BOOK.line(POWER) == (POWER,)
    assert BOOK.line(theme("lost", "nowhere")) == (theme("lost", "nowhere"),)


def test_a_line_that_comes_round_ends():
    a, b = theme("a", "b"), theme("b", "a")
    assert Codebook((a, b)).line(a) == (b, a)
    own = theme("own", "own")
    assert Codebook((own,)).line(own) == (own,)


def test_a_family_is_a_theme_and_all_beneath_it():
    assert BOOK.family(TIME) == {"time", "travel", "bus"}
    assert BOOK.family(BUS) == {"bus"}


def test_each_stands_after_the_one_it_is_beneath():
    assert BOOK.in_order() == (TIME, TRAVEL, BUS, POWER)


def test_a_theme_that_is_gone_is_called_by_its_id():
    assert make_codebook([TIME], ["time", "gone"]).themes == (
        TIME,
        Theme("gone", "gone", "", ""),
    )
