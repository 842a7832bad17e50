"""A made-up programme lived through day by day: sessions, slips, packs, pages.

It knows the order of things, and neither where scripts lie nor who prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from operator import itemgetter

from tmworkshop.application import reports
from tmworkshop.application.members import take_roster
from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.application.programme import RECIPIENT
from tmworkshop.application.releases import (
    LaptopReceipt,
    Request,
    WordSources,
    let_out,
    prepare_release,
    word_page,
)
from tmworkshop.application.reports import Sheet
from tmworkshop.application.sets import add_set
from tmworkshop.application.slips import SlipOfPaper, keep_slip
from tmworkshop.application.story import (
    HandedIn,
    MadeUpSet,
    Sending,
    Story,
    TypedCommand,
)
from tmworkshop.domain.content import Slip
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import AnyFact, Founded
from tmworkshop.domain.names import find_id
from tmworkshop.domain.pages.participant import Imprint
from tmworkshop.domain.programme.terms import LEAST, Terms
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.values import Value, value

MORNING, EVENING = time(8), time(17)  # before a session, and when slips are typed in


@value
class Performance(Value):
    """A session of a set that is written down, to be played on its day."""

    on: date
    play: Callable[[SetFile], object]


@value
class DemoWorld(Value):
    """What living through a story needs of the world."""

    workspace_of: Callable[[str], Workspace]  # the laptop's that a set is on
    performances: Mapping[str, Sequence[Performance]]  # by the id of the set
    sources: WordSources  # of what goes to the programme
    topics: Topics
    slip: Slip
    stamp_at: Callable[[Sequence[AnyFact], datetime], Stamp]  # above the ids of these
    type_in: Callable[[TypedCommand], None]
    invitation_on: Callable[[str], str]  # its id, as slips of a set have it
    give_receipt: Callable[[LaptopReceipt, Terms, str], None]


def live_story(story: Story, stage: DemoWorld) -> Iterator[Sheet]:
    """Live through *story*, and yield each page on the day that it is made."""
    return _Living(story, stage).sheets()


def count_story_sheets(story: Story, stage: DemoWorld) -> int:
    """Return how many pages `live_story` yields: each member's, all, a summary."""
    sessions = (
        len(stage.performances[each.id]) * (len(each.members) + 2)
        for each in story.sets
    )
    return sum(sessions) + len(story.sendings)


@value
class _Living(Value):
    story: Story
    stage: DemoWorld

    def sheets(self) -> Iterator[Sheet]:
        for made_up in self.story.sets:
            self._found(made_up)
        for _, happens in sorted(self._happenings(), key=itemgetter(0)):
            yield from happens()

    def _happenings(self) -> Iterator[tuple[date, Callable[[], Iterator[Sheet]]]]:
        for made_up in self.story.sets:
            for performance in self.stage.performances[made_up.id]:
                yield performance.on, partial(self._meets, made_up, performance)
        for typed in self.story.typed:
            yield typed.on, partial(self._type_in, typed)
        for sending in self.story.sendings:
            yield sending.on, partial(self._sends, sending)

    def _meets(self, made_up: MadeUpSet, performance: Performance) -> Iterator[Sheet]:
        performance.play(self._file(made_up))
        self._take_slips(made_up, performance.on)
        yield from self._pages(made_up, performance.on)

    def _file(self, made_up: MadeUpSet) -> SetFile:
        return self.stage.workspace_of(made_up.id).open_set(made_up.id)

    def _found(self, made_up: MadeUpSet) -> None:
        first = self.stage.performances[made_up.id][0].on
        founded = Founded(
            name=made_up.name,
            contact=self.story.told_by,
            place=made_up.place,
            kept_until=self.story.kept_until,
        )
        stamp = self.stage.stamp_at((), datetime.combine(first, MORNING, UTC))
        with self.stage.workspace_of(made_up.id).deciding() as hand:
            add_set(hand, made_up.id, founded, stamp)
        people = [Newcomer(name, made_up.partnership) for name in made_up.members]
        take_roster(self._file(made_up), people, first, stamp)

    def _take_slips(self, made_up: MadeUpSet, day: date) -> None:
        """Type in the slips that were handed in on *day*, folded."""
        file = self._file(made_up)
        stamp = self._stamp(file, day)
        names = record_of(file.facts()).names
        for slip in made_up.slips:
            if slip.on == day:
                paper = self._paper(slip, self.stage.invitation_on(made_up.id))
                keep_slip(file, find_id(slip.member, names), paper, stamp)

    def _paper(self, slip: HandedIn, invitation: str) -> SlipOfPaper:
        boxes = (purpose.id for purpose in self.stage.slip.purposes)
        choices = {box: box in slip.yes for box in boxes}
        version = self.stage.slip.version
        return SlipOfPaper(choices, version, slip.on, invitation=invitation)

    def _pages(self, made_up: MadeUpSet, day: date) -> Iterator[Sheet]:
        record, session = reports.after_session(self._file(made_up).facts())
        imprint = Imprint(
            made=day,
            contact=record.founded.contact,
            purposes=tuple((each.id, each.short) for each in self.stage.slip.purposes),
        )
        members = reports.members_for(record, session)
        yield from reports.participant_sheets(record, session, members, imprint)
        yield reports.print_all_sheet(record, session, members, imprint)
        yield reports.set_sheet(record, session, imprint)

    def _type_in(self, typed: TypedCommand) -> Iterator[Sheet]:
        self.stage.type_in(typed)
        return iter(())

    def _sends(self, sending: Sending) -> Iterator[Sheet]:
        """Let out what packs brought by now, and write a receipt for each laptop."""
        stage, reader, day = self.stage, sending.reader, sending.on
        to = sending.to or RECIPIENT
        terms = Terms(reader, LEAST[reader] or 0, day.isoformat())
        prepared = prepare_release(stage.sources, Request(stage.topics, terms))
        stamp_for = partial(self._stamp, day=day)
        for receipt in let_out(stage.sources, prepared, to, stamp_for):
            stage.give_receipt(receipt, terms, sending.to)
        page = word_page(prepared, self.story.programme, to)
        yield Sheet(("programme", f"{reader} {say_date(day)}"), page)

    def _stamp(self, file: SetFile, day: date) -> Stamp:
        return self.stage.stamp_at(file.facts(), datetime.combine(day, EVENING, UTC))
