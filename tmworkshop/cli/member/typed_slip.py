"""A sharing slip typed in: from flags, or box by box, each of them no until ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from tmworkshop.application.ports import SetFile
from tmworkshop.application.slips import SlipKept, SlipOfPaper, keep_slip
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.chosen_terms import choose_slip_terms
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.content import Slip, SlipBox
from tmworkshop.domain.dates import say_date, say_day
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import find_id, read_number
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.invitation_lines import list_boxes
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.consents import newest_slip
from tmworkshop.domain.record.in_packs import IN_PACK
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value
from tmworkshop.domain.wide_signs import narrow_signs

NOTHING = "-"
KEEP_UNTIL = "Keep until, if it is written there"
TAKEN_BACK = (
    "Taken back. No page made from now on shares it; pages printed "
    "before stay as they are until they are printed again. What was handed in without "
    "a name cannot be taken back, for nobody can tell whose it was."
)


@value
class SlipFlags(Value):
    """What the command line says of a slip."""

    slip_date: str | None = None
    yes: str | None = None
    no: str | None = None
    wording: int | None = None
    keep_until: str | None = None
    as_dated: bool = False
    programme: str | None = None


def type_in_slip(
    options: Options, file: SetFile, slip: Slip, name: str, flags: SlipFlags
) -> None:
    """Keep the *slip* of the member *name*, as *flags* have it or as it is typed."""
    record = record_of(file.facts())
    member = find_id(name, record.names)
    asker, clock = Asker(options), WallClock(options.environ)
    paper = _Typing(asker, clock, slip, record, member, flags).paper()
    kept = keep_slip(file, member, paper, make_stamper(options, file).stamp)
    answer(f"{record.names[member]}, slip of {say_day(paper.signed)}")
    for purpose, choice in paper.choices.items():
        short = name_purpose(slip, purpose)
        answer(f"  {short}: {'yes' if choice else 'no'}")
    say(*_what_came_of_it(record, member, kept))


def name_purpose(slip: Slip, purpose: str) -> str:
    """Return what the page calls *purpose*; one that is asked no more, its own id."""
    by_id = {each.id: each.short for each in (*slip.before, *slip.purposes)}
    return by_id.get(purpose, f"{purpose} (asked no more)")


@value
class _Typing(Value):
    """One slip being typed in."""

    asker: Asker
    clock: WallClock
    slip: Slip
    record: Record
    member: str
    flags: SlipFlags

    def paper(self) -> SlipOfPaper:
        """Return what the slip says, asked for where no flag says it."""
        flags, read = self.flags, self.clock.read_past_day
        # what a flag says wrongly is refused before anything is asked
        if flags.wording is not None:
            self._numbered(flags.wording)
        until = self.clock.read_day(flags.keep_until) if flags.keep_until else None
        signed = self._ensure_likely(read(flags.slip_date)) if flags.slip_date else None
        if not (flags.yes or flags.no):
            self.asker.ensure_there("the slip", "--yes PURPOSES and --no PURPOSES")
            say(self.record.names[self.member])
        wording = self._wording()
        asked = self._asked_terms(wording, signed)
        every = self.slip.boxes_of(wording)
        boxes = list_boxes(every, asked.invitation if asked else None)
        left_off = {each.id for each in every} - {each.id for each in boxes}
        given = self._given(boxes, left_off)
        choices = given or self._asked(boxes)
        signed = signed or self._signed(choices)
        if not (given or until):
            until = ask_until_clear(self._asked_until)
        terms = _terms_on(signed, asked) if asked else ""
        return SlipOfPaper(choices, wording, signed, until, terms)

    def _given(
        self, boxes: Iterable[SlipBox], left_off: Collection[str]
    ) -> dict[str, bool]:
        """Return what flags say; a box that is *left_off* is on nobody's slip."""
        asked = [box.id for box in boxes]
        ticked = [
            box
            for (who, box), consent in self.record.consents.items()
            if who == self.member and consent.choice
        ]
        yes = self._purposes(self.flags.yes, asked)
        no = self._purposes(self.flags.no, dict.fromkeys((*asked, *ticked)))
        if not_there := [each for each in yes if each in left_off]:
            raise Unclear(
                f"There is no such box on that slip as {join_names(not_there)}: its "
                "invitation names nobody who would read it."
            )
        if both := [each for each in yes if each in no]:
            raise Unclear(f"{', '.join(both)} cannot be both yes and no.")
        return {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}

    def _purposes(self, given: str | None, every: Iterable[str]) -> list[str]:
        """Return the purposes *given*; those that are asked no more are known too."""
        if given == "all":
            return list(every)
        before = (box for _, box in self.record.consents)
        asked = (each.id for each in self.slip.purposes)
        known = {box: box for box in (*every, *before, *asked)}
        named = [each for each in (given or "").split(",") if each.strip()]
        return [find_id(each, known, "purpose") for each in named]

    def _asked(self, boxes: Iterable[SlipBox]) -> dict[str, bool]:
        self.asker.ensure_there("the slip", "--yes PURPOSES and --no PURPOSES")
        say("", *wrap(self.slip.intro), "")
        return {each.id: self.asker.confirm(each.words) for each in boxes}

    def _wording(self) -> int:
        """Return the wording on the slip, asked for once there is more than one."""
        newest, given = self.slip.version, self.flags.wording
        if given is not None:
            return self._numbered(given)
        asks = not (self.flags.yes or self.flags.no) and self.asker.is_there
        return ask_until_clear(self._asked_wording) if asks and newest > 1 else newest

    def _asked_wording(self) -> int:
        newest = self.slip.version
        given = self.asker.ask("Wording", "--wording N", str(newest))
        return self._numbered(read_number(given, newest) or 0)

    def _numbered(self, wording: int) -> int:
        if not 1 <= wording <= self.slip.version:
            raise Unclear(f"The wordings are numbered from 1 to {self.slip.version}.")
        return wording

    def _asked_terms(self, wording: int, signed: date | None) -> AcceptedTerms | None:
        """Return the terms on the slip; of a no that is not on one, those named."""
        flags = self.flags
        takes_back = flags.no and not flags.yes and not flags.programme
        if wording != self.slip.version or takes_back:
            return None
        return choose_slip_terms(self.asker.options, flags.programme, signed)

    def _signed(self, choices: dict[str, bool]) -> date:
        """Return the date of the slip; to take back what was given needs none."""
        if self.flags.no and not any(choices.values()):
            newest = newest_slip(self.record.consents, self.member)
            return max(self.clock.today, newest.slip) if newest else self.clock.today
        return self._ensure_likely(ask_until_clear(self._asked_date))

    def _ensure_likely(self, signed: date) -> date:
        """Return the day *signed*; Unclear if it is early, and nobody says so."""
        joined = self.record.members[self.member].partnerships[0][0]
        if signed < joined and not self.flags.as_dated:
            self._question(signed, joined)
        return signed

    def _asked_date(self) -> date:
        given = self.asker.ask("Date on the slip", "--slip-date DATE", "today")
        return self.clock.read_past_day(given)

    def _asked_until(self) -> date | None:
        given = self.asker.ask(KEEP_UNTIL, "--keep-until DATE", NOTHING)
        return None if narrow_signs(given) == NOTHING else self.clock.read_day(given)

    def _question(self, signed: date, joined: date) -> None:
        name = self.record.names[self.member]
        odd = f"{say_day(signed)} is before {name} joined, {say_day(joined)}."
        if self.asker.is_there:
            say(odd)
            if self.asker.confirm("Is that the date on the slip?"):
                return
        raise Unclear(f"{odd} Nothing is kept. If it is right, say --as-dated")


def _terms_on(signed: date, terms: AcceptedTerms) -> str:
    """Return the id of *terms*; of a slip from before they were taken in, nothing."""
    if signed >= terms.since:
        say(f"For {terms.lead}, by its invitation.")
        return terms.id
    say(
        *wrap(
            f"The slip is older than the invitation of {terms.lead}: it lets "
            "nothing go there."
        )
    )
    return ""


def _what_came_of_it(record: Record, member: str, kept: SlipKept) -> Iterable[str]:
    if kept.outdone:
        outdone = ", ".join(kept.outdone)
        yield from wrap(f"A newer slip answers {outdone}, and that one holds.")
    if kept.taken_back:
        yield from wrap(f"{TAKEN_BACK} {describe_sendings(record, member)}")


def describe_sendings(record: Record, member: str) -> str:
    """Say to whom words of *member* went, and when; they cannot be called back."""
    sendings = [each for each in record.sendings if each.member in ("", member)]
    if not sendings:
        return "Nothing of theirs has left the set so far."
    gone_out = [each for each in sendings if each.to != IN_PACK]
    to = ", ".join(f"{each.to} on {say_date(each.at.date())}" for each in gone_out)
    words = [f"What has gone out cannot be called back: {to}."] if gone_out else []
    packs = {say_date(e.at.date()): e for e in sendings if e.to == IN_PACK}
    if packs:
        days = join_names(packs)
        words.append(f"In packs for a programme's lead: {days}; a pack takes it back.")
    return " ".join(words)
