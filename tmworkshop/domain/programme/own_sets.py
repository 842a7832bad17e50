"""What the sets of one's own workspace give to a page: let go in memory, by one signer.

It holds on to nothing else of a record: a programme has more facts than memory has
room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any, NamedTuple

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.packs.lent_texts import list_lent
from tmworkshop.domain.packs.pack import Asked, LentText, Mark, SetPart, Voice
from tmworkshop.domain.packs.set_counts import list_asked
from tmworkshop.domain.packs.voices import Leave, Voiced, list_voices, tell_since
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.partnership_names import Partnerships
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.record.sentences import say_practice
from tmworkshop.domain.sharing.masks import Masks, is_typed, list_everyone
from tmworkshop.domain.values import Value, list_types, value

OWN = "own"  # signs what goes no further than this workspace
NO_PARTS: Mapping[str, str] = {}
# what is no words of a voice, and what of that readers read: once this changes, it is
# another voice; by who else may read it, or what its partnership is called, it is not
ABOUT = tuple(
    name for name in list_types(Voice) if name not in ("id", "words", "since")
)
READ = ("person", "kind", "lesson", "themes", "holds", "outcome")
_about = attrgetter(*ABOUT)
Call = Callable[[str], str]


class Unmasked(NamedTuple):
    """A voice whose words nobody may read yet: names are not masked in them.

    A tuple takes a third of the room of a value, and there are many.
    """

    about: tuple[Any, ...]  # what of a voice is no words, in its order
    entries: tuple[str, ...]  # the ids of all that is read with it
    words: str
    parts: Mapping[str, str]
    heard: tuple[Mapping[str, str], ...]  # parts of what was heard of it


class UnmaskedText(NamedTuple):
    """A text that is lent, whose words nobody may read yet."""

    text: LentText
    entry: str
    words: str
    parts: Mapping[str, str]


@value
class OwnSet(Value):
    """What one set gives, before it is known who is in the others."""

    set_id: str
    names: tuple[str, ...]  # of everyone in it, and as they were called before
    partnerships: Partnerships
    drafts: tuple[Unmasked, ...]
    asked: tuple[Asked, ...]
    has_met: bool
    lent: tuple[UnmaskedText, ...] = ()


class Entry(NamedTuple):
    """Where words of a voice are kept."""

    set_id: str
    ids: tuple[str, ...]


def give_set(set_id: str, record: Record, mark: Mark) -> OwnSet:
    """Return what the *record* of a set gives; one name is one person in all sets."""
    call = _call_lost(set_id, record.partnerships)

    @cache
    def person(member: str) -> str:
        # one who is spelt in two ways is not to be counted as two; of two namesakes
        # fewer are counted than there are, and so no more is let out
        return mark("person", fold_name(record.members[member].name))

    leave = Leave(lambda _: (), person, intern, mask=lambda kept: kept)

    def draft(voiced: Voiced, voice: Voice) -> Unmasked:
        kept, heard = voiced.kept, voiced.heard
        called = call(voice.partnership)
        if called != voice.partnership:
            voice = replace(voice, partnership=called)
        ids = kept.id, *(each.id for each in heard)
        parts = tuple(map(_parts_of, heard))
        return Unmasked(_about(voice), ids, kept.words, _parts_of(kept), parts)

    return OwnSet(
        set_id=set_id,
        names=tuple(list_everyone(record)),
        partnerships=record.partnerships,
        drafts=tuple(
            draft(each, each.voice) for each in list_voices(record, leave) if each.voice
        ),
        asked=tuple(_list_asked(record, call, mark)),
        has_met=bool(record.sessions),
        lent=tuple(
            UnmaskedText(
                replace(each.text, partnership=call(each.text.partnership)),
                *(each.kept.id, each.kept.words, _parts_of(each.kept)),
            )
            for each in list_lent(record, leave)
            if each.text
        ),
    )


def let_go_in_memory(
    own: OwnSet, masks: Masks, mark: Mark
) -> tuple[SetPart, dict[str, Entry]]:
    """Return the part of a set, its words masked, and where each voice is kept."""
    entries, voices = {}, []
    for draft in own.drafts:
        words, parts = masks.hide_in(draft.words, draft.parts)
        masked = say_practice(words, parts)
        since = tuple(tell_since(masks.hide_in("", e)[1] for e in draft.heard))
        about = dict(zip(ABOUT, draft.about, strict=True))
        read = repr((masked, since, *map(about.__getitem__, READ)))
        id_ = mark("voice", own.set_id, draft.entries[0], read)
        entries[id_] = Entry(own.set_id, draft.entries)
        voices.append(Voice(id=id_, words=masked, since=since, **about))
    lent = []
    for each in own.lent:
        masked = say_practice(*masks.hide_in(each.words, each.parts))
        id_ = mark("lent", own.set_id, each.entry, masked)
        entries[id_] = Entry(own.set_id, (each.entry,))
        lent.append(replace(each.text, id=id_, words=masked))
    set_ = mark("set", own.set_id)
    part = SetPart(set_, tuple(voices), own.asked, lent=tuple(lent))
    return part, entries


def _parts_of(kept: Kept) -> Mapping[str, str]:
    """Return what someone typed beside the words, and what is masked."""
    parts = {
        part: words
        for part, words in kept.parts.items()
        # others: are read with no entry
        if is_typed(part) or part == Part.MASKED
    }
    return parts or NO_PARTS


def _list_asked(record: Record, call: Call, mark: Mark) -> Iterator[Asked]:
    """Yield how many were there, and of each partnership that was to come, none."""
    days = {session.held_on for session in record.sessions}
    invited = (m.partnership(on).name for m in record.members.values() for on in days)
    for name in dict.fromkeys(filter(None, invited)):
        yield Asked("", "", call(name), 0)
    for _, asked in list_asked(record, mark):
        if asked.partnership:
            yield replace(asked, partnership=call(asked.partnership))


def _call_lost(set_id: str, known: Partnerships) -> Call:
    """Return what tells partnerships of two sets apart whose names were lost."""

    def call(name: str) -> str:
        is_lost = bool(name) and known.names.get(name) == name
        return f"{name} ({set_id})" if is_lost else name

    return call
