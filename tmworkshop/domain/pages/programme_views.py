"""What a page of a whole programme may know: rows by partnership, and their words."""

from __future__ import annotations

from tmworkshop.domain.values import SlimValue, Value, slim_value, value


@slim_value
class PageWords(SlimValue):
    """Words as they stand in a cell, in no order but that of their letters."""

    words: str
    note: str = ""  # "action; done. What happened: …", and whose if that may be told


@value
class PageVerdicts(Value):
    """How many words of a cell say that the lesson holds there, in part, or not."""

    holds: int
    partly: int
    not_here: int
    text: str  # "holds 4, in part 1"


@value
class PageTried(Value):
    """Where the actions stand that one partnership, or the programme, shared."""

    done: int = 0
    going: int = 0
    let_go: int = 0
    text: str = ""  # "3 done, 1 going on"


@value
class PageCell(Value):
    """What one partnership, or the whole programme, shared on a row, or why nothing."""

    state: str  # "filled" | "not asked" | "nothing shared" | "withheld"
    text: str  # "3 of 6 asked" / "fewer than 3 people asked, withheld" / …
    people: str = ""  # the figure alone, where there is room for no more: "3", "3+"
    words: tuple[PageWords, ...] = ()
    verdicts: PageVerdicts | None = None  # where there are enough of them to draw


@value
class PageRow(Value):
    """A lesson or a theme across the columns."""

    title: str
    cells: tuple[PageCell, ...]
    total: str = ""  # of the cells that are shown
    others: bool = False  # two cells or more that are withheld hold enough people
    number: str = ""  # of a lesson
    figure: str = ""  # the total alone: "12", "12+"
    blanks: str = ""  # "withheld 4, not asked 9"


@value
class PageLent(Value):
    """Texts of a kind that were let go one by one, and need nobody to hide among."""

    title: str  # "Practices"
    about: str  # how they came to stand there
    words: tuple[PageWords, ...]  # the note is a partnership's name, or nothing


@value
class ProgrammePage(Value):
    """A page as it goes to a reader: by partnership, or of the programme as a whole."""

    title: str
    occasion: str  # "For the funder, as of 12 March 2026"
    columns: tuple[str, ...]
    lessons: tuple[PageRow, ...]
    themes: tuple[PageRow, ...]  # that have anything in them
    tried: tuple[PageTried, ...]  # by column, on any lesson
    legend: tuple[str, ...]
    withheld: tuple[str, ...]  # what is not shown and why, a line each
    is_whole: bool  # one column, for those who read of no partnership
    footer: str  # what the page is for, and how many people hide each other
    lent: tuple[PageLent, ...] = ()
