"""A facilitator's desk: a workspace, a stopped clock, and commands to type."""

import json

from click.testing import CliRunner

from tmworkshop.cli import main

NOW = "2026-03-12T10:00:00+00:00"


class Desk:
    """A facilitator's desk: a workspace, a stopped clock, and commands to type."""

    def __init__(self, folder):
        self.folder = folder
        self.environ = {
            "TMWORKSHOP_NOW": NOW,
            "TMWORKSHOP_WORKSPACE": str(folder),
            "TMWORKSHOP_CONFIG": str(folder.with_name("config")),
        }

    def run(self, *words, code=0, keys=None):
        runner = CliRunner(env=self.environ)
        result = runner.invoke(main, words, input=keys, prog_name="tmworkshop")
        assert code is None or result.exit_code == code, result.output
        return result

    def told(self, *words, code):
        result = self.run(*words, code=code)
        assert result.stdout == ""
        return result.stderr.strip()

    def json(self, *words):
        return json.loads(self.run(*words, "--json").stdout)
