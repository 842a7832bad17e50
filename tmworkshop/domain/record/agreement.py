"""The ground rules a set works by: its versions, what changed, what is read out.

The limits of confidentiality are no rule to choose: they are said whatever the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tmworkshop.domain.content import LIMITS, Agreement, Content, GroundRule
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.facts import Agreed, AnyFact
from tmworkshop.domain.names import find_id, read_number, tidy_name
from tmworkshop.domain.values import Value, value

LONGEST = 300  # letters of a rule


@value
class Version(Value):
    """An agreement as it stood from a day on, and what it changed."""

    version: int
    on: date
    rules: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def list_versions(facts: Iterable[AnyFact]) -> tuple[Version, ...]:
    """Return every agreement among *facts*, the first one first."""
    every = [fact for fact in facts if isinstance(fact, Agreed)]
    before = ((), *(each.rules for each in every))
    return tuple(map(_version, before, every))


def rules_to_choose(offered: Agreement) -> tuple[GroundRule, ...]:
    """Return the rules that a set may choose, which the limits are not."""
    return tuple(rule for rule in offered.rules if rule.id != LIMITS)


def limits_rule(offered: Agreement) -> str:
    """Return the limits as they stand under every agreement."""
    return next(rule.words for rule in offered.rules if rule.id == LIMITS)


def first_rules(offered: Agreement) -> tuple[str, ...]:
    """Return the rules that a first agreement begins with."""
    return tuple(rule.words for rule in rules_to_choose(offered) if rule.chosen)


def rules_to_weigh(agreed: Agreed | None, offered: Agreement) -> tuple[Weighed, ...]:
    """Return the ground rules as statements: as agreed, or else as first offered."""
    if agreed is None:
        chosen = (rule for rule in rules_to_choose(offered) if rule.chosen)
        return tuple(Weighed(each.id, offered.version, each.words) for each in chosen)
    return tuple(
        Weighed(f"agreement.{number}", agreed.version, rule)
        for number, rule in enumerate(agreed.rules, 1)
    )


def read_own_rule(words: str, offered: Agreement) -> str:
    """Return a rule in a set's own *words*, or the one of the menu with that id."""
    by_id = {_short(rule.id): rule.words for rule in rules_to_choose(offered)}
    rule = by_id.get(_short(words.strip()), tidy_name(words))
    if not rule:
        raise Unclear("A rule needs words.")
    if len(rule) > LONGEST:
        raise Unclear(f"{len(rule)} letters are too many for a rule: say it shorter.")
    return rule


def find_rule(wanted: str, rules: Sequence[str], offered: Agreement) -> str:
    """Return the one of *rules* that *wanted* names: its number, its id, its words."""
    if wanted.isdecimal():
        number = read_number(wanted, len(rules))
        if number is None:
            raise NotFound(f"There is no rule {wanted}: there are {len(rules)}.")
        return rules[number - 1]
    ids = {rule.words: _short(rule.id) for rule in offered.rules if rule.words in rules}
    try:
        return find_id(_short(wanted), ids, "rule")
    except NotFound:
        return find_id(wanted, {rule: rule for rule in rules}, "rule")


def agreed_on(agreed: Agreed) -> date:
    """Return the day of an agreement; one without a day is of when it was typed."""
    return agreed.agreed_on or agreed.at.date()


def read_out(agreed: Agreed | None, content: Content) -> Iterator[str]:
    """Yield what is read to the room: its own rules, or else the shipped words."""
    if agreed:
        yield from (f"{n}. {rule}" for n, rule in enumerate(agreed.rules, 1))
        yield version_line(agreed)
    else:
        yield from content.agreement


def version_line(agreed: Agreed) -> str:
    """Return which agreement this is: "Our agreement, version 2, 12 March 2026."."""
    day = say_date(agreed_on(agreed))
    return f"Our agreement, version {agreed.version}, {day}."


def kept_line(kept_until: date, today: date) -> str:
    """Return until when the record is kept, as it is said at an opening."""
    if kept_until < today:
        return f"What we keep was to be removed after {say_date(kept_until)}."
    return f"What we keep is kept until {say_date(kept_until)}; then it is removed."


def _short(rule_id: str) -> str:
    return rule_id.removeprefix("rule.")


def _version(before: tuple[str, ...], agreed: Agreed) -> Version:
    return Version(
        agreed.version,
        agreed_on(agreed),
        agreed.rules,
        added=tuple(rule for rule in agreed.rules if rule not in before),
        dropped=tuple(rule for rule in before if rule not in agreed.rules),
    )
