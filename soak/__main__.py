"""`./dev soak [--on here|exfat] [NAMES...]`: lose nothing, for as long as it takes.

Exit 1 when something acknowledged was lost, or a control was not seen to lose.
Without names every experiment is run, and without a place in all places it can be.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from signal import SIGHUP, signal

from bench.measurements import PAGE, machine, put
from soak.altogether import sum_up
from soak.disks import NoDisk
from soak.experiments import EVERYWHERE, EXPERIMENTS, Experiment
from soak.places import Place, tried_on
from soak.tally import table


def main(words: Sequence[str]) -> int:
    """Run the experiments that these *words* name, or all of them."""
    places, names = EVERYWHERE, [*words]
    if names[:1] == ["--on"]:
        places = tuple(place for place in Place if place.value in names[1:2])
        names = names[2:]
    if not places:
        print(f"--on wants one of: {', '.join(place.value for place in Place)}")
        return 2
    if unknown := [name for name in names if name not in EXPERIMENTS]:
        there = ", ".join(EXPERIMENTS)
        print(f"no experiment is called {unknown[0]!r}: there are {there}")
        return 2
    # under nohup it would be ignored by every session that it is sent to
    signal(SIGHUP, lambda *_: None)
    return run((EXPERIMENTS[name] for name in names or EXPERIMENTS), places=places)


def run(
    experiments: Iterable[Experiment],
    page: Path = PAGE,
    places: Iterable[Place] = EVERYWHERE,
) -> int:
    """Run *experiments*, print and write what they counted; 1 if one is not right.

    What could not be run here leaves on *page* what was counted elsewhere.
    """
    tried = [
        _is_right(experiment, place, page)
        for experiment in experiments
        for place in places
        if place in experiment.places
    ]
    return int(not all(tried))


def _is_right(experiment: Experiment, place: Place, page: Path) -> bool:
    title = experiment.title if place is Place.HERE else f"{experiment.title}, on exFAT"
    print(f"\n{title}", flush=True)
    began = time.monotonic()
    try:
        with tried_on(place) as file_system:
            tallies = experiment.tallies()
    except NoDisk as why:
        print(f"not run: {why}", flush=True)
        return True
    took = f"{time.monotonic() - began:.0f} s"
    for tally in tallies:
        tally.on = tally.on or file_system
    print(table(tallies), flush=True)
    if not all(tally.not_run for tally in tallies):
        how = f"Made by `./dev soak` in {took}; {machine()}. {experiment.how}"
        put(f"Soak: {title}", f"{how}\n\n{table(tallies)}", page)
        sum_up(page)
    return all(tally.is_as_it_should_be for tally in tallies)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
