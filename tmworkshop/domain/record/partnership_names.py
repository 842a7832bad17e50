"""The partnerships of a set: what each is called now, which are one, which are two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import AnyFact, Joined, Titled
from tmworkshop.domain.names import find_id, read_number
from tmworkshop.domain.values import Value, value

HIGHEST = 10**9 - 1  # number of a partnership
Pair = frozenset[str]


@value
class Partnership(Value):
    """Whom people come from, and what that is called now; they may come from none."""

    id: str = ""
    name: str = ""


@value
class Likened(Value):
    """What someone said of a name that is near to those of others, by these names."""

    same_as: str = ""
    apart_from: tuple[str, ...] = ()
    is_open: bool = False  # it is taken for a new one until somebody says more


UNASKED = Likened()


@value
class Partnerships(Value):
    """Every partnership of a set, by the id that it has for good."""

    names: Mapping[str, str] = field(default_factory=dict)  # of those that stand
    become: Mapping[str, str] = field(default_factory=dict)  # which one others are
    former: Mapping[str, str] = field(default_factory=dict)  # names: whose they were
    apart: frozenset[Pair] = frozenset()  # someone was asked, and they are two
    ids: frozenset[str] = frozenset()  # given to one, or once given

    def of(self, id_: str) -> Partnership:
        """Return the partnership *id_*, or the one that it has become."""
        now = self.become.get(id_, id_)
        return Partnership(now, self.names.get(now, now))

    def called(self, name: str) -> Partnership | None:
        """Return which is called *name*, or was before; None if none ever was."""
        from tmworkshop.domain.likeness import find_same

        before = find_same(name, {each: each for each in self.former})
        was = self.of(self.former[before[0]]) if before else None
        return self.standing(name) or was

    def standing(self, name: str) -> Partnership | None:
        """Return which is called *name* now, or has that id.

        Capitals, accents and hyphens count for nothing where none is spelt so.
        """
        from tmworkshop.domain.likeness import find_same

        exact = (id_ for id_ in self.names if name in (self.names[id_], id_))
        same = (*exact, *find_same(name, self.names))
        return self.of(same[0]) if same else None

    def near(self, name: str) -> dict[str, str]:
        """Return those that may be meant by *name*: their names by their ids."""
        from tmworkshop.domain.likeness import find_near

        return {id_: self.names[id_] for id_ in find_near(name, self.names)}

    def doubles(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of each two that may be one, where nobody said they are two."""
        if len(self.names) < 2:  # noqa: PLR2004 (as every set has, mostly)
            return
        from tmworkshop.domain.likeness import find_doubles

        for one, other in find_doubles(self.names):
            if frozenset((one, other)) not in self.apart:
                yield one, other

    def find(self, wanted: str) -> Partnership:
        """Return which is *wanted*, by its id or its name; NotFound, or Unclear.

        One that became another, or was called otherwise, is found as it was as well.
        """
        exact = [id_ for id_ in self.names if wanted in (self.names[id_], id_)]
        try:
            id_ = exact[0] if exact else find_id(wanted, self.names, "partnership")
        except NotFound:
            was = self.of(wanted) if wanted in self.become else self.called(wanted)
            if was and was.id in self.names:
                return was
            raise
        return self.of(id_)

    def with_new(self, titled: Titled) -> Partnerships:
        """Return these and one more, or one more name of one of them."""
        id_, name = titled.partnership, titled.name
        known = replace(self, ids=self.ids | {id_})
        if titled.same_as:
            return replace(known, former={**self.former, name: titled.same_as})
        return replace(known, names={**self.names, id_: name})

    def title(self, name: str) -> Titled:
        """Return that one is called *name*, with an id that none has ever had."""
        numbers = (read_number(id_.removeprefix("p"), HIGHEST) or 0 for id_ in self.ids)
        return Titled(partnership=f"p{max(numbers, default=0) + 1}", name=name)


def partnerships_in(facts: Iterable[AnyFact]) -> Partnerships:
    """Return the partnerships that *facts* tell of."""
    read = PartnershipsRead()
    for fact in facts:
        if isinstance(fact, Titled):
            read.take(fact)
        elif isinstance(fact, Joined):
            read.meet(fact.partnership)
    return read.as_they_stand()


class PartnershipsRead:
    """The partnerships while a set's facts are being read."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._titles: list[Titled] = []
        self._become: dict[str, str] = {}
        self._apart: list[tuple[str, str]] = []
        self._met: dict[str, None] = {}

    def meet(self, id_: str) -> None:
        """Know that someone came from *id_*; what it is called may be lost."""
        if id_:
            self._met[id_] = None

    def take(self, fact: Titled) -> None:
        """Take in *fact*; one whose name was erased is called nothing from then on."""
        one, into = self._now(fact.partnership), self._now(fact.same_as)
        self._names[one] = fact.name
        self._titles.append(fact)
        if fact.same_as and one != into:
            self._become[one] = into
        self._apart += [(one, other) for other in fact.apart_from]

    def as_they_stand(self) -> Partnerships:
        """Return them as they stand now."""
        every = {**dict.fromkeys(self._met), **self._names}
        names = {i: self._names.get(i, i) for i in every if i not in self._become}
        return Partnerships(
            names={id_: name for id_, name in names.items() if name},
            become={id_: self._now(id_) for id_ in self._become},
            former={
                each.name: self._now(each.partnership)
                for each in self._titles
                if each.name
            },
            apart=frozenset(frozenset(map(self._now, two)) for two in self._apart),
            ids=frozenset(every),
        )

    def _now(self, id_: str) -> str:
        while id_ in self._become:  # never round: only what stands becomes another
            id_ = self._become[id_]
        return id_
