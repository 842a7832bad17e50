"""A set's ground rules as they are printed: a version, what it changed, every one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmworkshop.cli.echo import answer, answer_json, wrap
from tmworkshop.domain.content import Agreement
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.record.agreement import Version, limits_rule, rules_to_choose


def answer_version(version: Version, offered: Agreement) -> None:
    """Print the rules of *version*, and the limits that are *offered* with any."""
    answer(f"Agreement, version {version.version}, {say_date(version.on)}")
    for number, rule in enumerate(version.rules, 1):
        first, *rest = wrap(rule, "    ")
        answer(f"{number:>2}. {first[4:]}", *rest)
    answer("Always, whatever is chosen:", *wrap(limits_rule(offered), "    "))


def change_lines(version: Version) -> Iterator[str]:
    """Yield what *version* changed, a line each."""
    yield f"Version {version.version}, {say_date(version.on)}"
    for sign, rules in (("+", version.added), ("-", version.dropped)):
        for rule in rules:
            first, *rest = wrap(rule, "    ")
            yield f"  {sign} {first[4:]}"
            yield from rest


def answer_versions_json(known: Sequence[Version], offered: Agreement) -> None:
    """Print every version, and the menu that is *offered*, for programs."""
    ids = {rule.words: rule.id for rule in offered.rules}
    answer_json(
        agreement=_data(known[-1], ids) if known else None,
        limits=limits_rule(offered),
        history=[_data(version, ids) for version in known],
        menu=[{"id": r.id, "words": r.words} for r in rules_to_choose(offered)],
    )


def _data(version: Version, ids: dict[str, str]) -> dict[str, object]:
    return {
        "version": version.version,
        "on": version.on,
        "rules": [{"id": ids.get(r, ""), "words": r} for r in version.rules],
        "added": version.added,
        "dropped": version.dropped,
    }
