"""``tmworkshop practice``: practices that were told, and what is let go of them."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "practice",
    about="Practices that were told: list them, let them go one by one.",
    example="list --set dyffryn",
    verbs=("list", "lend"),
)
