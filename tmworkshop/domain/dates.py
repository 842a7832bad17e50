"""Dates as people in Britain write them, read strictly and said back in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tmworkshop.domain.errors import Unclear, quote
from tmworkshop.domain.wide_signs import narrow_signs

DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORTEST = 3  # letters of a day or a month
LONGEST = 40  # letters of a date; what is longer is no date
YEARS = range(2, 9999)  # in the first and in the last, it is no day elsewhere
CENTURY = 2000
EXAMPLE = "Write it like 6 March, or fri."


def say_day(day: date) -> str:
    """Return *day* as "Friday 6 March 2026"."""
    return f"{DAYS[day.weekday()]} {say_date(day)}"


def say_date(day: date) -> str:
    """Return *day* as "6 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_day_and_month(day: date) -> str:
    """Return *day* as "6 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def add_a_year(day: date) -> date:
    """Return the same day a year on; after 29 February, the 28th."""
    leaps = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leaps else day.day)


def read_date(text: str, today: date, *, past: bool = False) -> date:
    """Return the day that *text* names, on or after *today* unless *past* is allowed.

    Unclear says what was read when it is no date, has passed, or has two readings.
    """
    given = " ".join(text.split())
    readings = sorted(set(_readings(narrow_signs(given).casefold(), today)))
    if not readings:
        raise Unclear(f"I cannot read {quote(given, LONGEST)} as a date. {EXAMPLE}")
    if len(readings) > 1:
        both = " or ".join(say_day(day) for day in readings)
        raise Unclear(f"{given!r} could be {both}. Please name the month.")
    if readings[0] < today and not past:
        raise Unclear(f"{say_day(readings[0])} has passed. {EXAMPLE}")
    return readings[0]


def _readings(text: str, today: date) -> Iterator[date]:
    if len(text) > LONGEST:
        return
    if text in ("today", "tomorrow"):
        yield today + timedelta(days=text == "tomorrow")
    elif match := re.fullmatch(r"(?:in )?(\d{1,2}) (day|week)s?", text):
        yield today + timedelta(days=int(match[1]) * (7 if match[2] == "week" else 1))
    elif match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        yield from _day(int(match[3]), int(match[2]), int(match[1]))
    elif match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?", text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        yield from _on(first, second, year, today)
        yield from _on(second, first, year, today)
    else:
        yield from _named(text, today)


def _named(text: str, today: date) -> Iterator[date]:
    """Read "30 april", "april 30th 2027", "thursday 30 april", or a day of the week."""
    words = re.findall(r"[^\W\d_]+|\d+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text))
    weekdays = [n for word in words for n in _matches(word, DAYS)]
    months = [n for word in words for n in _matches(word, MONTHS)]
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(words) != len(weekdays) + len(months) + len(numbers):
        return
    if len(weekdays) == 1 and len(words) == 1:
        yield today + timedelta(days=(weekdays[0] - today.weekday() - 1) % 7 + 1)
    elif len(months) == 1 and 1 <= len(numbers) <= 2:  # noqa: PLR2004 (day, year)
        year = _year(str(numbers[1])) if numbers[1:] else None
        for day in _on(numbers[0], months[0] + 1, year, today):
            _agree(day, weekdays)
            yield day


def _agree(day: date, weekdays: list[int]) -> None:
    """Raise Unclear where *day* is not on each of *weekdays* that were named with it.

    Another may be typed behind the date that stood in the line.
    """
    for other in set(weekdays) - {day.weekday()}:
        raise Unclear(
            f"{say_date(day)} is a {DAYS[day.weekday()]}, not a {DAYS[other]}. "
            "Which is meant?"
        )


def _matches(word: str, names: tuple[str, ...]) -> list[int]:
    if len(word) < SHORTEST:
        return []
    return [n for n, name in enumerate(names) if name.casefold().startswith(word)]


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (CENTURY if len(text) <= 2 else 0)  # noqa: PLR2004 (digits)


def _on(day: int, month: int, year: int | None, today: date) -> Iterator[date]:
    """Yield that day; without a *year*, the next time it comes round."""
    if year is not None:
        yield from _day(day, month, year)
        return
    for ahead in range(today.year, today.year + 5):  # 29 February may be four away
        for coming in _day(day, month, ahead):
            if coming >= today:
                yield coming
                return


def _day(day: int, month: int, year: int) -> Iterator[date]:
    try:
        that_day = date(year, month, day)
    except (ValueError, OverflowError):
        return
    if that_day.year in YEARS:
        yield that_day
