import time

import pytest

from tests.terminals import TMWORKSHOP, PtyProcess, environment

AS_A_PERSON = 0.1  # seconds between keys: faster ones are taken for a paste
PASS = "Anyone may pass on a question or a turn."
TEA = "We begin with tea."
LIMITS = "Confidentiality ends where someone is at risk of serious harm"


def agreement(desk, *words, **more):
    return desk.run("set", "agreement", *words, **more)


def rules(desk):
    held = desk.json("set", "agreement")["agreement"]
    return [rule["words"] for rule in held["rules"]]


def test_before_there_is_one_the_words_that_are_read_are_shown(dyffryn):
    shown = agreement(dyffryn).stdout
    assert "No agreement of its own yet." in shown
    assert "There is a limit to what can stay in this room" in shown
    assert dyffryn.json("set", "agreement")["agreement"] is None


def test_rules_are_chosen_by_their_ids(dyffryn):
    result = agreement(dyffryn, "--rule", "pass", "--rule", "rule.one-voice")
    assert result.stdout.splitlines()[:3] == [
        "Agreement, version 1, 12 March 2026",
        " 1. One person speaks at a time, and silence is welcome.",
        f" 2. {PASS}",
    ]


def test_a_first_agreement_begins_with_the_rules_that_are_ticked(dyffryn):
    agreement(dyffryn, "--add", TEA, "--remove", "pass")
    assert len(rules(dyffryn)) == 5
    assert rules(dyffryn)[-1] == TEA
    assert PASS not in rules(dyffryn)


def test_own_rules_stay_when_others_are_chosen_and_go_when_removed(dyffryn):
    agreement(dyffryn, "--rule", "pass", "--add", TEA)
    agreement(dyffryn, "--rule", "present")
    assert rules(dyffryn)[-1] == TEA
    agreement(dyffryn, "--remove", "2")
    assert TEA not in rules(dyffryn)


def test_a_rule_of_the_menu_is_added_by_its_id(dyffryn):
    agreement(dyffryn, "--rule", "one-voice")
    agreement(dyffryn, "--add", "pass", "--add", "pass")
    assert rules(dyffryn)[-1] == PASS
    assert len(rules(dyffryn)) == 2


def test_the_limits_are_always_there_and_cannot_be_taken_away(dyffryn):
    result = agreement(dyffryn, "--rule", "pass", "--rule", "limits")
    assert "no rule to choose" in result.stderr
    assert LIMITS in result.stdout
    told = dyffryn.told("set", "agreement", "--remove", "rule.limits", code=5)
    assert "always said" in told
    assert rules(dyffryn) == [PASS]
    assert LIMITS in dyffryn.json("set", "agreement")["limits"]


def test_the_last_rule_stays(dyffryn):
    agreement(dyffryn, "--rule", "pass")
    told = dyffryn.told("set", "agreement", "--remove", "pass", code=2)
    assert "at least one rule" in told


def test_the_same_again_is_no_new_version(dyffryn):
    agreement(dyffryn, "--rule", "pass")
    result = agreement(dyffryn, "--rule", "pass")
    assert "this is version 1 still" in result.stderr


def test_the_history_shows_what_each_version_changed(dyffryn):
    agreement(dyffryn, "--rule", "pass", "--on", "1 march")
    agreement(dyffryn, "--add", TEA, "--remove", "pass")
    assert agreement(dyffryn, "--history").stdout.splitlines() == [
        "Version 1, 1 March 2026",
        f"  + {PASS}",
        "",
        "Version 2, 12 March 2026",
        f"  + {TEA}",
        f"  - {PASS}",
        "",
    ]
    history = dyffryn.json("set", "agreement")["history"]
    assert [version["on"] for version in history] == ["2026-03-01", "2026-03-12"]


def test_the_menu_shows_ids_and_words_and_not_the_limits(dyffryn):
    shown = agreement(dyffryn, "--menu").stdout
    assert f"rule.pass\n  {PASS}" in shown
    assert "rule.limits" not in shown


def test_a_rule_that_is_not_there_is_said_and_nothing_is_kept(dyffryn):
    told = dyffryn.told("set", "agreement", "--rule", "punctual", code=1)
    assert "No rule is called 'punctual'" in told
    assert dyffryn.json("set", "agreement")["agreement"] is None


def test_a_rule_that_would_command_the_terminal_is_shown(dyffryn):
    result = agreement(dyffryn, "--add", "Tea \x1b[31m first")
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_with_plain_questions_rules_are_picked_by_numbers(dyffryn):
    keys = f"6, 3\n{TEA}\n\n"
    result = dyffryn.run("--plain", "set", "agreement", keys=keys)
    assert "Numbers, by commas [1, 2, 3, 4, 6]" in result.stderr
    assert rules(dyffryn)[1:] == [
        "One person speaks at a time, and silence is welcome.",
        TEA,
    ]


@pytest.mark.usefixtures("someone_to_ask")
def test_what_is_asked_to_be_shown_is_shown_and_nothing_is_asked(dyffryn):
    for flag in ("--show", "--menu", "--history", "--json"):
        assert "[" not in agreement(dyffryn, flag).stderr


def test_rules_are_ticked_on_a_terminal(dyffryn):
    command = (*TMWORKSHOP, "set", "agreement")
    with PtyProcess(*command, env=environment(**dyffryn.environ)) as terminal:
        terminal.until("17.")
        for key, shown in (
            ("1", "» ●  1."),
            ("7", "» ○ 17."),
            ("1", "» ●  1."),
            ("\x1b[B", "» ●  2."),
            (" ", "» ○  2."),
            ("\r", "A rule of your own"),
        ):
            time.sleep(AS_A_PERSON)
            terminal.type(key)
            terminal.until(shown)
        terminal.type(f"{TEA}\r")
        terminal.until(f"{TEA}\n")
        terminal.type("\r")
        terminal.until("Agreement, version 1")
        assert terminal.ended() == 0
    assert rules(dyffryn)[-1] == TEA
    assert not any("absent colleague" in rule for rule in rules(dyffryn))


def test_a_session_opens_with_the_limits_the_sets_own_rules_and_until_when(dyffryn):
    dyffryn.run("set", "update", "--kept-until", "31/3/2027")
    agreement(dyffryn, "--rule", "pass", "--add", TEA)
    start = ("session", "start", "--design", "quick-35", "--present", "everyone")
    said = dyffryn.run("--plain", *start, "--lesson", "0", keys="!\n").stdout
    opening = " ".join(said.split())
    limits = opening.index("There is a limit to what can stay in this room")
    assert limits < opening.index("kept until 31 March 2027; then it is removed.")
    assert limits < opening.index(f"1. {PASS} 2. {TEA} Our agreement, version 1, 12")
    assert "What you learn for yourself" not in opening
