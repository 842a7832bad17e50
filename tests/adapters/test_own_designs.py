import pytest

from tmworkshop.adapters.content.own_designs import OwnDesigns
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.errors import Conflict, NotFound, Unclear


@pytest.fixture
def own(tmp_path):
    return OwnDesigns(tmp_path)


def test_a_new_design_can_be_used_as_it_is(own, tmp_path):
    file = own.begin("our-evening", "quick")
    design = ShelfOfPrompts(tmp_path).design_in(file)
    assert design.id == "our-evening"
    assert design.steps == ShelfOfPrompts().design("quick-35").steps
    assert own.names() == {"our-evening"}


def test_a_new_design_is_private_to_its_owner(own):
    assert own.begin("our-evening", "quick-35").stat().st_mode & 0o077 == 0


def test_nothing_is_written_over(own):
    file = own.begin("our-evening", "quick-35")
    file.write_text("mine", "utf-8")
    with pytest.raises(Conflict, match="stays as it is"):
        own.begin("our-evening", "quick-35")
    assert file.read_text("utf-8") == "mine"


def test_a_copy_can_be_made_of_ones_own(own):
    own.begin("our-evening", "quick-35")
    assert own.begin("our-morning", "our-evening").stem == "our-morning"


def test_a_copy_under_the_name_of_ours_stands_in_its_place(own, tmp_path):
    own.begin("quick-35", "quick-35")
    assert own.names() == {"quick-35"}
    assert len(ShelfOfPrompts(tmp_path).designs()) == len(ShelfOfPrompts().designs())


@pytest.mark.parametrize("name", ["Our evening", "../away", "", "a.b", "con"])
def test_a_name_is_one_that_any_disk_takes(own, name):
    with pytest.raises(Unclear, match="is no name of a design"):
        own.begin(name, "quick-35")
    assert own.names() == set()


def test_there_is_no_copy_of_what_is_not_there(own):
    with pytest.raises(NotFound, match="Did you mean quick-35"):
        own.begin("our-evening", "quikc-35")
