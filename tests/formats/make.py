"""Makes one of the folders here: `python -m tests.formats.make 4` drives the commands.

Nothing in it is written by hand: three invented sets are held with the real command
line in a folder of their own, and what lies there afterwards is kept as it lies.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.formats.kept import HERE, kept_in, pages_with_words, what_it_says
from tests.formats.shape import shape_today
from tests.packs import letter_from
from tests.terminals import TMWORKSHOP, PtyProcess, environment

SEEDS = HERE / "seeds"
NOT_KEPT = ("reserve", "*.lock", "logs", "exports", "reports")
ROSTER = """name,partnership
Megan Prys-Jones,Hafod Arian
Dai Okafor,Hafod Arian
Amina Sesay,Hafod Arian
Tomos Wieczorek,Hafod Arian
Rhiannon Bevan,Hafod Arian
Kwame Asante,Llan Ddistaw
"""


class Desk:
    """A facilitator's desk in a new folder, with a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "workspace"
        self._now = ""

    @property
    def environ(self) -> dict[str, str]:
        return environment(
            TMWORKSHOP_CONFIG=str(self.folder / "config"),
            TMWORKSHOP_WORKSPACE=str(self.workspace),
            TMWORKSHOP_NOW=f"{self._now}+00:00",
            TZ="Europe/London",
        )

    def at(self, now: str) -> None:
        self._now = now

    def run(self, *words: str, keys: str = "") -> str:
        done = subprocess.run(
            [*TMWORKSHOP, *words],
            env=self.environ,
            input=keys.encode(),
            capture_output=True,
            check=False,
            cwd=self.folder,
        )
        if done.returncode:
            raise RuntimeError(f"{words}: {(done.stdout + done.stderr).decode()}")
        return done.stdout.decode()

    def types_and_is_killed(self, *words: str, half_typed: str) -> None:
        """Leave *half_typed* in the line of the first question, as a kill does."""
        with PtyProcess(*TMWORKSHOP, *words, env=self.environ) as terminal:
            terminal.until_asked(1)
            terminal.type(half_typed)
            terminal.until(half_typed)
            terminal.rest(0.3)
            terminal.kill()


def make(number: int) -> None:
    """Make the folder of the schema *number*, which is not there yet."""
    to = HERE / str(number)
    to.mkdir()
    with tempfile.TemporaryDirectory(prefix="tmworkshop-") as folder:
        desk = Desk(Path(folder))
        hold_dyffryn(desk)
        hold_harbour(desk)
        hold_moor(desk)
        let_go(desk)
        keep_copies(desk)
        _keep(desk.workspace, to)
    (to / "shape.json").write_text(_json(shape_today()), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        kept = kept_in(number, Path(folder))
        (to / "says.json").write_text(_json(what_it_says(kept)), "utf-8")
        (to / "pages.json").write_text(_json(pages_with_words(kept)), "utf-8")


def hold_dyffryn(desk: Desk) -> None:
    """Two whole evenings, and all that is done between them and after."""
    here = ("--set", "dyffryn")
    desk.at("2026-03-01T10:00:00")
    desk.run("init", "--facilitator", "Siân Rees", "--contact", "01632 960123")
    for each in ("designs", "prompts"):
        shutil.copytree(SEEDS / each, desk.workspace / each)
    desk.run("set", "add", "Dyffryn", "--place", "Canolfan Gymuned", *KEPT)
    roster = desk.folder / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    desk.run("member", "import", str(roster), *here)
    desk.run("set", "agreement", "dyffryn", "--add", "We begin with tea.")
    invitation, six_words = letter_from(desk.folder)
    desk.run("pack", "accept", invitation, "--accept", six_words)
    desk.at("2026-03-12T19:00:00")
    desk.run("session", "start", *here, "--script", str(SEEDS / "scripts/1-first.toml"))
    _take_slips(desk)
    desk.at("2026-03-20T10:00:00")
    desk.run("action", "update", "1", *here, "--due", "27 march")
    desk.run("action", "update", "1", *here, "--helper", "Dai", "--helper-agreed")
    desk.run("set", "agreement", "dyffryn", "--remove", "6", "--add", "Tea, then talk.")
    desk.at("2026-04-23T19:00:00")
    second = SEEDS / "scripts/2-second.toml"
    desk.run("session", "start", *here, "--script", str(second))
    _reopen_and_discard(desk)
    desk.at("2026-04-24T10:00:00")
    _put_right(desk)
    desk.run("report", "programme", "--for", "the programme")
    desk.run("member", "update", "megan", *here, "--partnership", "Glan Wennol")
    _name_partnerships(desk)
    _withdraw_and_erase(desk)


def _name_partnerships(desk: Desk) -> None:
    """Put a name right, tell two apart, and make one of another two."""
    here = ("--set", "dyffryn")
    known_as = ("--name", "Glan Wennol a'r Fro")
    desk.run("partnership", "update", "Glan Wennol", *here, *known_as)
    desk.run("partnership", "update", "p1", *here, "--apart-from", "Llan Ddistaw")
    elsewhere = ("--partnership", "Llan Dawel", "--new-partnership")
    desk.run("member", "update", "kwame", *here, *elsewhere)
    into = ("--into", "Llan Ddistaw", "--yes")
    desk.run("partnership", "merge", "Llan Dawel", *here, *into)


KEPT = ("--kept-until", "2031-03-31")


def _reopen_and_discard(desk: Desk) -> None:
    """Take the second close back for a word more, and a third session away."""
    here = ("--set", "dyffryn")
    desk.at("2026-04-23T19:20:00")
    desk.run("session", "start", *here, "--plain", *THIRD, keys="\n!\n")
    desk.run("session", "discard", *here, "--yes")
    more = "+ Dai: Bring the timetable.\n\n\n\n\nclose\n\n"
    desk.run("session", "reopen", *here, "--plain", keys=more)


THIRD = ("--design", "quick-35", "--present", "everyone", "--presenter", "Dai")


def _take_slips(desk: Desk) -> None:
    dated = ("--set", "dyffryn", "--slip-date", "2026-03-12")
    desk.run("member", "consent", "megan", *dated, "--yes", "all")
    desk.run("member", "consent", "dai", *dated, "--yes", "set-summary,evaluator")
    for name in ("amina", "tomos", "rhiannon"):
        desk.run("member", "consent", name, *dated, "--yes", "evaluator,print")
    keep_until = ("--keep-until", "2027-03-31")
    desk.run("member", "consent", "kwame", *dated, "--no", "all", *keep_until)


def _put_right(desk: Desk) -> None:
    """Put right what was kept, each part once."""
    here = ("--set", "dyffryn")
    listed = json.loads(desk.run("session", "edit", *here, "--session", "2", "--json"))
    numbers = {each["words"]: str(each["number"]) for each in listed["entries"]}

    def edit(words: str, *flags: str) -> None:
        desk.run("session", "edit", numbers[words], *here, "--session", "2", *flags)

    edit("Two buses and a walk, each way.", "--words", "Two buses and a walk.")
    edit("I may ask for what I want to hear.", "--level", "set")
    edit("I may ask for what I want to hear.", "--level", "programme", "--agreed")
    edit("We send a taxi, and nobody asks for it.", "--lesson", "7")
    edit("We send a taxi, and nobody asks for it.", "--speaker", "Amina")
    edit("We send a taxi, and nobody asks for it.", "--part", "holds=not-here")
    edit("We paid the fare on the day.", "--part", "setting=A village.")
    edit("I may ask for what I want to hear.", "--strike")
    edit("I may ask for what I want to hear.", "--put-back")
    edit("This is said and taken away.", "--strike")
    edit("We paid the fare on the day.", "--mask", "fare")


def _withdraw_and_erase(desk: Desk) -> None:
    here = ("--set", "dyffryn")
    desk.run("member", "consent", "dai", *here, "--no", "evaluator")
    desk.run("member", "erase", "tomos", *here, "--names", "mask", "--yes")


def hold_harbour(desk: Desk) -> None:
    """An evening that is still open: slips not sealed, a draft, someone along."""
    here = ("--set", "harbour")
    desk.at("2026-05-04T18:00:00")
    desk.run("set", "add", "Harbour", "--kept-until", "none")
    for name in (
        "Siobhán Ní Bhriain",
        "Priya Raghunathan",
        "Marlon Baptiste",
        "Li Wen",
    ):
        desk.run("member", "add", name, *here, "--partnership", "Port Ember")
    start = (
        *("session", "start", *here, "--plain", "--design", "our-evening"),
        *("--lesson", "11", "--present", "everyone", "--presenter", "Li"),
    )
    lines = (
        *("", "y", "3 1 4 ?", "", "Li: The ferry is cheaper than the bus.", "h"),
        *("#", "", "Marlon: I walk.", "h", "\\", "", "<", "", ""),
        *("", "The fares eat the budget.", "Who sells the tickets?", "!"),
    )
    desk.run(*start, keys="\n".join(lines) + "\n")
    desk.run(
        "session", "scribe", *here, "--plain", keys="? Priya: Who pays?\n; It rains.\n"
    )
    desk.types_and_is_killed(
        "session", "resume", *here, half_typed="What would the fer"
    )


def hold_moor(desk: Desk) -> None:
    """An evening that was cut off in the middle of an action, with its date begun."""
    here = ("--set", "moor")
    desk.at("2026-05-05T18:00:00")
    desk.run("set", "add", "Moor", "--kept-until", "none")
    for name in ("Shanice Campbell", "Owen Tregarth", "Harpreet Gill", "Chen Yulan"):
        desk.run("member", "add", name, *here, "--partnership", "Thistlemoor")
    desk.run("member", "update", "Chen Yulan", *here, "--namesake")
    near = ("--partnership", "Thistlemoor")
    desk.run("member", "add", "Rhiannon Bevans", *here, *near)
    slip = ("--slip-date", "today", "--yes", "evaluator")
    desk.run("member", "consent", "Rhiannon Bevans", *here, *slip)
    start = (
        *("session", "start", *here, "--plain", "--design", "quick-35"),
        *("--present", "everyone", "--presenter", "Owen"),
    )
    desk.run(*start, keys="+ Owen: Ask the sawmill for the key.\n!\n")
    desk.types_and_is_killed("session", "resume", *here, half_typed="next thu")


def let_go(desk: Desk) -> None:
    """Settle who is who and what names someone, and make a pack of the rest."""
    here = ("--set", "dyffryn")
    desk.at("2026-05-05T20:00:00")
    desk.run("pack", "organisations", *here, "--add", "Melin Hafod")
    desk.run("pack", "settle", "--two", "Rhiannon Bevan")
    first, *_ = json.loads(desk.run("practice", "list", *here, "--json"))["practices"]
    slip = ("--yes", "all", "--text", first["text"])
    desk.run("practice", "lend", str(first["number"]), *here, *slip)
    desk.run("pack", "make", "--to", str(desk.folder), "--no-passphrase")


def keep_copies(desk: Desk) -> None:
    """Make backups in every way there is, beside those that closing made."""
    desk.at("2026-05-06T10:00:00")
    desk.run("backup", "make")
    stick = desk.folder / "stick"
    stick.mkdir()
    desk.run("backup", "make", "--to", str(stick))
    desk.at("2026-05-06T11:00:00")
    last = ("backup", "restore", "last", "--in-place", "--set", "dyffryn", "--yes")
    desk.run(*last)


def _keep(workspace: Path, to: Path) -> None:
    ignored = shutil.ignore_patterns(*NOT_KEPT, "drafts")
    shutil.copytree(workspace, to / "workspace", ignore=ignored)
    for draft in (workspace / "drafts").glob("*.draft"):  # mostly zeros, half a MiB
        packed = gzip.compress(draft.read_bytes(), mtime=0)
        drafts = to / "drafts"
        drafts.mkdir(exist_ok=True)
        (drafts / f"{draft.name}.gz").write_bytes(packed)
    for stick in workspace.parent.glob("stick/*.zip"):
        shutil.copytree(stick.parent, to / "stick", dirs_exist_ok=True)
    shutil.copytree(SEEDS / "scripts", to / "scripts")


def _json(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    make(int(sys.argv[1]))
