"""``tmworkshop theme``: the codebook, section by section, and one theme in full."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "theme",
    help="Show the codebook: what words are about, in every set alike.",
    example="tmworkshop theme show driver.vision",
    table={
        "list": "List the themes by section; a set's own stand beneath the one they "
        "refine.",
        "show": "Show THEME: what it is, when to use it, and what people say.",
    },
)
