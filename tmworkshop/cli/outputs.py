"""Every output there is, and who it is for: what is not on this list is not made.

`NOBODY` stands for outputs without anyone's words or name.  A test walks all commands,
pages and places of a workspace, and reads what each of them holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.domain.levels import Reader

COMMANDS: Mapping[str, Reader] = {  # what each says, as text and as JSON
    "": Reader.NOBODY,  # what is waiting
    "init": Reader.NOBODY,
    "set add": Reader.NOBODY,
    "set list": Reader.NOBODY,
    "set show": Reader.FACILITATOR,
    "set update": Reader.NOBODY,
    "set agreement": Reader.NOBODY,
    "set discard": Reader.NOBODY,
    "set purge": Reader.FACILITATOR,
    "member add": Reader.FACILITATOR,
    "member import": Reader.FACILITATOR,
    "member list": Reader.FACILITATOR,
    "member update": Reader.FACILITATOR,
    "member consent": Reader.FACILITATOR,
    "member show": Reader.FACILITATOR,
    "member export": Reader.FACILITATOR,
    "member discard": Reader.FACILITATOR,
    "member erase": Reader.FACILITATOR,
    "partnership list": Reader.NOBODY,
    "partnership update": Reader.NOBODY,
    "partnership merge": Reader.NOBODY,
    "session start": Reader.ROOM,
    "session resume": Reader.ROOM,
    "session scribe": Reader.ROOM,
    "session edit": Reader.FACILITATOR,
    "session reopen": Reader.ROOM,
    "session discard": Reader.NOBODY,
    "session list": Reader.NOBODY,
    "session show": Reader.FACILITATOR,
    "action list": Reader.FACILITATOR,
    "action show": Reader.FACILITATOR,
    "action update": Reader.FACILITATOR,
    "practice list": Reader.FACILITATOR,
    "practice lend": Reader.FACILITATOR,
    "report participant": Reader.FACILITATOR,  # where the pages are, by their names
    "report set": Reader.NOBODY,
    "report slips": Reader.NOBODY,
    "report agreement": Reader.NOBODY,
    "report card": Reader.NOBODY,
    "report sheet": Reader.NOBODY,
    "report programme": Reader.NOBODY,
    "programme begin": Reader.NOBODY,
    "programme add": Reader.NOBODY,
    "programme list": Reader.NOBODY,
    "programme drop": Reader.PROGRAMME,
    "programme words": Reader.PROGRAMME,
    "programme end": Reader.NOBODY,
    "programme compare": Reader.PROGRAMME,
    "programme release": Reader.NOBODY,
    "pack accept": Reader.NOBODY,
    "pack preview": Reader.FACILITATOR,
    "pack settle": Reader.FACILITATOR,
    "pack organisations": Reader.FACILITATOR,
    "pack make": Reader.FACILITATOR,
    "pack list": Reader.NOBODY,
    "pack check": Reader.NOBODY,
    "pack receipt": Reader.NOBODY,
    "doctor": Reader.NOBODY,  # its block for a bug report as well
    "demo": Reader.NOBODY,
    "lesson list": Reader.NOBODY,
    "lesson show": Reader.NOBODY,
    "evidence search": Reader.NOBODY,
    "evidence list": Reader.NOBODY,
    "evidence show": Reader.NOBODY,
    "design list": Reader.NOBODY,
    "design show": Reader.NOBODY,
    "design check": Reader.NOBODY,
    "design new": Reader.NOBODY,
    "prompt list": Reader.NOBODY,
    "prompt check": Reader.NOBODY,
    "theme list": Reader.NOBODY,
    "theme show": Reader.NOBODY,
    "backup make": Reader.NOBODY,
    "backup list": Reader.NOBODY,
    "backup verify": Reader.NOBODY,
    "backup restore": Reader.NOBODY,
    "backup key": Reader.NOBODY,
    "backup rescue": Reader.NOBODY,
}
PAGES: Mapping[str, Reader] = {  # by their templates, whatever writes them
    "participant.html": Reader.SPEAKER,
    "print-all.html": Reader.SPEAKER,  # one sheet a member, each for its own
    "slips.html": Reader.SPEAKER,
    "export.html": Reader.SPEAKER,  # and as JSON; what they took away as well
    "set.html": Reader.SET,
    "agreement.html": Reader.ROOM,
    "cards.html": Reader.NOBODY,
    "rating-sheet.html": Reader.ROOM,  # a set's own ground rules as well
    "rating-slips.html": Reader.NOBODY,
    "programme.html": Reader.PROGRAMME,  # or for a reader further away
    "rescue-sheet.html": Reader.FACILITATOR,  # nobody's words, and the key to all
}
PLACES: Mapping[str, Reader] = {  # in a workspace
    "sets": Reader.FACILITATOR,
    "drafts": Reader.FACILITATOR,
    "duties": Reader.FACILITATOR,  # names, while someone is being erased
    "backups": Reader.FACILITATOR,
    "reports": Reader.FACILITATOR,  # each page in it for whom it is
    "exports": Reader.FACILITATOR,
    "counts": Reader.NOBODY,  # what home says of each set
    "programme": Reader.PROGRAMME,  # what a lead was let have
    "logs": Reader.NOBODY,
    "purged.txt": Reader.NOBODY,
    "forgotten.jsonl": Reader.NOBODY,  # marks, of which none can read a name
    "reserve": Reader.NOBODY,
    "page-places.txt": Reader.NOBODY,  # folders outside that pages were written to
    "invitations": Reader.NOBODY,  # who asks for words, and until when
    "workspace.toml": Reader.NOBODY,  # but for the facilitator's own name
}
SAID: Mapping[Reader, str] = {
    Reader.NOBODY: "",
    Reader.SPEAKER: "It holds the words of one member, for that member.",
    Reader.FACILITATOR: "It shows names or words of people: you alone read it.",
    Reader.ROOM: "All in the room may see it: what is private is not shown.",
    Reader.SET: "It holds what members let the set read.",
    Reader.PROGRAMME: "It holds what members let the programme read.",
    Reader.FUNDER: "It holds what members let a funder read.",
    Reader.PUBLIC: "It holds what members let anyone read.",
}


def describe_readers(command: str) -> str:
    """Return who reads what *command* says, for its help; mostly nobody's words."""
    return SAID[COMMANDS.get(command, Reader.NOBODY)]
