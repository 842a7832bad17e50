"""A short soak: what it finds in ours, and in what is broken on purpose."""

import re
from signal import SIGHUP, SIGKILL, SIGTERM

import pytest

from soak.copies import old_copy, spoilt, unreadable
from soak.disks import NoDisk
from soak.duties import killed as killed_at_each_call
from soak.duties import powerless
from soak.full_disk import fill
from soak.kills import Trouble, killed, unkilled
from soak.laws import tried
from soak.mends import MERGES, flipped, merge_killed
from soak.places import Place, tried_on
from soak.power_cuts import cut
from soak.releases import attack, tallied
from soak.tally import Tally
from soak.upgrades import brought_up
from tests.formats.kept import HERE as FORMATS
from tests.formats.kept import numbers

LAWS = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_of_a_law(number):
    assert number == number

def test_of_one_inside():
    @given(st.integers())
    def tried(number):
        assert number == number

    tried()

@given(st.integers())
def test_of_no_law(number):
    assert number < 50
"""


@pytest.fixture
def tally():
    return Tally("what was done")


@pytest.mark.parametrize(
    ("signal", "times"), [(SIGKILL, 12), (SIGTERM, 2), (SIGHUP, 2)]
)
def test_one_writer_that_is_ended_loses_nothing(signal, times):
    found = killed(Trouble("one", signal=signal), times)
    assert (found.times, found.verdict) == (times, "nothing lost")


def test_two_writers_that_are_killed_lose_nothing():
    found = killed(Trouble("two", writers=2), 5)
    assert (found.times, found.verdict) == (5, "nothing lost")


def test_four_windows_at_once_lose_nothing():
    found = unkilled(Trouble("four", writers=4, way="50"))
    assert (found.acknowledged, found.verdict) == (200, "nothing lost")


def test_tinydb_s_own_storage_is_seen_to_lose_with_two_windows():
    found = unkilled(Trouble("two", "tinydb", writers=2, way="300"))
    assert found.verdict == "seen to lose"
    assert found.lost


def test_a_writer_that_acknowledges_before_it_keeps_is_seen_to_lose():
    found = killed(Trouble("too soon", "ours-too-soon"), 8)
    assert (found.times, found.verdict) == (8, "seen to lose")


def test_a_writer_that_cannot_even_begin_is_no_proof_of_anything():
    found = killed(Trouble("none", way="no such way"), 1)
    assert found.verdict == "saw nothing"
    assert not found.is_as_it_should_be


@pytest.fixture
def on_a_disk():
    """Skip where there can be no disk that may be harmed."""

    def do(experiment, *arguments):
        try:
            experiment(*arguments)
        except NoDisk as why:
            pytest.skip(str(why))

    return do


def test_a_disk_that_fills_up_loses_nothing_and_goes_on(on_a_disk, tally):
    on_a_disk(fill, "ours", 2 * 2**20, tally)
    assert tally.verdict == "nothing lost"
    with_a_warning, once_there_was_room = map(int, re.findall(r"\d+", tally.note))
    assert with_a_warning > 100
    assert once_there_was_room > 20


def test_tinydb_s_own_storage_is_seen_to_lose_on_a_full_disk(on_a_disk, tally):
    on_a_disk(fill, "tinydb", 2**18, tally)
    assert tally.lost


def test_power_cuts_lose_nothing(on_a_disk, tally):
    on_a_disk(cut, "ours", 4, tally)
    assert (tally.times, tally.verdict) == (4, "nothing lost")


def test_without_a_sync_power_cuts_are_seen_to_lose(on_a_disk, tally):
    on_a_disk(cut, "ours-unsynced", 2, tally)
    assert tally.lost


def test_a_law_that_falls_is_counted_with_the_inputs_that_were_tried(tmp_path, capsys):
    (tmp_path / "test_laws.py").write_text(LAWS)
    found = tried(str(tmp_path), told="laws")
    assert (found.times, found.lost) == (3, 1)
    assert found.acknowledged >= 200
    shown = capsys.readouterr().err
    assert "test_of_no_law" in shown
    assert "number=50," in shown


def test_a_deed_that_is_killed_is_finished_and_without_duties_is_not():
    ours, control = killed_at_each_call("rename", share=3)
    if ours.not_run:
        pytest.skip(ours.not_run)
    assert ours.verdict == "nothing lost"
    assert control.verdict == "seen to lose"


def test_a_power_cut_in_a_close_leaves_no_slip_linked():
    found = powerless("close", share=5)
    if found.not_run:
        pytest.skip(found.not_run)
    assert (found.lost, found.wrong, found.unreadable) == (0, 0, 0)


@pytest.mark.parametrize("number", numbers()[:-1])
def test_an_update_that_is_killed_loses_nothing_of_an_old_workspace(number):
    found = brought_up("member add", number, only=["rename"])
    if found.not_run:
        pytest.skip(found.not_run)
    # where a programme is led, the day on which something is due is noted as well
    is_led = (FORMATS / str(number) / "workspace" / "programme").is_dir()
    assert (found.times, found.verdict) == (3 + is_led, "nothing lost")


@pytest.mark.parametrize(
    ("control", "call"), [("no backup before", "rename"), ("written in place", "write")]
)
def test_an_update_that_is_careless_is_seen_to_lose(control, call):
    found = brought_up("member add", 1, control=control, only=[call])
    if found.not_run:
        pytest.skip(found.not_run)
    assert found.verdict == "seen to lose"


@pytest.mark.parametrize("trouble", [old_copy, spoilt, unreadable])
def test_closes_on_and_on_leave_what_only_one_copy_has(trouble):
    assert trouble().verdict == "nothing lost"
    assert trouble(control=True).verdict == "seen to lose"


def test_a_flipped_bit_costs_no_line_that_a_copy_has():
    assert flipped(share=5, bits=(0.5, 1)).verdict == "nothing lost"
    assert flipped(share=5, bits=(0.5, 1), control=True).verdict == "seen to lose"


@pytest.mark.parametrize("name", MERGES)
def test_a_merge_that_is_killed_is_done_by_the_next(name):
    ours = merge_killed(name, only=["rename"])
    if ours.not_run:
        pytest.skip(ours.not_run)
    assert ours.verdict == "nothing lost"
    control = merge_killed(name, control=True, only=["rename"])
    assert control.verdict == "seen to lose"


def test_pages_tell_nothing_of_too_few_people_and_without_a_rule_they_do():
    ours = tallied(map(attack, range(4)))
    assert (ours.times, ours.verdict) == (4, "nothing lost")
    assert "of lesson cells" in ours.note
    rule = "complements_hide"
    control = tallied((attack(seed, rule) for seed in range(4)), rule)
    assert control.verdict == "seen to lose"


@pytest.fixture
def on_a_stick():
    """Skip where there is no exFAT."""
    try:
        with tried_on(Place.EXFAT):
            yield
    except NoDisk as why:
        pytest.skip(str(why))


def test_a_writer_on_an_exfat_stick_loses_nothing(on_a_stick):
    assert killed(Trouble("one"), 5).verdict == "nothing lost"


def test_power_cuts_of_an_exfat_stick_lose_nothing(on_a_stick, tally):
    cut("ours", 6, tally)
    assert (tally.times, tally.verdict) == (6, "nothing lost")


def test_without_a_sync_an_exfat_stick_is_seen_to_lose(on_a_stick, tally):
    cut("ours-unsynced", 3, tally)
    assert tally.lost


def test_a_power_cut_of_an_exfat_stick_leaves_no_name_half_changed(on_a_stick):
    found = powerless("rename", share=9)
    if found.not_run:
        pytest.skip(found.not_run)
    assert (found.lost, found.wrong, found.unreadable) == (0, 0, 0)
