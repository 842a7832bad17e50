"""``tmworkshop set agreement``: ground rules, chosen by flags or ticks, and shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import filterfalse
from typing import Any

import click

from tmworkshop.application.ports import SetFile
from tmworkshop.application.sets import keep_agreement
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import tick_boxes
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.set import agreement_page
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.content import LIMITS, Agreement
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.facts import Agreed
from tmworkshop.domain.record.agreement import (
    Version,
    find_rule,
    first_rules,
    list_versions,
    read_own_rule,
    rules_to_choose,
)
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value

NONE_YET = "No agreement of its own yet. At an opening this is read:"
ALWAYS = "The limits of confidentiality are always said; they are no rule to choose."
OWN_RULE = "A rule of your own (Enter: no more)"


@value
class AgreementFlags(Value):
    """What the command line says of an agreement."""

    rules: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    on: str | None
    show: bool
    menu: bool
    history: bool

    @property
    def changes(self) -> bool:
        """Whether they say anything of the rules."""
        return bool(self.rules or self.added or self.removed)


@verb("dyffryn", 'dyffryn --add "We begin with tea."')
@click.argument("set_name", metavar="SET", required=False)
@click.option(
    "--rule", "rules", multiple=True, metavar="ID", help="Only these; repeat it."
)
@click.option("--add", "added", multiple=True, metavar="RULE", help="An id, or words.")
@click.option(
    "--remove", "removed", multiple=True, metavar="RULE", help="Its id or number."
)
@click.option("--on", metavar="DATE", help="When it was agreed; today if not given.")
@click.option("--show", is_flag=True, help="Show it as it stands.")
@click.option("--menu", is_flag=True, help="Show the rules there are to choose from.")
@click.option("--history", is_flag=True, help="Show every version and what it changed.")
@json_option
def command(
    options: Options, /, set_name: str | None, *, as_json: bool, **given: Any
) -> None:
    """Choose the ground rules the set works by, or show them.

    Each change is a version of its own. The limits of confidentiality are always
    said, and are no rule to choose.
    """
    flags, file = AgreementFlags(**given), open_set(options, set_name)
    shows = as_json or flags.show or flags.menu or flags.history
    if flags.changes or (Asker(options).is_there and not shows):
        _settle(options, file, flags)
        return
    offered, known = open_shelf(options).agreement(), list_versions(file.facts())
    if as_json:
        agreement_page.answer_versions_json(known, offered)
    else:
        _show(known, offered, flags)


def _settle(options: Options, file: SetFile, flags: AgreementFlags) -> None:
    """Keep the rules as *flags* have them, or as they are ticked, as a new version."""
    offered = open_shelf(options).agreement()
    agreed = record_of(file.facts()).agreement
    day = WallClock(options.environ).read_past_day_or_today(flags.on)
    present = agreed.rules if agreed else first_rules(offered)
    if flags.changes:
        rules = _by_flags(offered, present, flags)
    else:
        rules = _by_ticks(Asker(options), offered, present)
    now = Agreed(version=0, rules=tuple(rules), agreed_on=day)
    kept, is_new = keep_agreement(file, agreed, now, make_stamper(options, file).stamp)
    if not is_new:
        say(f"Nothing has changed: this is version {kept.version} still.")
    agreement_page.answer_version(list_versions(file.facts())[-1], offered)


def _show(known: Sequence[Version], offered: Agreement, flags: AgreementFlags) -> None:
    """Print the agreement as it stands, or all that it was, or the menu."""
    if flags.menu:
        for rule in rules_to_choose(offered):
            answer(rule.id, *wrap(rule.words, "  "))
    elif flags.history:
        for version in known:
            answer(*agreement_page.change_lines(version), "")
    elif known:
        agreement_page.answer_version(known[-1], offered)
    else:
        read_aloud = (*offered.read_aloud, offered.limits)
        answer(NONE_YET, *(row for line in read_aloud for row in wrap(line, "  ")))


def _by_flags(
    offered: Agreement, present: Sequence[str], flags: AgreementFlags
) -> list[str]:
    if any(map(_is_limits, flags.removed)):
        raise Refused(ALWAYS)
    if any(map(_is_limits, (*flags.rules, *flags.added))):
        say(ALWAYS)
    dropped = {find_rule(each, present, offered) for each in flags.removed}
    rules = [rule for rule in present if rule not in dropped]
    from_menu = [rule.words for rule in rules_to_choose(offered)]
    if flags.rules:
        named = filterfalse(_is_limits, flags.rules)
        chosen = {find_rule(each, from_menu, offered) for each in named}
        own = [rule for rule in rules if rule not in from_menu]
        rules = [*(rule for rule in from_menu if rule in chosen), *own]
    words = filterfalse(_is_limits, flags.added)
    added = (read_own_rule(each, offered) for each in words)
    return list(dict.fromkeys((*rules, *added)))


def _by_ticks(asker: Asker, offered: Agreement, present: Sequence[str]) -> list[str]:
    rules = {rule.words: rule.words for rule in rules_to_choose(offered)}
    rules |= {rule: rule for rule in present}
    say(*wrap(ALWAYS), "")
    ticked = list(tick_boxes(asker, "We agree that", rules, present))
    while own := asker.ask(OWN_RULE, "--add RULE", "").strip():
        ticked.append(read_own_rule(own, offered))
    return list(dict.fromkeys(ticked))


def _is_limits(given: str) -> bool:
    return given.strip().casefold() in (LIMITS, LIMITS.removeprefix("rule."))
