"""What is noted of each set in numbers: when it counts, and when it goes."""

from __future__ import annotations

import os
import time

import pytest

from tests.fakes import Stamps
from tests.records import Story
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.adapters.store import counts
from tmworkshop.adapters.store.workspace import COUNTS, FolderWorkspace, set_file
from tmworkshop.application.sets import count_sets, recall_counts
from tmworkshop.domain.facts import Founded, Joined

GLAN, MOOR = "glan", "moor"
JOINED = Joined(member="m7", name="Nia Bevan")


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "workspace"
    for set_id in (GLAN, MOOR):
        Story.of_three(name=f"{set_id.title()} set").keep_in(folder, set_id)
    return FolderWorkspace(folder, config=lambda: tmp_path / "config")


@pytest.fixture(params=[0.02, 60], ids=["settled", "of just now"])
def settled(request, monkeypatch):
    """Let files be known by how they look, or by what they hold."""
    monkeypatch.setattr(counts, "SETTLED", request.param)
    return lambda: time.sleep(0.03)


def recalled(workspace):
    anew = FolderWorkspace(workspace.folder, config=workspace._config)
    return recall_counts(anew, anew.counts)


def read_anew(workspace):
    """Return the sets that are counted, as nothing that is noted stands for them."""
    counted = []

    def count(set_id):
        counted.append(set_id)
        return dict(zip(workspace.sets(), count_sets(workspace), strict=True))[set_id]

    for set_id in workspace.sets():
        workspace.counts.recall(set_id, lambda set_id=set_id: count(set_id))
    return counted


def notes(workspace):
    return sorted((workspace.folder / COUNTS).iterdir())


def path_of(workspace, set_id):
    return workspace.folder / set_file(set_id)


def test_a_set_is_read_once(workspace):
    assert recalled(workspace) == count_sets(workspace)
    assert read_anew(workspace) == []
    assert recalled(workspace) == count_sets(workspace)


def test_a_set_that_was_written_to_is_read_anew_and_no_other_one(workspace):
    recalled(workspace)
    workspace.open_set(GLAN).keep(Stamps()([JOINED]))
    assert recalled(workspace) == count_sets(workspace)
    workspace.open_set(MOOR).keep(Stamps()([JOINED]))
    assert read_anew(workspace) == [MOOR]


def test_an_older_file_of_the_same_length_and_time_is_another(workspace, settled):
    file, path = workspace.open_set(GLAN), path_of(workspace, GLAN)
    before = path.read_bytes()
    file.keep(Stamps()([Founded(name="Glan Aber")]))
    older, status = path.read_bytes(), path.stat()
    path.write_bytes(before)
    file = FolderWorkspace(workspace.folder).open_set(GLAN)
    file.keep(Stamps()([Founded(name="Glan Afon")]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    settled()
    assert recalled(workspace)[0].name == "Glan Afon"
    with path.open("r+b") as opened:
        opened.write(older)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    settled()
    assert recalled(workspace)[0].name == "Glan Aber"


def test_a_byte_that_is_spoilt_in_the_middle_is_seen(workspace, settled):
    settled()
    recalled(workspace)
    path = path_of(workspace, GLAN)
    status, content = path.stat(), bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    glan, moor = recalled(workspace)
    assert glan.trouble
    assert moor.is_whole


def test_a_file_that_nobody_wrote_to_is_not_read_to_its_end(workspace, monkeypatch):
    monkeypatch.setattr(counts, "SETTLED", 0.02)
    time.sleep(0.03)
    recalled(workspace)
    monkeypatch.setattr(counts, "read_file", only_notes(counts.read_file))
    assert recalled(workspace) == count_sets(workspace)


def only_notes(read_file):
    def read(path):
        assert path.parent.name == COUNTS
        return read_file(path)

    return read


def test_one_that_was_written_to_just_now_is_known_by_its_looks_the_next_time(
    workspace, monkeypatch
):
    recalled(workspace)
    monkeypatch.setattr(counts, "SETTLED", 0.02)
    time.sleep(0.03)
    assert read_anew(workspace) == []
    monkeypatch.setattr(counts, "read_file", only_notes(counts.read_file))
    assert read_anew(workspace) == []


def test_what_is_the_matter_is_not_noted(workspace):
    path_of(workspace, GLAN).write_bytes(b"not ours\n")
    recalled(workspace)
    assert len(notes(workspace)) == 1
    assert read_anew(workspace) == [GLAN]


def test_a_file_that_lacks_something_is_read_anew_until_it_is_taken_as_whole(workspace):
    file, path = workspace.open_set(GLAN), path_of(workspace, GLAN)
    before = path.read_bytes()
    file.keep(Stamps()([JOINED]))
    recalled(workspace)
    path.write_bytes(before)
    assert recalled(workspace)[0].shortfall
    assert read_anew(workspace) == [GLAN]
    workspace.open_set(GLAN).take_as_whole()
    assert recalled(workspace)[0].shortfall is None
    assert read_anew(workspace) == []


def test_what_is_written_while_a_set_is_counted_is_not_taken_for_counted(workspace):
    def count():
        counted = count_sets(workspace)[0]
        workspace.open_set(GLAN).keep(Stamps()([JOINED]))
        return counted

    workspace.counts.recall(GLAN, count)
    assert GLAN in read_anew(workspace)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-9],
        lambda content: content.replace(b'"members":3', b'"members":4'),
        lambda content: b"\xff" + content,
    ],
    ids=["empty", "cut", "changed", "no text"],
)
def test_a_note_that_is_broken_is_made_anew(workspace, spoil):
    recalled(workspace)
    for note in notes(workspace):
        note.write_bytes(spoil(note.read_bytes()))
    assert recalled(workspace) == count_sets(workspace)
    assert read_anew(workspace) == []


def test_the_note_of_another_set_stands_for_none(workspace):
    recalled(workspace)
    one, other = notes(workspace)
    one.write_bytes(other.read_bytes())
    assert recalled(workspace) == count_sets(workspace)


def test_where_nothing_can_be_noted_each_set_is_read(workspace):
    (workspace.folder / COUNTS).write_text("a file")
    assert recalled(workspace) == count_sets(workspace)
    assert read_anew(workspace) == [GLAN, MOOR]


def test_the_note_of_a_set_goes_with_it(workspace):
    recalled(workspace)
    with workspace.deciding() as hand:
        hand.remove_set(GLAN)
    assert len(notes(workspace)) == 1


def test_the_note_of_a_set_that_somebody_took_away_goes_at_the_next_look(workspace):
    recalled(workspace)
    path_of(workspace, GLAN).unlink()
    recalled(workspace)
    assert len(notes(workspace)) == 1


def test_what_clears_a_set_away_takes_its_note_along(workspace):
    recalled(workspace)
    FolderRest(workspace.folder).clear(GLAN, ["Glan set"])
    assert len(notes(workspace)) == 1
    assert read_anew(workspace) == [GLAN]


def test_what_clears_a_former_name_away_leaves_none(workspace):
    recalled(workspace)
    FolderRest(workspace.folder).clear_folders(["Glan set"])
    assert notes(workspace) == []
