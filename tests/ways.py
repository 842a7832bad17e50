"""What is refused, and the remedy that is named with it."""

from contextlib import contextmanager

import pytest

from tmworkshop.domain.remedies import Way


@contextmanager
def refused(kind, remedy, *needs, match=None):
    with pytest.raises(kind, match=match) as caught:
        yield
    assert caught.value.way == Way(remedy, needs)
