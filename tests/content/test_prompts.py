"""What the shipped prompts must hold to, beyond what anyone's own must."""

import re
from collections import Counter

import pytest

from tests.links import loose_ends
from tests.reading_ease import reading_ease, words_a_sentence
from tmworkshop.adapters.content.files import find_homes
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.domain.checking.designs import check_wording
from tmworkshop.domain.checking.prompts import check_prompts

BOXES = [
    "set-summary",
    "evaluator",
    "name-programme",
    "funder",
    "name-funder",
    "print",
    "name-print",
]
EASIEST = 80  # of a hundred, by Flesch: "easy to read" begins there
A_SHORT_BREATH = 12  # words a sentence, on the average
SENTENCE_ENDS = re.compile(r"[.?!](?:\s|$)")
BLOG = "cresr-blog-5"
UNLISTED = {"Fletcher et al., 2001", "Simons 1998", "DCLG, 2006a"}
PLAIN = 60  # of a hundred, by Flesch
A_BREATH = 20  # words a sentence, on the average
UNCITED = 2  # works in the review's list that its text does not name


def repeated(names):
    return [name for name, times in Counter(names).items() if times > 1]


def test_the_checker_of_prompts_has_nothing_to_say(library):
    assert list(check_prompts(library)) == []


def test_every_link_is_seen_from_both_ends_and_nothing_is_out_of_reach(
    library, designs
):
    assert list(loose_ends(library, designs)) == []


def test_the_checker_of_designs_has_nothing_to_remark(library, designs):
    told = {each.id: list(check_wording(each, library.method_ids)) for each in designs}
    assert {design: said for design, said in told.items() if said} == {}


# Lessons


def test_nine_lessons_have_statements_to_rate_and_the_tenth_has_none(library):
    numbers = {lesson.number for lesson in library.lessons if lesson.statements}
    assert numbers == {*range(1, 10)}
    assert max(len(lesson.statements) for lesson in library.lessons) <= 3


def test_a_statement_holds_one_idea(library):
    said = [each.words for lesson in library.lessons for each in lesson.statements]
    assert [words for words in said if re.search(r"[?!;:]|\.\s| and ", words)] == []


def test_a_lesson_is_numbered_as_it_is_named(library):
    for lesson in library.lessons:
        assert lesson.id == f"lesson.{lesson.number:02}"


def test_what_was_found_is_told_in_a_few_sentences(library):
    for each in library.lessons:
        assert 2 <= len(SENTENCE_ENDS.findall(each.found)) <= 6, each.number


@pytest.mark.parametrize("part", ["found", "here", "contested"])
def test_a_lesson_is_easy_to_follow_by_whoever_hears_it_read(library, part):
    for each in library.lessons:
        text = getattr(each, part)
        assert words_a_sentence(text) <= A_BREATH, each.number
        assert reading_ease(text) >= PLAIN, each.number


def test_a_lesson_claims_no_more_than_the_review(library):
    title = {each.number: each.title for each in library.lessons}
    (dots,) = (each for each in library.scales if each.id == "lesson-dots")
    label = {point.value: point.label for point in dots.points}
    for told in (title, label):
        assert "evidence" in told[2]
        assert "affect" in told[3]
        assert "can be" in told[7]
    assert "seen" in title[3]


def test_the_variation_explained_is_told_as_on_its_card_with_its_year(library, shelf):
    (found,) = (each.found for each in library.lessons if each.number == 9)
    *_, explained = shelf.card("outcome.ndc-25").finding.split(". ")
    assert explained in found
    assert "in 2008" in explained


def test_a_lesson_says_what_it_may_mean_here_and_what_is_contested(library):
    assert all(lesson.here and lesson.contested for lesson in library.lessons)


@pytest.mark.parametrize(
    ("number", "asks"),
    [
        ("5", "before this partnership, and what is new"),
        ("6", "how far for other work"),
        ("9", "strategic and operational"),
        ("10", "has there been"),
        ("10", "come about"),
    ],
)
def test_a_research_question_asks_for_all_that_the_review_does(library, number, asks):
    (question,) = (each for each in library.questions if each.number == number)
    assert asks in question.words


# Evidence


def test_no_two_cards_share_an_id_a_title_or_a_question(library):
    files = (folder("prompts") / "evidence").glob("*.toml")
    ids = [card["id"] for file in files for card in read_toml(file)["card"]]
    assert repeated(ids) == []
    assert repeated(card.title for card in library.cards) == []
    assert repeated(card.question for card in library.cards) == []


@pytest.mark.parametrize(("kind", "name"), [("evidence", "card"), ("themes", "theme")])
def test_what_has_an_id_lies_in_the_file_that_its_id_begins_with(kind, name):
    files = {f.stem: f for f in (folder("prompts") / kind).glob("*.toml")}
    astray = [
        each["id"]
        for stem, file in files.items()
        for each in read_toml(file)[name]
        if find_homes([each["id"]], files) != {stem}
    ]
    assert astray == []


def test_a_card_points_to_at_least_one_lesson_and_one_theme(library):
    assert [
        card.id for card in library.cards if not (card.lessons and card.themes)
    ] == []


def test_a_card_says_where_in_the_main_review_it_stands(library):
    unsaid = (card for card in library.cards if not card.section)
    assert [card.id for card in unsaid if card.source in library.second_hand] == []


@pytest.mark.parametrize(
    ("card", "quirk"),
    [
        ("outcome.nao-41", "nearly half"),
        ("gw.golden-rules", "our copy"),
        ("engage.groups.offenders", "list"),
        ("engage.groups.learning", "list"),
    ],
)
def test_what_is_odd_in_a_source_stays_visible(shelf, card, quirk):
    shown = shelf.card(card)
    assert quirk in f"{shown.finding} {shown.note}"


def test_what_a_source_means_or_sets_out_is_told_as_no_finding(library):
    means = re.compile(r"(?:def|form|area)\.")
    told = {c.id: c.strength for c in library.cards if means.match(c.id)}
    assert {*told.values()} == {"stated"}


def test_how_many_were_asked_or_served_is_no_strength(shelf):
    for name in ("jcp.study", "jcp.survey", "jcp.feedback", "gw.roots"):
        assert shelf.card(name).strength == "stated"


def test_one_study_is_not_told_as_several(library):
    """The third sector study has five cases, and no reviewer said what it found."""
    for card in library.cards:
        if card.source == "lasa-rr88":
            assert card.strength != "review", card.id
            assert "five" in f"{card.finding} {card.note}" or card.strength == "opinion"


def test_what_restates_a_review_says_so(library):
    told = [c for c in library.cards if (c.source, c.strength) == (BLOG, "review")]
    assert told
    assert [card.id for card in told if "restates one review" not in card.note] == []


# Themes, sources


def test_a_theme_says_when_it_is_meant_and_how_people_put_it(library):
    for theme in library.themes:
        assert all((theme.definition, theme.includes, theme.excludes, theme.example))
        assert len(theme.phrases) >= 8, theme.id


def test_the_documents_are_five(library):
    known = ["crisp-2014", "cresr-blog-5", "lasa-rr88", "dwp-jcp", "duxbury"]
    assert [source.id for source in library.sources] == known


def test_what_the_review_cites_and_does_not_list_says_so(library):
    unlisted = {each.cite for each in library.references if not each.listed}
    assert unlisted >= UNLISTED
    for each in library.references:
        assert each.title or (each.note and not each.listed), each.cite


def test_what_the_review_lists_and_does_not_cite_says_so(library):
    cited = {cite for card in library.cards for cite in card.cite}
    uncited = [each for each in library.references if each.cite not in cited]
    assert len(uncited) == UNCITED
    assert all(each.note for each in uncited)


# Agreement and consent


def test_the_agreement_is_read_aloud_in_three_to_five_lines(shelf):
    agreement = shelf.agreement()
    assert 3 <= len(agreement.read_aloud) <= 5
    assert "may pass" in " ".join(agreement.read_aloud)


def test_the_limits_are_said_in_the_menu_and_open_every_set(shelf):
    agreement = shelf.agreement()
    limits = r"risk of serious harm.*law requires.*tell you first"
    assert re.search(limits, agreement.limits)
    (rule,) = (rule for rule in agreement.rules if rule.id == "rule.limits")
    assert rule.chosen


def test_there_are_eighteen_rules_and_six_open_a_set(shelf):
    rules = shelf.agreement().rules
    assert len({rule.id for rule in rules}) == 18
    assert sum(rule.chosen for rule in rules) == 6
    assert [rule.id for rule in rules if not rule.words.endswith(".")] == []


def test_the_slip_asks_for_seven_consents_in_order_each_long_and_short(shelf):
    slip = shelf.slip()
    assert [purpose.id for purpose in slip.purposes] == BOXES
    assert all(purpose.words and purpose.short for purpose in slip.purposes)


@pytest.mark.parametrize(
    "promise", ["means no until", "change your mind", "cannot be called back", "aloud"]
)
def test_the_slip_says_before_its_boxes_what_each_promise_is(shelf, promise):
    assert promise in shelf.slip().intro


@pytest.mark.parametrize(
    "meaning", ["whoever runs the laptop", "without a name cannot be .* taken back"]
)
def test_the_slip_says_what_private_means_and_without_a_name(shelf, meaning):
    assert re.search(meaning, " ".join(shelf.slip().meanings))


def easy_words(slip):
    boxes = (box.easy for box in slip.purposes)
    return [*slip.easy_intro, *boxes, *slip.easy_meanings]


def test_the_easy_slip_is_easy_to_read(shelf):
    words = " ".join(easy_words(shelf.slip()))
    assert reading_ease(words) >= EASIEST
    assert words_a_sentence(words) <= A_SHORT_BREATH


def test_no_line_of_the_easy_slip_is_hard_by_itself(shelf):
    hard = [words for words in easy_words(shelf.slip()) if reading_ease(words) < PLAIN]
    assert hard == []


def test_the_easy_slip_has_each_box_and_asks_for_no_age(shelf):
    slip = shelf.slip()
    assert all(purpose.easy for purpose in slip.purposes)
    assert not re.search(r"\b(?:age|old|born)\b", " ".join(easy_words(slip)))


@pytest.mark.parametrize(
    "promise",
    [
        "No tick means no",
        "change your mind",
        "cannot be called back",
        "out loud",
        "no slip, your words stay in the set",
        "how many of us were asked",
        "counts from slips with no name",
        "may guess",
        "person who runs the laptop",
        "cannot be changed or taken back",
    ],
)
def test_the_easy_slip_promises_what_the_other_does(shelf, promise):
    assert promise in " ".join(easy_words(shelf.slip()))


def test_the_slip_says_what_leaves_of_someone_who_hands_none_in(shelf):
    assert (
        "With no slip, none of your words leave the set; only how many of us were "
        "asked, and the counts of unsigned slips, may." in shelf.slip().intro
    )
