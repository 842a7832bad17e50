"""The list of parts: kept with the locks, and of licences that let us be MIT."""

import json
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.utils import canonicalize_name

from pango.terms import TERMS, expression_of
from pango.wheel import NAME as MADE_HERE
from tools.locks import ROOT, parts_of

# whatever asks no more than that its notice is kept
PERMISSIVE = {
    *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT-CMU"),
    *("OFL-1.1-RFN", "PSF-2.0"),
}
# of packages of their own, which are installed beside ours as their makers made them
BESIDE = {"LGPL-2.1-or-later", "LGPL-3.0-or-later", "MPL-1.1", "MPL-2.0"}
# of libraries in a package of their own, each on its own terms, as a notice says
OF_LIBRARIES = {
    *("bzip2-1.0.6", "FTL", "HPND-sell-variant", "LGPL-2.0-or-later", "libpng-2.0"),
    *("MIT-Modern-Variant", "X11", "Zlib"),
}


@pytest.fixture(scope="module")
def bill():
    return json.loads((ROOT / "sbom.json").read_text(encoding="utf-8"))


def licence_of(component):
    return component["licenses"][0]["expression"]


def test_the_list_is_what_the_locks_say():
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "sbom"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert made.stdout == (ROOT / "sbom.json").read_text(encoding="utf-8")


def test_it_lists_every_part_and_every_font(bill):
    libraries = {each["purl"] for each in bill["components"] if "purl" in each}
    extras = ("run", "pango", "password")
    parts = [part for extra in extras for part in parts_of(extra)]
    assert libraries == {f"pkg:pypi/{part.name}@{part.version}" for part in parts}
    fonts = {each["name"]: each for each in bill["components"] if "purl" not in each}
    lying = {
        file.relative_to(ROOT).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in (ROOT / "templates" / "fonts").iterdir()
        if file.suffix != ".txt"
    }
    assert {name: one["hashes"][0]["content"] for name, one in fonts.items()} == lying


def test_whatever_needs_another_is_listed_with_it(bill):
    refs = {each["bom-ref"] for each in bill["components"] if "bom-ref" in each}
    needs = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert needs.keys() == refs | {"tmworkshop"}
    assert {ref for each in needs.values() for ref in each} == refs


def test_every_licence_lets_us_be_mit(bill):
    components = [bill["metadata"]["component"], *bill["components"]]
    lets_us = PERMISSIVE | BESIDE | OF_LIBRARIES
    refused = {
        component["name"]: licence_of(component)
        for component in components
        for each in licence_of(component).split(" AND ")
        if not {*each.split(" OR ")} & lets_us
    }
    assert refused == {}


def test_what_is_told_of_pango_s_libraries_is_what_is_told_in_their_package(bill):
    (ours,) = (each for each in bill["components"] if each["name"] == MADE_HERE)
    assert licence_of(ours) == expression_of(TERMS.values())
    assert ours["scope"] == "optional"


def test_every_licence_is_an_expression_that_spdx_knows(bill):
    for component in bill["components"]:
        licence = licence_of(component)
        assert canonicalize_license_expression(licence) == licence


def test_no_licence_was_read_by_hand_that_its_part_tells_otherwise(bill):
    for component in bill["components"]:
        try:
            told = metadata(canonicalize_name(component["name"]))
        except PackageNotFoundError:
            continue
        expression = told.get("License-Expression", licence_of(component))
        assert licence_of(component) == expression
