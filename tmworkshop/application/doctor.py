"""Look at everything once, put right what may be, and say how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.findings import About, Finding, MachineCheck, State, noted
from tmworkshop.domain.values import Value, value

ALL_WELL, SOMETHING, THE_MACHINE = 0, 1, 3


@value
class Examined(Value):
    """A check, and what it found."""

    check: MachineCheck
    findings: tuple[Finding, ...]


def run_checks(
    checks: Iterable[MachineCheck], *, mend: bool = False
) -> Iterator[Examined]:
    """Yield what each of *checks* finds, once what may be mended is, if asked to."""
    for check in checks:
        findings = _found(check)
        if mend and any(each.mend for each in findings):
            mended = tuple(_mended(each) for each in findings if each.mend)
            findings = (*mended, *_found(check))
        yield Examined(check, findings)


def exit_code(examined: Iterable[Examined]) -> int:
    """Return 0 if all is well, 3 if something about the machine is not, else 1."""
    wrong = {
        each.check.about
        for each in examined
        if any(finding.state is State.WRONG for finding in each.findings)
    }
    if About.MACHINE in wrong:
        return THE_MACHINE
    return SOMETHING if wrong else ALL_WELL


def list_report_lines(
    examined: Iterable[Examined], reduced: Callable[[str], str]
) -> list[str]:
    """Return lines for a bug report, every place in them *reduced* to what tells none.

    What the machine said, and the remedies, are left out: they may quote anything.
    """
    return [
        f"{each.check.name}: {finding.state}: "
        + finding.words.format(*map(reduced, finding.places))
        for each in examined
        for finding in each.findings
    ]


def _found(check: MachineCheck) -> tuple[Finding, ...]:
    try:
        return tuple(check.look())
    except WorkshopError as trouble:
        sentence = "It cannot be used as it is."
        return (Finding(State.WRONG, sentence, (), trouble.way, str(trouble)),)
    except Exception as error:  # noqa: BLE001 (one check that fails hides no other)
        sentence = f"This could not be looked at ({type(error).__name__})."
        return (Finding(State.UNKNOWN, sentence),)


def _mended(finding: Finding) -> Finding:
    assert finding.mend  # noqa: S101 (it was chosen for having one)
    try:
        finding.mend()
    except (WorkshopError, OSError) as trouble:
        detail = f"It could not be put right: {trouble}"
        return replace(finding, mend=None, detail=detail)
    done = finding.done or finding
    return noted(f"Put right: {done.words}", *done.places)
