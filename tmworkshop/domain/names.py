"""Who or what is meant by a name as someone typed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.remedies import Remedy

# letters with a stroke do not come apart into a letter and an accent
STROKES = str.maketrans("đðłøĐÐŁØ", "ddloDDLO")
TITLES = {*("mr", "mrs", "ms", "miss", "mx", "dr"), *("prof", "sir", "rev", "cllr")}
MOST_LISTED = 6  # of those who could be meant
DIGITS = 9  # that anyone would count to


def find_id(wanted: str, names: Mapping[str, str], what: str = "member") -> str:
    """Return the id whose name in *names* is *wanted*, or alone begins so."""
    typed = _plain(wanted)
    exact = [id_ for id_, name in names.items() if _plain(name) == typed]
    begun = [id_ for id_, name in names.items() if typed and _begins(name, typed)]
    match exact or begun:
        case [only]:
            return only
        case []:
            raise NotFound(_nothing_called(wanted, names.values(), what))
        case several:
            those = join_names((names[id_] for id_ in several), MOST_LISTED)
            raise Unclear(f"{wanted!r} could be {those}: give more of the name.")


def find_set(wanted: str | None, known: Sequence[str]) -> str:
    """Return the id among *known* that *wanted* begins; without it, the only one."""
    if not known:
        raise NotFound("There is no set yet.", Remedy.ADD_SET)
    if not wanted and len(known) == 1:
        return known[0]
    spoken = {set_id: set_id.replace("-", " ") for set_id in known}
    return find_id((wanted or "").replace("-", " "), spoken, "set")


def find_all(wanted: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of those *wanted*, each once, as `find_id` finds them."""
    return tuple(dict.fromkeys(find_id(each, names) for each in wanted))


def suggest_names(wanted: str, names: Iterable[str]) -> str:
    """Return " Did you mean …?" with the *names* most like *wanted*, or nothing."""
    from difflib import get_close_matches

    by_form = {form: name for name in names for form in (*_words(name), _plain(name))}
    close = get_close_matches(_plain(wanted), by_form, n=5, cutoff=0.6)
    likely = list(dict.fromkeys(by_form[form] for form in close))[:3]
    return f" Did you mean {join_names(likely, joined_by='or')}?" if likely else ""


def shorten_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return *names* as short as each is nobody else's: Dai, Dai O., Dai Okafor."""
    forms = {id_: _forms(name) for id_, name in names.items()}
    taken = Counter(form for each in forms.values() for form in dict.fromkeys(each))
    return {
        id_: next((form for form in each if taken[form] == 1), names[id_])
        for id_, each in forms.items()
    }


def read_number(typed: str, most: int) -> int | None:
    """Return the number from 1 to *most* that was *typed*; None if it is none."""
    digits = typed.strip()
    if not digits.isdecimal() or len(digits) > DIGITS:
        return None
    number = int(digits)
    return number if 1 <= number <= most else None


def tidy_name(name: str) -> str:
    """Return *name* with single spaces, and each accent one with its letter."""
    from unicodedata import normalize

    return " ".join(normalize("NFC", name).split())


def strip_accents(name: str) -> str:
    """Return *name* as a keyboard without accents types it."""
    from unicodedata import combining, normalize

    apart = normalize("NFKD", name)
    return "".join(c for c in apart if not combining(c)).translate(STROKES)


def _nothing_called(wanted: str, names: Iterable[str], what: str) -> str:
    known = list(names)
    if not known:
        return f"No {what} is called {wanted!r}: there is none yet."
    return f"No {what} is called {wanted!r}.{suggest_names(wanted, known)}"


def _begins(name: str, typed: str) -> bool:
    whole = _bare(name)
    words = whole.replace("-", " ").split()
    return any(part.startswith(_bare(typed)) for part in (whole, *words))


def _forms(name: str) -> tuple[str, ...]:
    """Return what *name* can be called by, the shortest form first."""
    first, *others = name.split()
    if not others or first.strip(".").casefold() in TITLES:
        return (name,)
    return first, f"{first} {others[-1][0]}."


def _words(name: str) -> list[str]:
    return _plain(name).replace("-", " ").split()


def _plain(name: str) -> str:
    return tidy_name(name).casefold()


def _bare(name: str) -> str:
    return strip_accents(_plain(name))
