"""``tmworkshop theme``: the codebook, section by section, and one theme in full."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "theme",
    about="Show the codebook: what words are about, in every set alike.",
    example="show driver.vision",
    verbs=("list", "show"),
)
