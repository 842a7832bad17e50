"""``tmworkshop report``: everyone's page, the set's summary, the comparison, papers."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "report",
    help="Print pages, each as a PDF with an HTML page beside it, or as text or data.",
    example="tmworkshop report participant",
    table={
        "participant": "Print each member's own page: nobody else's words stand on it.",
        "set": "Print the set's own summary: actions that members let stand in it, and "
        "dates.",
        "slips": "Print private sharing slips, two to a sheet, to be cut and ticked by "
        "hand.",
        "agreement": "Print the set's agreement for the wall.",
        "card": "Print evidence cards for the table, to be read from across it.",
        "sheet": "Print sheets of statements to weigh, without a name, one for each "
        "person.",
        "programme": "Print the comparison, and keep with each set whose words went "
        "out.",
    },
)
