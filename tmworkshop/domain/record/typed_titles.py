"""Which partnership is meant by a name as it was typed, and the title of a new one.

One that is near to another is new only where someone was asked, and said so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Titled
from tmworkshop.domain.names import ensure_short, tidy_name
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.partnership_names import Likened, Partnerships
from tmworkshop.domain.remedies import Remedy


class TypedTitles:
    """Names that are typed one after the other: what is new stands for the next."""

    def __init__(self, known: Partnerships) -> None:
        self._known = known
        self.new: list[Titled] = []  # to be kept with whoever comes from them

    def id_for(self, typed: str, likened: Likened) -> str:
        """Return the id of the partnership *typed*; how it was *likened* is kept too.

        Unclear if it is near to another, and nobody said whether it is that.
        """
        name = tidy_name(typed)
        if not name:
            return ""
        if there := self._known.called(name):
            return there.id
        ensure_short(name, "partnership")
        if one := likened.same_as and self._known.called(likened.same_as):
            self._title(name, same_as=one.id)
            return one.id
        near = self._known.near(name)
        apart = tuple(id_ for id_ in near if near[id_] in likened.apart_from)
        like = [near[id_] for id_ in near if id_ not in apart]
        if like and not likened.is_open:
            those = join_names(like, joined_by="or")
            is_it = f"{name}: is that {those}? Then write it so."
            raise Unclear(is_it, Remedy.SAY_IT_IS_NEW)
        return self._title(name, apart_from=apart)

    def _title(self, name: str, **more: Any) -> str:
        titled = replace(self._known.title(name), **more)
        self.new.append(titled)
        self._known = self._known.with_new(titled)
        return titled.partnership
