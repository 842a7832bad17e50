"""What is installed: all that setup.cfg asks for, each by its hashes, and no more."""

import ast
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from importlib.metadata import (
    PackageNotFoundError,
    distribution,
    packages_distributions,
)
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools.locks import (
    FLOORS,
    HEAD,
    OURS,
    ROOT,
    STANDS_ON,
    Part,
    lock_of,
    parts_in,
    parts_of,
)

# what their numbers break is not to be told beforehand: a new one each month or year
UNBOUNDED = {"packaging", "setuptools"}


@cache
def asked() -> dict[str, list[Requirement]]:
    """Return what setup.cfg asks for: to run at all, and in each extra."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = dict(config["options.extras_require"])
    texts = {"run": config["options"]["install_requires"], **extras}
    return {
        extra: [Requirement(line) for line in text.split("\n") if line]
        for extra, text in texts.items()
    }


def installed_with(extra: str) -> list[Part]:
    """Return what is installed with *extra*, below it included."""
    return [part for each in (*STANDS_ON[extra], extra) for part in parts_of(each)]


@cache
def every_part() -> list[Part]:
    return [part for extra in STANDS_ON for part in parts_of(extra)]


def told_by(name: str) -> list[Requirement]:
    """Return what the part called *name* asks for, if it is installed here."""
    try:
        return [Requirement(line) for line in distribution(name).requires or ()]
    except PackageNotFoundError:
        return []


def applies(requirement: Requirement) -> bool:
    return not requirement.marker or requirement.marker.evaluate({"extra": ""})


def test_each_extra_has_a_lock():
    locks = {file.stem for file in (ROOT / "requirements").iterdir()}
    assert locks - {FLOORS} == asked().keys() == STANDS_ON.keys()


@pytest.mark.parametrize("extra", STANDS_ON)
def test_a_lock_holds_what_its_extra_asks_for(extra):
    versions = {part.name: part for part in installed_with(extra)}
    for requirement in asked()[extra]:
        part = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(part.version), requirement
        assert requirement.marker or not part.marker, requirement


def test_what_a_part_needs_is_locked_too():
    versions = {part.name: part.version for part in every_part()}
    for part in every_part():
        for needed in filter(applies, told_by(part.name)):
            locked = versions[canonicalize_name(needed.name)]
            assert needed.specifier.contains(locked), (part.name, needed)


def test_nothing_is_locked_that_nothing_asks_for():
    ours = {canonicalize_name(each.name) for each in chain(*asked().values())}
    wanted, more = {OURS}, {OURS}
    while more:
        more = {p.name for p in every_part() if p.needed_by & wanted} - wanted
        wanted |= more
    for part in every_part():
        assert part.name in wanted
        assert (OURS in part.needed_by) <= (part.name in ours), part.name
        for other in part.needed_by - {OURS}:
            needs = {canonicalize_name(each.name) for each in told_by(other)}
            assert not needs or part.name in needs, (other, part.name)


def test_a_part_is_of_one_version_and_its_files_are_the_same_everywhere():
    first = {part.name: part for part in reversed(every_part())}
    for part in every_part():
        assert part.version == first[part.name].version
        assert part.hashes == first[part.name].hashes
        assert part.hashes
        assert [*part.hashes] == sorted({*part.hashes})


@pytest.mark.parametrize("extra", STANDS_ON)
def test_no_part_is_locked_twice_for_the_same_place(extra):
    pins = [part.pin for part in installed_with(extra)]
    assert len(pins) == len({*pins})


def lowest(requirement: Requirement) -> Version:
    """Return the oldest version that *requirement* lets in."""
    floors = (one for one in requirement.specifier if one.operator in {">=", "~="})
    return Version(next(floors).version)


def test_the_oldest_that_are_tried_are_the_oldest_that_may_be_asked_for():
    tried = {part.name: Version(part.version) for part in parts_of(FLOORS)}
    stated = {canonicalize_name(each.name): lowest(each) for each in asked()["run"]}
    assert {name: tried[name] for name in stated} == stated
    assert all(part.hashes for part in parts_of(FLOORS))


@pytest.mark.parametrize("extra", [*STANDS_ON, FLOORS])
def test_a_lock_names_no_place_to_fetch_from(extra):
    text = lock_of(extra).read_text(encoding="utf-8")
    parts = parts_in(text)
    assert text == HEAD + "".join(part.text for part in parts)
    assert "://" not in text


def test_what_is_tested_here_is_what_is_locked():
    amiss = {}
    for part in (*parts_of("run"), *parts_of("test")):
        marker = Requirement(f"x; {part.marker}").marker if part.marker else None
        if not marker or marker.evaluate():
            here = distribution(part.name).version
            if here != part.version:
                amiss[part.name] = here
    assert amiss == {}, "./dev setup installs what is locked"


def test_every_requirement_is_bounded_above():
    unbounded = {
        each.name
        for each in chain(*asked().values())
        if not {one.operator for one in each.specifier} & {"<", "~="}
    }
    assert unbounded == UNBOUNDED


def imported() -> Iterator[str]:
    """Yield the top of each module that tmworkshop imports."""
    for file in (ROOT / OURS).rglob("*.py"):
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(each, ast.Import):
                yield from (name.name.partition(".")[0] for name in each.names)
            elif isinstance(each, ast.ImportFrom) and each.module:
                yield each.module.partition(".")[0]


def test_what_is_imported_is_declared():
    homes = packages_distributions()
    others = {*imported()} - sys.stdlib_module_names - {OURS}
    used = {canonicalize_name(homes[name][0]) for name in others}
    wanted = (*asked()["run"], *asked()["password"])  # which is asked for by its user
    assert used == {canonicalize_name(each.name) for each in wanted}


@pytest.mark.parametrize(
    "text",
    [
        "-e .",
        "--index-url x",
        "click",
        "click>=8",
        "click==8.*",
        "click==8.5.1 @ file:///x",
        "click==8.5.1 \\\n    --hash=md5:0",
        "click==8.5.1\n    # from https://x",
    ],
)
def test_a_lock_that_holds_anything_else_is_not_read(text):
    with pytest.raises(ValueError, match="more than a version"):
        parts_in(f"{text}\n")
