"""A sharing slip typed in: from flags, or box by box, each of them no until ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tmworkshop.application.members import SlipKept, SlipOfPaper, keep_slip
from tmworkshop.cli.changes import until_clear
from tmworkshop.cli.echo import answer, say, wrapped
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import find, number_of
from tmworkshop.domain.record.consents import newest_slip
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tmworkshop.application.ports import SetFile
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.content import Slip

NOTHING = "-"
KEEP_UNTIL = "Keep until, if it is written there"
TAKEN_BACK = (
    "Taken back. No page made from now on shares it; pages printed "
    "before stay as they are until they are printed again. What was handed in without "
    "a name cannot be taken back, for nobody can tell whose it was."
)


@value
class Flags(Value):
    """What the command line says of a slip."""

    slip_date: str | None = None
    yes: str | None = None
    no: str | None = None
    wording: int | None = None
    keep_until: str | None = None
    as_dated: bool = False


def type_in(context: Context, file: SetFile, name: str, flags: Flags) -> None:
    """Keep the slip of the member *name*, as *flags* have it or as it is typed."""
    record = record_of(file.facts())
    member = find(name, record.names)
    paper = _Typing(context, record, member, flags).paper()
    kept = keep_slip(file, member, paper, context.stamper(file).stamp)
    answer(f"{record.names[member]}, slip of {spoken(paper.signed)}")
    for purpose, choice in paper.choices.items():
        short = short_words(context.shelf.slip(), purpose)
        answer(f"  {short}: {'yes' if choice else 'no'}")
    say(*_what_came_of_it(record, member, kept))


def short_words(slip: Slip, purpose: str) -> str:
    """Return what the page calls *purpose*; one that is asked no more, its own id."""
    by_id = {each.id: each.short for each in slip.purposes}
    return by_id.get(purpose, f"{purpose} (asked no more)")


@value
class _Typing(Value):
    """One slip being typed in."""

    context: Context
    record: Record
    member: str
    flags: Flags

    def paper(self) -> SlipOfPaper:
        """Return what the slip says, asked for where no flag says it."""
        slip = self.context.shelf.slip()
        given = self._given(slip)
        choices = given or self._asked(slip)
        signed = self._signed(choices)
        wording, until = self.flags.wording, self.flags.keep_until
        if not given and wording is None:
            wording = self._asked_wording(slip)
        kept = self.context.date(until) if until else None
        if not given and not until:
            kept = until_clear(self._asked_keep_until)
        return SlipOfPaper(choices, _wording(slip, wording), signed, kept)

    def _given(self, slip: Slip) -> dict[str, bool]:
        asked = [purpose.id for purpose in slip.purposes]
        ticked = [
            box
            for (who, box), held in self.record.consents.items()
            if who == self.member and held.choice
        ]
        yes = self._purposes(self.flags.yes, asked, asked)
        no = self._purposes(self.flags.no, asked, dict.fromkeys((*asked, *ticked)))
        if both := [each for each in yes if each in no]:
            raise Unclear(f"{', '.join(both)} cannot be both yes and no.")
        return {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}

    def _purposes(
        self, given: str | None, asked: Iterable[str], every: Iterable[str]
    ) -> list[str]:
        """Return the purposes *given*; those that are asked no more are known too."""
        if given == "all":
            return list(every)
        before = (box for _, box in self.record.consents)
        known = {box: box for box in (*asked, *before)}
        named = [each for each in (given or "").split(",") if each.strip()]
        return [find(each, known, "purpose") for each in named]

    def _asked(self, slip: Slip) -> dict[str, bool]:
        context = self.context
        context.may_ask_for("the slip", "--yes PURPOSES and --no PURPOSES")
        say(self.record.names[self.member], "", *wrapped(slip.intro), "")
        return {each.id: context.confirms(each.words) for each in slip.purposes}

    def _asked_wording(self, slip: Slip) -> int:
        """Ask for the number on the slip, once there is more than one it may have."""
        if slip.version == 1:
            return 1
        return until_clear(partial(self._asked_number, slip))

    def _asked_number(self, slip: Slip) -> int:
        given = self.context.ask("Wording", "--wording N", str(slip.version))
        return _wording(slip, number_of(given, slip.version) or 0)

    def _signed(self, choices: dict[str, bool]) -> date:
        """Return the date of the slip; to take back what was given needs none."""
        if self.flags.slip_date is None and self.flags.no and not any(choices.values()):
            newest = newest_slip(self.record.consents, self.member)
            return (
                max(self.context.today, newest.slip) if newest else self.context.today
            )
        signed = self._dated()
        joined = self.record.members[self.member].partnerships[0][0]
        if signed < joined and not self.flags.as_dated:
            self._question(signed, joined)
        return signed

    def _dated(self) -> date:
        if self.flags.slip_date:
            return self.context.past_date(self.flags.slip_date)
        return until_clear(self._asked_date)

    def _asked_date(self) -> date:
        given = self.context.ask("Date on the slip", "--slip-date DATE", "today")
        return self.context.past_date(given)

    def _asked_keep_until(self) -> date | None:
        given = self.context.ask(KEEP_UNTIL, "--keep-until DATE", NOTHING)
        return None if given == NOTHING else self.context.date(given)

    def _question(self, signed: date, joined: date) -> None:
        name = self.record.names[self.member]
        odd = f"{spoken(signed)} is before {name} joined, {spoken(joined)}."
        if self.context.asks:
            say(odd)
            if self.context.confirms("Is that the date on the slip?"):
                return
        raise Unclear(f"{odd} Nothing is kept. If it is right, say --as-dated")


def _wording(slip: Slip, given: int | None) -> int:
    if given is None:
        return slip.version
    if not 1 <= given <= slip.version:
        raise Unclear(f"The wordings are numbered from 1 to {slip.version}.")
    return given


def _what_came_of_it(record: Record, member: str, kept: SlipKept) -> Iterable[str]:
    if kept.outdone:
        outdone = ", ".join(kept.outdone)
        yield from wrapped(f"A newer slip answers {outdone}, and that one holds.")
    if kept.taken_back:
        yield from wrapped(f"{TAKEN_BACK} {what_has_left(record, member)}")


def what_has_left(record: Record, member: str) -> str:
    """Say to whom words of *member* went, and when; they cannot be called back."""
    gone = [sent for sent in record.sent if sent.member in ("", member)]
    if not gone:
        return "Nothing of theirs has left the set so far."
    to = ", ".join(f"{sent.to} on {spoken_short(sent.at.date())}" for sent in gone)
    return f"What has gone out cannot be called back: {to}."
