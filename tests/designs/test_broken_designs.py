import tomllib
from pathlib import Path

import pytest

from tmworkshop.domain.design_rules import check_design, parse_design
from tmworkshop.domain.errors import FileComplaints

BROKEN = sorted(Path(__file__).with_name("broken").glob("*.toml"))


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_design_is_told_all_that_is_wrong_with_it_and_where(file):
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert list(check_design(data)) == expected


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_design_is_not_read(file):
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    with pytest.raises(FileComplaints, match=f"{file.name} cannot be used yet"):
        parse_design(data, file.name)
