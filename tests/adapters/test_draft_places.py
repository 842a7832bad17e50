"""Which file is whose: one that lives is nobody else's, one left behind is taken up."""

from tmworkshop.adapters.front_ends.draft_places import (
    draft_file,
    drafts_of,
    forget_drafts_beside,
    hold_draft_beside,
)


def held(folder, *, wanted=True, device="0badcafe"):
    return hold_draft_beside(
        folder, "moor", device, lambda file: wanted and file.exists()
    )


def begun(folder, **more):
    """Return the file of someone who begins to type, and is gone."""
    with held(folder, **more) as file:
        file.write_text("half")
    return file


def test_two_who_write_along_at_once_have_a_file_each(tmp_path):
    with held(tmp_path) as one:
        one.write_text("half")
        with held(tmp_path) as other:
            assert one != other


def test_what_was_left_behind_is_taken_up(tmp_path):
    file = begun(tmp_path)
    with held(tmp_path) as again:
        assert again == file
        with held(tmp_path) as other:
            assert other != file


def test_what_another_window_left_behind_is_taken_up(tmp_path):
    other = draft_file(tmp_path, "moor.0badcafe-00000001")
    begun(tmp_path).rename(other)
    with held(tmp_path) as file:
        assert file == other


def test_what_nobody_wants_any_more_is_dropped(tmp_path):
    file = begun(tmp_path)
    with held(tmp_path, wanted=False) as again:
        assert again == file
        assert not file.exists()


def test_what_nobody_wants_of_another_window_goes_unless_that_lives(tmp_path):
    gone = draft_file(tmp_path, "moor.0badcafe-00000001")
    begun(tmp_path).rename(gone)
    with held(tmp_path) as taken_up:
        assert taken_up == gone
        with held(tmp_path, wanted=False):
            assert gone.exists()
    with held(tmp_path, wanted=False):
        assert not gone.exists()


def test_another_computer_and_another_set_keep_theirs(tmp_path):
    file = begun(tmp_path)
    with held(tmp_path, device="feedbeef") as other:
        assert other != file
    assert list(drafts_of(tmp_path, "moo")) == []
    assert list(drafts_of(tmp_path, "moor")) == [file]


def test_only_those_who_are_gone_leave_nothing(tmp_path):
    steering = draft_file(tmp_path, "moor")
    gone = draft_file(tmp_path, "moor.0badcafe-00000001")
    with held(tmp_path) as file:
        for each in (steering, gone, file):
            each.write_text("half")
        forget_drafts_beside(tmp_path, "moor")
        assert not gone.exists()
        assert steering.exists()
        assert file.exists()


def test_no_lock_is_left_behind(tmp_path):
    begun(tmp_path)
    assert [*tmp_path.rglob("*.lock")] == []


def test_a_disk_that_takes_nothing_keeps_nobody_from_writing_along(tmp_path):
    (tmp_path / "drafts").write_text("no folder")
    with held(tmp_path) as file:
        assert not file.exists()
