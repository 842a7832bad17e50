"""What the checks look at: a workspace, an environment, a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from tmworkshop.adapters.backups.gains import Copies, Merge
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.values import Value, value


@value
class Here(Value):
    """Where and when the checks look."""

    workspace: Path
    environ: Mapping[str, str]
    now: datetime
    is_plain: bool = False
    copy_to: Callable[[Path], object] | None = None  # takes a copy to a folder
    merge: Merge = lambda facts, _: facts  # of two copies of one set

    @property
    def sets(self) -> Path:
        """The folder of the sets."""
        return self.workspace / "sets"

    @property
    def copies(self) -> Copies:
        """The copies of its sets."""
        config = partial(config_folder, self.environ)
        return Copies(self.workspace, config, self.merge)

    @property
    def is_begun(self) -> bool:
        """Whether there is a workspace yet."""
        return self.workspace.is_dir()

    def readable(self) -> Iterator[tuple[str, tuple[AnyFact, ...]]]:
        """Yield the id of each set that can be read, with its facts."""
        workspace = FolderWorkspace(self.workspace)
        for set_id in workspace.sets():
            with suppress(WorkshopError):
                yield set_id, workspace.open_set(set_id).facts()
