"""One question on a living screen: what is seen of it, and what its line means.

It is looked at again while it waits.  What is half typed stays through all that; if the
question itself has changed meanwhile, words are given at the new one by a second Enter.
"""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.adapters.cells import words_of
from tmworkshop.adapters.front_ends import painted_screen
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE, STANDS, Drafts
from tmworkshop.adapters.front_ends.enters import Enters, say_again
from tmworkshop.adapters.front_ends.key_presses import Meant
from tmworkshop.adapters.front_ends.lines import WAITS, join_texts, terminal_size
from tmworkshop.adapters.front_ends.painted_screen import Canvas
from tmworkshop.adapters.front_ends.typed_line import guess_meaning, line_to_begin_with
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.session.questions.ask import HELP
from tmworkshop.domain.session.shown.screen import Look
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Intent
from tmworkshop.domain.session.typed.lists import describe_list, mark_list
from tmworkshop.domain.wide_signs import narrow_signs

OVER = frozenset("<#/")  # these act at once on a line that nobody has touched yet


class LiveQuestion:
    """A question that is asked, from the first sight of it until its line is left."""

    def __init__(self, look: Look, drafts: Drafts, enters: Enters) -> None:
        """Look, and come to the question there is."""
        self._look, self._drafts, self._enters = look, drafts, enters
        self.screen = look()
        self.is_secret = self.screen.blank  # nothing typed is shown, or kept
        self.line = ""  # as it stands before anyone touches it
        self.warned = False  # that the words in the line are not kept yet
        self._complaint = ""
        self._passed = ""  # a notice that is no news any more
        self._again = ""  # what is told of the line, or of an Enter that does not count
        self._page = 0
        self._keys = False  # all keys are shown in place of what there is to read
        self._elsewhere = ""  # words in the line that were typed at another question
        self._drawn: tuple[object, list[str]] = (None, [])

    def begin(self, refused: str) -> None:
        """Let stand in the line what was half typed, or *refused* a moment ago."""
        self._drafts.at(self.screen)
        draft, complaint = self._drafts.waiting(), self._drafts.complaint()
        self.line = refused if self.screen.refused else line_to_begin_with(self.screen)
        self._complaint = complaint
        if draft is None:
            self._tell_if_left_behind(self.screen.refused)
        elif draft.asked_at == self.screen.asked_at:
            self.line, self._complaint = draft.line, join_texts(STANDS, complaint)
        else:
            self.line = self._elsewhere = join_texts(self.line, draft.line)
            self._complaint = join_texts(draft.notice, complaint)

    def add_what_waits(self, waiting: str, *, is_held: bool) -> None:
        """Put what was typed ahead, or is held on a blank screen, into the line."""
        self.line = join_texts(self.line, waiting)
        self._complaint = join_texts(self._complaint, WAITS)
        self._elsewhere = self._elsewhere and self.line
        self._tell_if_left_behind(is_held)
        self._drafts.changed(self.line)

    def stand(self, line: str, complaint: str = "") -> None:
        """Let *line* stand, with a *complaint* about it."""
        self.line, self._complaint, self._again = line, complaint, ""
        if complaint:
            self._passed = self.screen.notice  # it was about the line before

    def warn(self, line: str) -> None:
        """Say once of *line* that it is not kept yet."""
        self.stand(line, self._drafts.warning(line))
        self.warned = True

    def is_untold(self, line: str) -> bool:
        """Say whether *line* holds words that nobody gave so far."""
        return bool(line.strip()) and line != line_to_begin_with(self.screen)

    def read(self, line: str) -> Intent | None:
        """Return what *line* means; None where it is to be looked at once more."""
        if line and line == self._elsewhere.rstrip():
            self._elsewhere = ""
            self.stand(line, ONCE_MORE)
            return None
        if (narrow_signs(line) == HELP and self.screen.keys) or (
            self._keys and not line
        ):
            self._keys = not self._keys
            self._page = 0
            self.stand(line_to_begin_with(self.screen))
            return None
        # what stood in the line was taken out of it: nothing is meant, not Enter alone
        emptied = " " if line_to_begin_with(self.screen) else ""
        try:
            return read_intent(self.screen, line or emptied)
        except WorkshopError as error:
            self._keys, self._page = False, 0
            self.stand(line, str(error))
            return None

    # What `line_keys` and `line_prompt` ask of it while it waits for a line.

    @property
    def at_once(self) -> frozenset[str]:
        """The keys that act without Enter on an empty line."""
        if self.is_secret:
            return frozenset()
        choices = (choice.key for choice in self.screen.ask.choices)
        return self._over_all.union(key for key in choices if len(key) == 1)

    @property
    def over(self) -> frozenset[str]:
        """The keys that act without Enter on a line that nobody has touched."""
        is_standing = self.line == line_to_begin_with(self.screen)
        return self._over_all if is_standing else frozenset()

    @property
    def _over_all(self) -> frozenset[str]:
        offers = self.screen.offers
        return OVER & (offers | {HELP} if self.screen.keys else offers)

    @property
    def lines(self) -> list[str]:
        """What stands above the line; the same object for as long as it is the same."""
        canvas, notices = _canvas(), (self._complaint, self._again)
        shown = self.screen, notices, self._page, self._keys, canvas
        if self._drawn[0] != shown:
            lines = self._painted(canvas)
            is_same = lines == self._drawn[1]
            self._drawn = shown, self._drawn[1] if is_same else lines
        return self._drawn[1]

    @property
    def prompt(self) -> str:
        """What stands before the line."""
        return painted_screen.prompt_text(self.screen, _canvas())

    def _painted(self, canvas: Canvas) -> list[str]:
        if self.screen.blank:
            return list(painted_screen.paint_label(self.screen, canvas))
        notice = self.screen.notice if self.screen.notice != self._passed else ""
        notices = (notice, self._complaint, self._again)
        seen = replace(self.screen, notice=join_texts(*notices))
        paint = painted_screen.paint_keys if self._keys else painted_screen.paint_screen
        return paint(seen, canvas, self._page)

    def reading(self, line: str) -> str:
        """Return what *line* would be taken for, where that is not plain."""
        return guess_meaning(self.screen, line)

    def changed(self, line: str) -> None:
        """Save *line* as it stands, and tell of a list in it."""
        self._again = describe_list(self.screen, line)
        self._drafts.changed(line)

    def mark_pasted(self, text: str) -> str:
        """Return the *text* that was pasted as it is to stand in the line."""
        return words_of(mark_list(self.screen, text))

    def look_again(self, line: str) -> Meant | None:
        """Look at what there is now, *line* being typed; say if the line is left."""
        was, self.screen = self.screen, self._look()
        if self.screen.blank != was.blank or (self.screen.over and not line.strip()):
            return Meant.NOTHING
        if self.screen.asked_at != was.asked_at:
            self._enters.show()
            self._drafts.at(self.screen)
            untouched = line == line_to_begin_with(was)
            self.line = line_to_begin_with(self.screen) if untouched else line
            self._complaint, self._page = "", 0
            self._tell_if_left_behind(not untouched)
        return None

    def turn_page(self, pages: int) -> None:
        """Show what comes so many *pages* later, or earlier."""
        self._page = max(0, self._page + pages)

    def press_enter(self) -> bool:
        """Note that Enter is pressed; say whether it counts on an empty line."""
        return self._enters.press()

    def want_enter_again(self) -> None:
        """Say that an Enter did not count."""
        self._again = say_again(self.screen.ask)

    def _tell_if_left_behind(self, stands: object) -> None:
        """Say so where words that *stand* may be for another question."""
        notice = self._drafts.left_behind(self.screen) if stands and self.line else ""
        if notice:
            self._complaint = join_texts(notice, self._complaint)
            self._elsewhere = self.line


def _canvas() -> Canvas:
    return Canvas(*(terminal_size() or (80, 24)))
