"""What the page of a whole programme costs, as HTML and as PDF: time, memory, sheets.

It is made in a process of its own, start-up apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from bench.comparing import most_mebibytes
from bench.rows import Row
from tests.shared_words import made_up_page
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import Machines, writers_for

ROOT = Path(__file__).parents[1]
PARTNERSHIPS = 21
MOST_SECONDS, MOST_MEBIBYTES, MOST_SHEETS = 6, 200, 25


def rows(partnerships: int = PARTNERSHIPS) -> list[Row]:
    """Return what the page of so many *partnerships* takes."""
    line = [sys.executable, "-m", "bench.programme_page", str(partnerships)]
    run = subprocess.run(line, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found = json.loads(run.stdout)
    what = f"a programme's page, {partnerships} partnerships"
    return [
        Row(what, "", found["seconds"], MOST_SECONDS, "s"),
        Row("· its most memory", "", found["peak"], MOST_MEBIBYTES, "MiB"),
        Row("· its sheets of paper", "", found["sheets"], MOST_SHEETS, "sheets"),
    ]


def main(partnerships: int) -> None:
    """Print what it takes to make the page and to write it."""
    start = time.process_time()
    page = made_up_page(partnerships)
    machines = Machines(Pages(), WeasyPress(print).pdf)
    written = {
        ending: write(page) for ending, write in writers_for(["pdf"], machines).items()
    }
    found = {"seconds": time.process_time() - start, "peak": most_mebibytes()}
    sheets = len(PdfReader(BytesIO(written["pdf"])).pages)
    print(json.dumps({**found, "sheets": sheets}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
