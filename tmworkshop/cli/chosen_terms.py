"""Which programme is meant, and which of its terms, where there are several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import click

from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import choose_one
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import find_id
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms, code_of

FLAG = "--programme NAME"
ON_SLIP = f"{FLAG}, or the code of the invitation that the slip has at its foot"
NOBODY_ASKED = (
    "No programme has asked for anything yet: its lead sends an invitation. "
    "Take it in with:\n  tmworkshop pack accept FILE"
)
programme_option = click.option(
    "--programme", metavar="NAME", help="Which, where there are several."
)
Terms = tuple[AcceptedTerms, ...]


def choose_terms(options: Options, wanted: str | None = None) -> AcceptedTerms:
    """Return the terms of the programme *wanted*, or of the only one, or ask."""
    if terms := choose_if_any(options, wanted):
        return terms
    raise NotFound(NOBODY_ASKED)


def choose_if_any(options: Options, wanted: str | None) -> AcceptedTerms | None:
    """Do so; None where no programme has asked for anything, and none is *wanted*."""
    every = InvitationFolder(options.folder).taken_in()
    if not every:
        if wanted:
            raise NotFound(NOBODY_ASKED)
        return None
    if wanted:
        return _find_programme(wanted, every)
    if len(every) == 1:
        return every[0]
    leads = {each.programme: each.lead for each in every}
    chosen = choose_one(Asker(options), "Which programme", FLAG, leads)
    return next(each for each in every if each.programme == chosen)


def is_one_of_several(options: Options) -> bool:
    """Say whether more than one programme has asked for words here."""
    return len(InvitationFolder(options.folder).taken_in()) > 1


def choose_slip_terms(
    options: Options, wanted: str | None, signed: date | None
) -> AcceptedTerms | None:
    """Return the terms that stood on a slip of the day *signed*, asked for if unclear.

    None if no invitation did.  A slip from before terms were taken in is of none.
    """
    folder = InvitationFolder(options.folder)
    now, earlier = folder.taken_in(), folder.earlier()
    if wanted:
        if not now:
            raise NotFound(NOBODY_ASKED)
        if by_code := [e for e in (*now, *earlier) if _is_code(wanted, e.id)]:
            return by_code[0]
        programme = _find_programme(wanted, now)
        same = (e for e in earlier if e.programme == programme.programme)
        return _list_possible((programme, *same), signed)[0]
    possible = _list_possible((*reversed(now), *reversed(earlier)), signed)
    if not possible[1:]:
        return next(iter(possible), None)
    labels = {each.id: _label(each, now) for each in possible}
    labels[""] = "none: the slip names no invitation"
    asker = Asker(options)
    chosen = choose_one(asker, "Which invitation is on the slip", ON_SLIP, labels)
    return next((each for each in possible if each.id == chosen), None)


def _list_possible(every: Terms, signed: date | None) -> Terms:
    """Return which of *every* terms may stand on a slip; of an older one, the first."""
    possible = tuple(e for e in every if signed is None or e.since <= signed)
    return possible or every[:1]


def _find_programme(wanted: str, every: Iterable[AcceptedTerms]) -> AcceptedTerms:
    """Return the one that is called *wanted*: by name, by who runs it, by its code."""
    known = {each.programme: each for each in every}
    for each in known.values():
        if _is_code(wanted, each.programme) or _is_code(wanted, each.id):
            return each
    often = Counter(fold_name(each.invitation.name) for each in known.values())
    called = {
        id_: each.lead if often[fold_name(each.invitation.name)] > 1 else name
        for id_, each in known.items()
        if (name := each.invitation.name)
    }
    return known[find_id(wanted, called, "programme")]


def _is_code(wanted: str, id_: str) -> bool:
    return wanted.strip().casefold() == code_of(id_).casefold()


def _label(terms: AcceptedTerms, now: Terms) -> str:
    before = "" if terms in now else ", the terms before"
    return f"{terms.code}: {terms.lead}{before}"
