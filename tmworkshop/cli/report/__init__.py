"""``tmworkshop report``: everyone's page, the set's summary, the comparison, papers."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "report",
    about="Print pages, each as a PDF with an HTML page beside it, or as text or data.",
    example="participant",
    verbs=("participant", "set", "slips", "agreement", "card", "sheet", "programme"),
)
