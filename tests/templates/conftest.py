"""What the tests of pages share."""

import pytest

from tests.templates.printed import share_in


@pytest.fixture(autouse=True, scope="session")
def _what_is_printed_is_shared(tmp_path_factory):
    share_in(tmp_path_factory.getbasetemp())
