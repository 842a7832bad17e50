"""What the checks look at: a workspace, an environment, a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tmworkshop.domain.values import Value, value


@value
class Here(Value):
    """Where and when the checks look."""

    workspace: Path
    environ: Mapping[str, str]
    now: datetime
    is_plain: bool = False

    @property
    def sets(self) -> Path:
        """The folder of the sets."""
        return self.workspace / "sets"

    @property
    def is_begun(self) -> bool:
        """Whether there is a workspace yet."""
        return self.workspace.is_dir()
