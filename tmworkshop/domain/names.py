"""Who or what is meant by a name as someone typed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import NotFound, Unclear, quote
from tmworkshop.domain.likeness import find_near, fold_name
from tmworkshop.domain.phrases import join_names

if TYPE_CHECKING:
    from tmworkshop.domain.remedies import Remedy

BRACKETS = str.maketrans("", "", "()")  # around what tells namesakes apart
TITLES = {*("mr", "mrs", "ms", "miss", "mx", "dr"), *("prof", "sir", "rev", "cllr")}
MOST_LISTED = 6  # of those who could be meant
LONGEST_NAME = 200  # letters
MOST_SHOWN = 40  # letters of a name that is none
DIGITS = 9  # that anyone would count to


def find_id(
    wanted: str,
    names: Mapping[str, str],
    what: str = "member",
    remedy: Remedy | None = None,
) -> str:
    """Return the id whose name in *names* is *wanted*, or alone begins so.

    What someone is called for short, or by their first name, is theirs before it is the
    beginning of another's.  Where no name is near, the *remedy* helps.
    """
    typed = _plain(wanted)
    exact = [id_ for id_, name in names.items() if _plain(name) == typed]
    match exact or find_called(wanted, names) or _begun(typed, names):
        case [only]:
            return only
        case []:
            raise _nothing_called(wanted, names, what, remedy)
        case several:
            those = join_names((names[id_] for id_ in several), MOST_LISTED)
            raise Unclear(f"{wanted!r} could be {those}: give more of the name.")


def find_called(wanted: str, names: Mapping[str, str]) -> list[str]:
    """Return the ids of those in *names* who are called *wanted*, whole, for short."""
    typed, short = _plain(wanted), shorten_names(names)
    called = (id_ for id_ in names if typed in (_plain(short[id_]), _first(names[id_])))
    return list(called) if typed else []


def find_set(
    wanted: str | None,
    known: Sequence[str],
    names: Callable[[], Mapping[str, str]] = dict,
) -> str:
    """Return the id among *known* that *wanted* begins; without it, the only one.

    Where it begins none, the *names* that the sets were given are read.
    """
    if not known:
        from tmworkshop.domain.remedies import Remedy  # needed only where one is told

        raise NotFound("There is no set yet.", Remedy.ADD_SET)
    if not wanted and len(known) == 1:
        return known[0]
    spoken = {set_id: set_id.replace("-", " ") for set_id in known}
    try:
        return find_id((wanted or "").replace("-", " "), spoken, "set")
    except NotFound:
        if not (wanted and (by_name := names())):
            raise
    return find_id(wanted, by_name, "set")


def find_all(wanted: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of those *wanted*, each once, as `find_id` finds them."""
    return tuple(dict.fromkeys(find_id(each, names) for each in wanted))


def suggest_names(wanted: str, names: Iterable[str]) -> str:
    """Return " Did you mean …?" with the *names* most like *wanted*, or nothing."""
    from difflib import get_close_matches

    by_form = {form: name for name in names for form in (*_words(name), _plain(name))}
    near = find_near(wanted, {form: form for form in by_form})
    close = get_close_matches(_plain(wanted), by_form, n=5, cutoff=0.6)
    likely = list(dict.fromkeys(by_form[form] for form in (*near, *close)))[:3]
    return f" Did you mean {join_names(likely, joined_by='or')}?" if likely else ""


def shorten_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return *names* as short as each is nobody else's: Dai, Dai O., Dai Okafor."""
    forms = {id_: _forms(name) for id_, name in names.items()}
    taken = Counter(n for each in forms.values() for n in {*map(fold_name, each)})
    return {
        id_: next((form for form in each if taken[fold_name(form)] == 1), names[id_])
        for id_, each in forms.items()
    }


def tell_apart(named: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the names of those *named* by name and partnership, no two the same.

    Namesakes have their partnership beside it, and those of one partnership a number.
    """
    spread = Counter(fold_name(name) for name, _ in named.values())
    names = {id_: name for id_, (name, _) in named.items()}
    taken = {fold_name(name) for name in names.values()}
    for id_, (name, partnership) in named.items():
        if spread[fold_name(name)] > 1:
            forms = _told_apart(name, partnership)
            names[id_] = next(each for each in forms if fold_name(each) not in taken)
            taken.add(fold_name(names[id_]))
    return names


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


def read_name(typed: str, whose: str) -> str:
    """Return *typed* as a name, tidied; Unclear if it can be none of *whose* it is."""
    name = tidy_name(typed)
    if not name:
        raise Unclear(f"A {whose} needs a name.")
    return ensure_short(name, whose)


def ensure_short(name: str, whose: str) -> str:
    """Return *name*; Unclear if that is longer than the name of any such may be."""
    if len(name) > LONGEST_NAME:
        shown = quote(name, MOST_SHOWN)
        raise Unclear(
            f"{shown} is too long: a {whose} has a name of {LONGEST_NAME} letters at "
            "most."
        )
    return name


def _nothing_called(
    wanted: str, names: Mapping[str, str], what: str, remedy: Remedy | None
) -> NotFound:
    known = list(names.values())
    if not known:
        return NotFound(f"No {what} is called {wanted!r}: there is none yet.")
    from tmworkshop.domain.remedies import Remedy  # needed only where one is told

    near = suggest_names(wanted, known)
    # of people and sets the nearest may not be the one that is meant
    lists = {"member": Remedy.LIST_MEMBERS, "set": Remedy.LIST_SETS}
    way = lists.get(what, None if near else remedy)
    return NotFound(f"No {what} is called {wanted!r}.{near}", way)


def _begun(typed: str, names: Mapping[str, str]) -> list[str]:
    """Return the ids of those of whose names a word, or several, begin as *typed*."""
    return [id_ for id_, name in names.items() if typed and _begins(name, typed)]


def _begins(name: str, typed: str) -> bool:
    # what stands in brackets is no name by itself
    at = f" {_plain(name)}".find(f" {typed}")
    return 0 <= at <= len(_plain(_untold(name)))


def _told_apart(name: str, partnership: str) -> Iterator[str]:
    if partnership:
        yield f"{name} ({partnership})"
    numbers = count(2 if partnership else 1)
    yield from (f"{name} ({f'{partnership} {each}'.strip()})" for each in numbers)


def _forms(name: str) -> tuple[str, ...]:
    """Return what *name* can be called by, the shortest form first."""
    first, *others = _untold(name).split() or [name]
    if first.strip(".").casefold() in TITLES:
        return (name,)
    return (first, f"{first} {others[-1][0]}.") if others else (first,)


def _untold(name: str) -> str:
    """Return *name* without what tells it apart from a namesake's."""
    before, _, _ = name.rpartition(" (")
    return before if before.strip() and name.endswith(")") else name


def _first(name: str) -> str:
    return _plain(_forms(name)[0])


def _words(name: str) -> list[str]:
    return _plain(name).split()


def _plain(name: str) -> str:
    """Return what counts of *name*, as it is typed with brackets or without."""
    return fold_name(name).translate(BRACKETS)
