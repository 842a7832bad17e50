"""``tmworkshop partnership``: whom members come from, named, merged, told apart."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "partnership",
    about="Whom members come from: list them, put names right.",
    example="list --set dyffryn",
    verbs=("list", "update", "merge"),
)
