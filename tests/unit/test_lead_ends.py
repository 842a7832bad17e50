"""When what a lead was let have is to go, and what is said of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import MemoryLead, MemorySet, MemoryWorkspace
from tests.own_sets import asked_for, sources_of
from tests.packs import invitation
from tests.records import MARCH, Story
from tmworkshop.application.lead_dues import conclude, leave_due
from tmworkshop.application.lead_outlook import LeadOutlook, look_ahead
from tmworkshop.application.releases import prepare_release
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import Kind, Lent
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import LentText, SetPart
from tmworkshop.domain.pages.certificate import LeftOver, list_certificate
from tmworkshop.domain.programme.dues import Dues, count_dues, list_lines, next_due
from tmworkshop.domain.programme.lead_facts import Concluded, Dropped, Invited, lead_of
from tmworkshop.domain.programme.lent_shown import choose_lent
from tmworkshop.domain.programme.page_columns import Columns
from tmworkshop.domain.programme.terms import Rules, Terms
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.lent import Use, digest_text

INVITED = Invited(id="t1", invitation=invitation(), on="2026-01-05")
SONG = '{"kind": "song", "id": "S1", "keep-until": "2026-04"}'
NO_TOPICS = Topics((), ())


def part(*lent, **given):
    return SetPart("S", (), lent=lent, **given)


def text(letter, **given):
    readers = frozenset({Reader.PROGRAMME})
    return LentText(letter, f"P{letter}", Kind.PRACTICE, "We sang.", readers, **given)


class EndedLead(MemoryLead):
    """A lead whose programme ended, where a kill left no day noted."""

    noted = "9999-12-31"

    def due(self):
        return self.noted

    def put_due(self, day):
        self.noted = day

    def count_files(self):
        return 0

    def destroy(self):
        return 0


def test_of_a_programme_that_ended_nothing_is_to_be_seen_to():
    lead = MemoryLead(INVITED, Concluded(on="2026-03-12"))
    assert look_ahead(lead, date(2027, 3, 12)) == LeadOutlook()


def test_an_end_is_not_done_twice_but_one_that_was_cut_off_is_finished():
    lead = EndedLead(INVITED, Concluded(on="2026-03-12", files=2))
    with pytest.raises(Conflict, match="concluded on 2026-03-12"):
        conclude(lead, "2026-03-13")
    lead.noted = "2026-03-12"
    assert conclude(lead, "2026-03-13")[1] == 2
    assert lead.noted == "9999-12-31"


def test_once_the_terms_are_over_nothing_is_left():
    lead = lead_of((INVITED,))
    assert leave_due((part(text("A")),), lead, "2028-04-01", "me") == ()
    assert leave_due((part(text("A")),), lead, "2028-03-31", "me") != ()


def test_what_is_not_known_here_is_due_and_objected_to_like_all_else():
    lead = lead_of((INVITED,))
    (now,) = leave_due((part(unread=(SONG,)),), lead, "2026-04-30", "me")
    assert now.unread == (SONG,)
    (later,) = leave_due((part(unread=(SONG,)),), lead, "2026-05-01", "me")
    assert later.unread == ()
    dropped = lead_of((INVITED, Dropped(of=("S1",), prints=(), on="2026-03-12")))
    (left,) = leave_due((part(unread=(SONG,)),), dropped, "2026-03-12", "me")
    assert left.unread == ()
    assert next_due(lead, (part(unread=(SONG,)),)) == "2026-05-01"


def test_a_month_that_there_is_not_has_long_been_over():
    dues = count_dues(
        lead_of((INVITED,)), (part(text("A", keep_until="2026-99")),), "2026-03-12"
    )
    assert dues.overdue == 1
    (told,) = list_lines(dues)
    assert told.startswith("1 remark of packs may be here no longer")


def test_the_last_day_of_all_is_told_in_place_of_each_ones():
    (told,) = list_lines(Dues(soon=2, by="2028-03-31", all_by="2028-03-31"))
    assert told.startswith("All that packs brought may be here until 31 March 2028")
    (each,) = list_lines(Dues(soon=2, by="2026-04-30"))
    assert each.startswith("2 remarks of packs may not be here much longer")


def test_where_no_programme_was_led_the_certificate_names_none():
    first, *_ = list_certificate(lead_of(()), 0, LeftOver("reports/programme"))
    assert "0 files" in first


def test_a_folder_of_pages_that_is_out_of_reach_is_named():
    left = LeftOver("pages/programme", unreached=["/away/tmworkshop"])
    *_, heading, place = list_certificate(lead_of(()), 0, left)
    assert heading.startswith("Not reached, and pages may lie there")
    assert place == "   /away/tmworkshop"


def test_with_its_rule_off_a_partnership_stands_beside_the_text_of_one():
    parts = {"me": (part(text("A", partnership="Glan")),)}
    terms = Terms(Reader.PROGRAMME, 3, "2026-03-12")
    (hidden,) = choose_lent(parts, terms, Columns(parts, ()))
    rules = replace(Rules(), partnerships_hide_few=False)
    (shown,) = choose_lent(parts, replace(terms, rules=rules), Columns(parts, ()))
    assert (hidden.partnership, shown.partnership) == ("", "Glan")


def lending():
    """Return a set in which a practice was told, and lent to the programme."""
    story = Story.of_three()
    story.meet(MARCH)
    id_ = story.said(Kind.PRACTICE, "m1", "We rang Dai first.")
    digest = digest_text(record_of(story.facts).kept[id_])
    uses = (Use.PARTNERSHIPS,)
    story.add(Lent(of=id_, uses=uses, digest=digest, slip=MARCH, wording=1))
    return MemorySet(*story.part().facts)


@pytest.mark.parametrize("stands_alone", [True, False])
def test_a_practice_of_ones_own_set_stands_masked_and_by_itself(stands_alone):
    request = asked_for(NO_TOPICS)
    rules = replace(Rules(), lent_stand_alone=stands_alone)
    request = replace(request, terms=replace(request.terms, rules=rules))
    sources = sources_of(MemoryWorkspace(dyffryn=lending()))
    prepared = prepare_release(sources, request)
    assert [each.words for each in prepared.lent] == ["We rang [name] first."]
