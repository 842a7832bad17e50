"""The sheets of a workbook (.xlsx, .xls, .ods), read by a program of their own.

`workbook_cells` says why it is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tmworkshop.adapters.content import workbook_cells
from tmworkshop.domain.errors import Environment, FileComplaints
from tmworkshop.domain.record.roster import Reading, RosterRow

PATIENCE = 30  # seconds; a roster takes a fifth of one
TROUBLES: Mapping[str, str] = {
    workbook_cells.TOO_LARGE: "it is far too large for a roster: copy the list into "
    "a new workbook",
    workbook_cells.PASSWORD: "it is a workbook with a password: save it once more "
    "without one",
    workbook_cells.BROKEN: "the workbook is broken: open it in a spreadsheet, and "
    "save it as CSV",
}
NO_LIBRARY = (
    "A workbook cannot be read here, for python-calamine is missing: "
    "save the roster as CSV, or install tmworkshop again."
)


def read_sheets(content: bytes, file: Path) -> tuple[Reading, ...]:
    """Return each sheet of the workbook *content* that holds anything."""
    answer = _read(content)
    if trouble := answer.get("trouble"):
        raise FileComplaints(str(file), (TROUBLES[trouble],))
    sheets = [each for each in answer["sheets"] if each["rows"]]
    if not sheets:
        raise FileComplaints(str(file), ("its sheets are empty",))
    sheets.sort(key=lambda each: bool(each["hidden"]))
    among = f", of {len(sheets)}" if sheets[1:] else ""
    return tuple(_make_reading(each, among) for each in sheets)


def _make_reading(sheet: Mapping[str, Any], among: str) -> Reading:
    hidden = ", which is hidden" if sheet["hidden"] else ""
    called = f"sheet {sheet['name']}{among}{hidden}" if among or hidden else ""
    rows = (RosterRow(number, tuple(cells)) for number, cells in sheet["rows"])
    unseen = frozenset(sheet["hidden_rows"])
    return Reading(called, tuple(rows), hidden=unseen)


def _read(content: bytes) -> dict[str, Any]:
    if find_spec("python_calamine") is None:
        raise Environment(NO_LIBRARY)
    answer: dict[str, Any] = {}
    try:
        run = subprocess.run(  # noqa: S603 (our own Python and our own file)
            [sys.executable, "-P", workbook_cells.__file__],
            input=content,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        answer = json.loads(run.stdout)
    except (subprocess.SubprocessError, ValueError):
        answer = {"trouble": workbook_cells.BROKEN}
    return answer
