"""What is on slips has no link left once its session is closed, in any backup."""

from zipfile import ZipFile

import pytest

from tests.records import JANUARY, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Kind, Said

SET = "dyffryn-set"


def slips(folder):
    facts = FolderWorkspace(folder).open_set(SET).facts()
    return [f for f in facts if isinstance(f, Said) and f.unattributed]


@pytest.fixture
def half_way(desk):
    """A session that was put down, with slips typed and a backup made meanwhile."""
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "", "It helps", unattributed=True)
    story.keep_in(desk.folder, SET)
    desk.run("backup", "make")
    story.said(Kind.REFLECTION, "", "It costs", unattributed=True)
    FolderWorkspace(desk.folder).open_set(SET).keep(story.facts[-1:])
    return desk


def test_at_the_close_every_backup_holds_what_the_file_holds(half_way):
    half_way.run("--plain", "session", "resume", keys="!!\n\nclose\n")
    sealed = slips(half_way.folder)
    assert {(said.at.hour, said.device) for said in sealed} == {(0, "")}
    for backup in sorted((half_way.folder / "backups").glob("*.zip")):
        place = half_way.folder.parent / backup.stem
        with ZipFile(backup) as packed:
            packed.extractall(place)
        assert slips(place) == sealed
