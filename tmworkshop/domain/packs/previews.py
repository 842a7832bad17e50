"""What would leave one set, as its facilitator sees it: whose words, and how far."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.levels import BEYOND, Reader
from tmworkshop.domain.packs.counted import count_things
from tmworkshop.domain.packs.letting_go import Letting
from tmworkshop.domain.packs.pack import Asked
from tmworkshop.domain.packs.voices import Voiced
from tmworkshop.domain.record.in_packs import LENT, VOICE, id_of_words
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.mentions import MASK
from tmworkshop.domain.values import Value, value


@value
class Going(Value):
    """Words that would leave, as they do, and whose they are, which stays here."""

    words: str
    since: tuple[str, ...]
    speaker: str
    readers: tuple[Reader, ...]
    named_to: tuple[Reader, ...]
    is_new: bool  # since the last pack, or otherwise than in that
    partnership: str = ""  # of a text with ticks of its own: whose name may stand there


@value
class Reached(Value):
    """How much one reader would read."""

    reader: Reader
    words: int
    people: int
    named: int  # words beside which a name stands


@value
class SetPreview(Value):
    """All of it of one set."""

    name: str
    going: tuple[Going, ...]
    reached: tuple[Reached, ...]
    asked: tuple[Asked, ...]
    weighed: int  # statements of which counts go
    masked: int  # places
    waiting: tuple[Voiced, ...]
    new: int  # remarks
    changed: int
    withdrawn: int
    taken_back: tuple[str, ...]  # remarks that went and are withdrawn, as they stand
    other_slips: tuple[str, ...]  # names
    too_long: int = 0  # remarks that no pack takes
    other_counts: int = 0  # counts that are new, other, or not there any more

    @property
    def places(self) -> int:
        """How many places are to be looked at."""
        return len({hit for each in self.waiting for hit in each.hits})

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Whose words wait because they may be another set's member as well."""
        waits = (e.kept.speaker for e in self.waiting if not e.hits)
        return tuple(dict.fromkeys(waits))


def preview_set(
    record: Record, letting: Letting, other_slips: tuple[str, ...]
) -> SetPreview:
    """Return what would leave *record*, as *letting* has it."""
    going = tuple(_list_going(record, letting))
    texts = (text for each in going for text in (each.words, *each.since))
    changed = count_things(letting.changed)
    withdrawn = count_things(letting.withdrawn)
    return SetPreview(
        name=record.founded.name,
        going=going,
        reached=tuple(_reached(going, reader) for reader in _in_order(BEYOND)),
        asked=letting.part.asked,
        weighed=len(letting.part.weighed),
        masked=sum(text.count(MASK) for text in texts),
        waiting=letting.waiting,
        new=count_things(letting.new).remarks - changed.remarks,
        changed=changed.remarks,
        withdrawn=withdrawn.remarks,
        other_counts=count_things(letting.new).counts + withdrawn.counts,
        taken_back=tuple(_list_taken_back(record, letting)),
        other_slips=tuple(record.name(each) for each in other_slips),
        too_long=len(letting.too_long),
    )


def _list_taken_back(record: Record, letting: Letting) -> Iterator[str]:
    """Yield the words that are withdrawn, but for those that were erased."""
    now = {letting.ids[e.id] for e in letting.part.words}
    for key in letting.withdrawn:
        kept = record.kept.get(id_of_words(key))
        if kept and kept.words and kept.id not in now:
            yield kept.words


def _list_going(record: Record, letting: Letting) -> Iterator[Going]:
    for voice in letting.part.voices:
        kept = record.kept[letting.ids[voice.id]]
        yield Going(
            words=voice.words,
            since=voice.since,
            speaker=record.name(kept.speaker),
            readers=_in_order(voice.readers),
            named_to=_in_order(voice.named_to),
            is_new=f"{VOICE}{kept.id}" in letting.new,
        )
    for text in letting.part.lent:
        kept = record.kept[letting.ids[text.id]]
        yield Going(
            words=text.words,
            since=(),
            speaker=record.name(kept.speaker),
            readers=_in_order(text.readers),
            named_to=(),
            is_new=f"{LENT}{kept.id}" in letting.new,
            partnership=text.partnership,
        )


def _in_order(readers: frozenset[Reader]) -> tuple[Reader, ...]:
    return tuple(each for each in Reader if each in readers)


def _reached(going: tuple[Going, ...], reader: Reader) -> Reached:
    reads = [each for each in going if reader in each.readers]
    named = [each for each in reads if reader in each.named_to]
    return Reached(reader, len(reads), len({e.speaker for e in reads}), len(named))
