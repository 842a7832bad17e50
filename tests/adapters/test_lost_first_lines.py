"""A set whose first line is damaged is still taken for one of the version it is of."""

from pathlib import Path

import pytest

from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.format import mend_set
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.facts import Joined, Titled
from tmworkshop.domain.remedies import Remedy

FORMATS = Path(__file__).parents[1] / "formats"
SETS = sorted(FORMATS.glob("*/workspace/sets/*.jsonl"))


@pytest.fixture(params=SETS, ids=lambda file: f"{file.parts[-4]}-{file.stem}")
def kept(request):
    return request.param


def test_mended_it_holds_what_it_held(kept, tmp_path):
    whole, spoilt = tmp_path / "whole.jsonl", tmp_path / "spoilt.jsonl"
    content = kept.read_bytes()
    whole.write_bytes(content)
    spoilt.write_bytes(b"#" + content[1:])
    with pytest.raises(Damaged) as refusal:
        FactFile(spoilt).facts()
    assert refusal.value.way.remedy is Remedy.EXAMINE
    mend_set(spoilt)
    assert FactFile(spoilt).facts() == FactFile(whole).facts()


def test_every_partnership_has_the_name_that_it_had(kept, tmp_path):
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(b"#" + kept.read_bytes()[1:])
    mend_set(spoilt)
    facts = FactFile(spoilt).facts()
    titled = {fact.partnership for fact in facts if isinstance(fact, Titled)}
    came_from = {f.partnership for f in facts if isinstance(f, Joined)} - {""}
    assert came_from <= titled
