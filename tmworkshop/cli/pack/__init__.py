"""``tmworkshop pack``: what members let go, in a file for their programme's lead."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "pack",
    about="What is let go for a programme, in one file.",
    example="preview",
    verbs=(
        *("accept", "preview", "settle", "organisations"),
        *("make", "list", "check", "receipt"),
    ),
)
