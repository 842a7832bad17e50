"""The time that it is here, and the days that people give, said back in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from time import monotonic

from tmworkshop.cli.echo import say
from tmworkshop.domain.dates import read_date, say_day
from tmworkshop.domain.errors import Environment, Unclear
from tmworkshop.domain.values import Value, value

BEGUN = monotonic()
YEARS = range(1900, 3000)  # no clock says another
NEARLY_A_YEAR = timedelta(days=364)


@value
class WallClock(Value):
    """The clock of this machine, unless TMWORKSHOP_NOW in *environ* says otherwise.

    A time there is held still; with "x60" behind it, an hour of it takes a minute.
    """

    environ: Mapping[str, str]

    def now(self) -> datetime:
        """Return the time in UTC."""
        if not (given := self.environ.get("TMWORKSHOP_NOW")):
            return datetime.now(UTC)
        begun, _, times = given.partition(" x")
        try:
            since = timedelta(seconds=(monotonic() - BEGUN) * float(times or 0))
            now = datetime.fromisoformat(begun).astimezone(UTC) + since
        except (ValueError, OverflowError):
            now = None
        if now is None or now.year not in YEARS:
            raise Environment(
                f"TMWORKSHOP_NOW is {given!r}; write it like 2026-03-12T10:00:00+00:00."
            )
        return now

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone().date()

    def read_day(self, given: str) -> date:
        """Return the coming day that someone *gave*, and say it back."""
        return _said_back(given, read_date(given, self.today))

    def read_past_day(self, given: str) -> date:
        """Return the day, come already, that someone *gave*, and say it back."""
        day = read_date(given, self.today, past=True)
        if day > self.today:
            # "6 March" is the coming one, unless it is looked for from a year ago
            before = read_date(given, self.today - NEARLY_A_YEAR, past=True)
            named_alike = (before.day, before.month) == (day.day, day.month)
            if before > self.today or not named_alike:
                raise Unclear(f"{say_day(day)} has not come yet.")
            day = before
        return _said_back(given, day)

    def read_past_day_or_today(self, given: str | None) -> date:
        """Return the day, come already, that someone *gave*; today if they did not."""
        return self.read_past_day(given) if given else self.today


def _said_back(given: str, day: date) -> date:
    say(f"{given} = {say_day(day)}")
    return day
