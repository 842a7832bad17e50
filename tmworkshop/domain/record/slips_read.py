"""The slips of a set, while its facts are being read: what holds of each box."""

from __future__ import annotations

from typing import Generic, TypeVar

from tmworkshop.domain.facts import Consented, Lent

Box = TypeVar("Box", str, tuple[str, str])  # the id of a text; a member and a purpose
Slip = TypeVar("Slip", Consented, Lent)


class SlipsRead(Generic[Box, Slip]):
    """What holds of each box: at all, and for each invitation that stood on a slip."""

    def __init__(self) -> None:
        self.newest: dict[Box, Slip] = {}
        self.by_terms: dict[Box, dict[str, Slip]] = {}
        self._noes: dict[Box, Slip] = {}  # for no invitation

    def take(self, box: Box, slip: Slip, *, is_yes: bool) -> None:
        """Take in *slip*; a no that is for no invitation is a no to each of them."""
        self.newest[box] = _the_newer(self.newest.get(box), slip)
        terms: dict[str, Slip] = self.by_terms.setdefault(box, {})
        goes_for_all: bool = not (slip.invitation or is_yes)
        for each in {slip.invitation, *(terms if goes_for_all else ())}:
            terms[each] = _the_newer(terms.get(each, self._noes.get(box)), slip)
        if goes_for_all:
            self._noes[box] = _the_newer(self._noes.get(box), slip)

    def is_holding(self, box: Box, slip: Slip) -> bool:
        """Say whether *slip* holds: for its invitation, or at all if it had none."""
        if not slip.invitation:
            return self.newest[box] is slip
        return self.by_terms[box][slip.invitation] is slip


def _the_newer(was: Slip | None, slip: Slip) -> Slip:
    """Return which holds: the slip of the newest day; of one day, what came last."""
    return was if was and was.slip > slip.slip else slip
