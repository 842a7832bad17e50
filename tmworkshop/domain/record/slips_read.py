"""The boxes of a set's slips, while its facts are being read."""

from __future__ import annotations

from tmworkshop.domain.facts import Consented


def the_newer(was: Consented | None, fact: Consented) -> Consented:
    """Return which holds: the slip of the newest day; of one day, what came last."""
    return was if was and was.slip > fact.slip else fact


class SlipsRead:
    """What holds of each box: at all, and for each invitation that stood on a slip."""

    def __init__(self) -> None:
        self.consents: dict[tuple[str, str], Consented] = {}
        self.by_terms: dict[tuple[str, str], dict[str, Consented]] = {}
        self._noes: dict[tuple[str, str], Consented] = {}  # for no invitation

    def take(self, fact: Consented) -> None:
        """Take in *fact*; a no that is for no invitation is a no to each of them."""
        box = fact.member, fact.purpose
        self.consents[box] = the_newer(self.consents.get(box), fact)
        terms = self.by_terms.setdefault(box, {})
        goes_for_all = not (fact.invitation or fact.choice)
        for each in {fact.invitation, *(terms if goes_for_all else ())}:
            terms[each] = the_newer(terms.get(each, self._noes.get(box)), fact)
        if goes_for_all:
            self._noes[box] = the_newer(self._noes.get(box), fact)

    def is_holding(self, fact: Consented) -> bool:
        """Say whether *fact* holds: for its invitation, or at all if it had none."""
        box = fact.member, fact.purpose
        if not fact.invitation:
            return self.consents[box] is fact
        return self.by_terms[box][fact.invitation] is fact
