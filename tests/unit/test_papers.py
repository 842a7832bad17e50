from datetime import date

from tests.records import IMPRINT, MARCH, Story
from tests.ways import refused
from tmworkshop.application.reports import slips_sheet, wall_sheet
from tmworkshop.domain.content import Agreement, GroundRule, Slip, SlipBox
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Agreed, Kind
from tmworkshop.domain.pages.papers import sharing_slips
from tmworkshop.domain.pages.participant import Imprint
from tmworkshop.domain.remedies import Remedy

SLIP = Slip(
    version=3,
    intro="Every box means no until you tick it.",
    purposes=(SlipBox("evaluator", "My words may go.", "Words"),),
    meanings=("Private means you and whoever runs the laptop.",),
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
    assert (page.intro, page.boxes) == (SLIP.intro, ("My words may go.",))
    assert page.meanings == SLIP.meanings
    assert page.footer.startswith("Wording 3. Made 12 March 2026. Kept until 31 March")
    assert "Sian Rees, 01632 960123" in page.take_back


def test_a_slip_is_the_same_whatever_was_ticked_and_said():
    named = ["Megan Prys-Jones"]
    ticked = sharing_slips(of_three().record, named, SLIP, IMPRINT)
    assert ticked == sharing_slips(Story.of_three().record, named, SLIP, IMPRINT)


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
