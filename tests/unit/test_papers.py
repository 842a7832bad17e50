from dataclasses import replace
from datetime import date

from tests.records import IMPRINT, MARCH, Story
from tests.ways import refused
from tmworkshop.application.reports import slips_sheet, wall_sheet
from tmworkshop.domain.content import Agreement, GroundRule, Slip, SlipBox
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Agreed, Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.pages.papers import sharing_slips
from tmworkshop.domain.pages.participant import Imprint
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.sharing.disclosure import Purpose

SLIP = Slip(
    version=3,
    intro="Every box means no until you tick it.",
    purposes=(SlipBox("evaluator", "My words may go.", "Words"),),
    meanings=("Private means you and whoever runs the laptop.",),
)
INVITED = Invitation(
    programme="p" * 26,
    name="Tidal Start",
    organisation="Quay Foundation",
    contact="Ines Okonkwo, 01632 960555",
    purpose="To learn what helps",
    basis="public task",
    keep_until="2028-03-31",
    readers=(Reader.FUNDER, Reader.PROGRAMME),
    encrypt_for="age1",
    signer="ab",
)
OFFERED = Agreement(
    1,
    "Ours",
    (),
    (GroundRule("rule.limits", "It ends.", chosen=True),),
    "There is a limit.",
)


def of_three(**founded):
    story = Story.of_three(**founded)
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "What Megan learned")
    story.slip("m1", "evaluator")
    return story


def test_a_slip_has_its_boxes_its_wording_and_until_when_the_set_is_kept():
    record = of_three(kept_until=date(2027, 3, 31)).record
    page = sharing_slips(record, ["Dai Okafor"], SLIP, IMPRINT)
    assert page.occasion == "What may leave the Dyffryn set"
    assert (page.intro, page.boxes) == ((SLIP.intro,), (("My words may go.", ""),))
    assert page.meanings == SLIP.meanings
    assert page.footer.startswith("Wording 3. Made 12 March 2026. Kept until 31 March")
    assert "Sian Rees, 01632 960123" in page.take_back


def test_a_slip_is_the_same_whatever_was_ticked_and_said():
    named = ["Megan Prys-Jones"]
    ticked = sharing_slips(of_three().record, named, SLIP, IMPRINT)
    assert ticked == sharing_slips(Story.of_three().record, named, SLIP, IMPRINT)


def test_without_an_invitation_the_programme_is_the_one_the_set_belongs_to():
    page = sharing_slips(of_three().record, [""], SLIP, IMPRINT)
    assert "the programme your set belongs to" in page.asks
    assert page.terms == ()


def test_an_invitation_says_who_asks_what_for_and_until_when():
    page = sharing_slips(of_three().record, [""], SLIP, IMPRINT, invitation=INVITED)
    assert page.asks == "Tidal Start asks for our words. Quay Foundation runs it."
    assert page.terms == (
        ("What for", "To learn what helps"),
        ("Lawful basis", "public task"),
        ("Data protection", "Ines Okonkwo, 01632 960555"),
        ("Kept until", "31 March 2028"),
        ("Read by", "whoever works for the programme; its funder"),
    )


def test_the_programme_is_called_by_its_name():
    words = "By the programme's evaluator. The programme knows."
    slip = replace(SLIP, purposes=(SlipBox("evaluator", words, "Words"),))
    for easy in (False, True):
        page = sharing_slips(
            of_three().record, [""], slip, IMPRINT, invitation=INVITED, easy=easy
        )
        called = "By Tidal Start's evaluator. Tidal Start knows."
        assert page.boxes == ((called, ""),)


def test_a_name_is_asked_for_with_the_words_it_would_stand_beside():
    boxes = [SlipBox(box, f"{box}?", "") for box in sorted(Purpose)]
    slip = replace(SLIP, purposes=tuple(boxes))
    page = sharing_slips(of_three().record, [""], slip, IMPRINT)
    assert {*page.boxes} == {
        ("set-summary?", ""),
        ("evaluator?", "name-programme?"),
        ("funder?", "name-funder?"),
        ("print?", "name-print?"),
    }


def test_a_box_whose_words_are_not_asked_for_stands_by_itself():
    slip = replace(SLIP, purposes=(SlipBox("name-print", "My name in print.", ""),))
    page = sharing_slips(of_three().record, [""], slip, IMPRINT)
    assert page.boxes == (("My name in print.", ""),)


def test_an_easy_slip_has_easy_words_where_there_are_some():
    boxes = (
        SlipBox("evaluator", "My words may go.", "Words", easy="They may read it."),
        SlipBox("set-summary", "My actions may stand.", "Actions"),
    )
    easy = replace(SLIP, purposes=boxes, easy_intro=("No tick.", "No."))
    page = sharing_slips(of_three().record, [""], easy, IMPRINT, easy=True)
    assert page.easy
    assert page.intro == ("No tick.", "No.")
    assert page.boxes == (("They may read it.", ""), ("My actions may stand.", ""))
    assert page.meanings == SLIP.meanings


def test_an_easy_slip_lies_beside_the_usual_one():
    sheet = slips_sheet(of_three().record, [""], SLIP, IMPRINT, easy=True)
    assert sheet.name == ("Dyffryn set", "sharing slips, easy to read")


def test_without_a_contact_it_is_whoever_runs_the_laptop():
    imprint = Imprint(MARCH, "", ())
    page = sharing_slips(of_three().record, [""], SLIP, imprint)
    assert "tell whoever runs the laptop" in page.take_back


def test_slips_lie_with_the_pages_of_their_set():
    sheet = slips_sheet(of_three().record, [""], SLIP, IMPRINT)
    assert sheet.name == ("Dyffryn set", "sharing slips")


def test_the_sheet_for_the_wall_holds_rules_and_limits():
    story = of_three()
    story.add(Agreed(version=2, rules=("We listen.",), agreed_on=MARCH))
    sheet = wall_sheet(story.record, OFFERED, IMPRINT)
    page = sheet.view
    assert page.occasion == "Our agreement, version 2, 12 March 2026"
    assert (page.rules, page.limits) == (("We listen.",), "It ends.")
    assert sheet.name == ("Dyffryn set", "agreement")


def test_a_set_without_an_agreement_has_no_sheet_and_is_told_how():
    with refused(NotFound, Remedy.CHOOSE_AGREEMENT):
        wall_sheet(of_three().record, OFFERED, IMPRINT)
