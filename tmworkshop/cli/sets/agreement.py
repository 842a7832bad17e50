"""A set's ground rules: chosen from the menu, by flags or by ticks, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.application.sets import agree
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import tick
from tmworkshop.cli.echo import answer, answer_json, say, wrapped
from tmworkshop.domain.content import LIMITS
from tmworkshop.domain.dates import spoken_short
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.record.agreement import (
    first_rules,
    limits_rule,
    menu,
    own_rule,
    rule_called,
    versions,
)
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tmworkshop.application.ports import SetFile
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.content import Agreement
    from tmworkshop.domain.record.agreement import Version

NONE_YET = "No agreement of its own yet. At an opening this is read:"
ALWAYS = "The limits of confidentiality are always said; they are no rule to choose."
OWN_RULE = "A rule of your own (Enter: no more)"


@value
class Flags(Value):
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

    @property
    def shows(self) -> bool:
        """Whether they ask to see something."""
        return self.show or self.menu or self.history


def settle(context: Context, file: SetFile, flags: Flags) -> None:
    """Keep the rules as *flags* have them, or as they are ticked, as a new version."""
    offered = context.shelf.agreement()
    agreed = record_of(file.facts()).agreement
    present = agreed.rules if agreed else first_rules(offered)
    changed = _by_flags if flags.changes else _by_ticks
    rules = changed(context, offered, present, flags)
    day = context.past_date(flags.on) if flags.on else context.today
    kept, is_new = agree(file, rules, day, context.stamper(file).stamp)
    if not is_new:
        say(f"Nothing has changed: this is version {kept.version} still.")
    _answer_version(versions(file.facts())[-1], offered)


def show(context: Context, file: SetFile, flags: Flags, *, as_json: bool) -> None:
    """Print the agreement as it stands, or all that it was, or the menu."""
    offered = context.shelf.agreement()
    found = versions(file.facts())
    if as_json:
        _answer_json(found, offered)
    elif flags.menu:
        for rule in menu(offered):
            answer(rule.id, *wrapped(rule.words, "  "))
    elif flags.history:
        for version in found:
            answer(*_changes(version), "")
    elif found:
        _answer_version(found[-1], offered)
    else:
        answer(NONE_YET, *_wrapped((*offered.read_aloud, offered.limits)))


def _by_flags(
    context: Context, offered: Agreement, present: Sequence[str], flags: Flags
) -> list[str]:
    if any(_is_limits(each) for each in flags.removed):
        raise Refused(ALWAYS)
    if any(_is_limits(each) for each in (*flags.rules, *flags.added)):
        say(ALWAYS)
    gone = {rule_called(each, present, offered) for each in flags.removed}
    rules = [rule for rule in present if rule not in gone]
    from_menu = [rule.words for rule in menu(offered)]
    if flags.rules:
        chosen = {
            rule_called(each, from_menu, offered)
            for each in flags.rules
            if not _is_limits(each)
        }
        own = [rule for rule in rules if rule not in from_menu]
        rules = [*(rule for rule in from_menu if rule in chosen), *own]
    added = (own_rule(e, offered) for e in flags.added if not _is_limits(e))
    return list(dict.fromkeys((*rules, *added)))


def _by_ticks(
    context: Context, offered: Agreement, present: Sequence[str], flags: Flags
) -> list[str]:
    rules = {rule.words: rule.words for rule in menu(offered)}
    rules |= {rule: rule for rule in present}
    say(*wrapped(ALWAYS), "")
    ticked = list(tick(Asker(context), "We agree that", rules, present))
    while own := context.ask(OWN_RULE, "--add RULE", "").strip():
        ticked.append(own_rule(own, offered))
    return list(dict.fromkeys(ticked))


def _is_limits(given: str) -> bool:
    return given.strip().casefold() in (LIMITS, LIMITS.removeprefix("rule."))


def _answer_version(version: Version, offered: Agreement) -> None:
    answer(f"Agreement, version {version.version}, {spoken_short(version.on)}")
    for number, rule in enumerate(version.rules, 1):
        first, *rest = wrapped(rule, "    ")
        answer(f"{number:>2}. {first[4:]}", *rest)
    answer("Always, whatever is chosen:", *wrapped(limits_rule(offered), "    "))


def _changes(version: Version) -> Iterator[str]:
    yield f"Version {version.version}, {spoken_short(version.on)}"
    for sign, rules in (("+", version.added), ("-", version.dropped)):
        for rule in rules:
            first, *rest = wrapped(rule, "    ")
            yield f"  {sign} {first[4:]}"
            yield from rest


def _wrapped(lines: Sequence[str]) -> list[str]:
    return [row for line in lines for row in wrapped(line, "  ")]


def _answer_json(found: Sequence[Version], offered: Agreement) -> None:
    ids = {rule.words: rule.id for rule in offered.rules}
    answer_json(
        agreement=_data(found[-1], ids) if found else None,
        limits=limits_rule(offered),
        history=[_data(version, ids) for version in found],
        menu=[{"id": r.id, "words": r.words} for r in menu(offered)],
    )


def _data(version: Version, ids: dict[str, str]) -> dict[str, object]:
    return {
        "version": version.version,
        "on": version.on,
        "rules": [{"id": ids.get(r, ""), "words": r} for r in version.rules],
        "added": version.added,
        "dropped": version.dropped,
    }
