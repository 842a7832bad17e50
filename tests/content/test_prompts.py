"""What the shipped words must hold to: shapes, links, lengths and open questions."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

PROMPTS = Path(__file__).parents[2] / "prompts"

LESSON = {
    "id",
    "number",
    "title",
    "found",
    "here",
    "contested",
    "way_in",
    "evidence",
    "themes",
    "questions",
}
RATED = {"statement", "statement_version"}
CARD = {
    "id",
    "title",
    "finding",
    "source",
    "section",
    "cite",
    "strength",
    "question",
    "lessons",
    "themes",
}
REFERENCE = {"cite", "title", "authors", "year"}
STRENGTHS = {"figure", "evaluation", "review", "opinion"}
RESEARCH_QUESTIONS = {f"rq.{number:02}" for number in range(1, 11)}
RESEARCH_QUESTIONS |= {"rq.08a", "rq.08b", "rq.08c"}
PURPOSES = ["set-summary", "programme", "quotes", "name"]
# A question that begins like this is answered by yes or no.
CLOSED = re.compile(
    r"(do|does|did|is|are|was|were|can|could|should|would|have|has|had|will)\b",
    re.IGNORECASE,
)
JUDGING = re.compile(
    r"\b(overdue|failed|failing|failure|score|compliance|anonym\w*)\b", re.IGNORECASE
)
AMERICAN = re.compile(
    r"(?<!\bs)iz(?:ation|ing|ed)\b|\b(?:program|color|center|labor)\b", re.IGNORECASE
)


def read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(PROMPTS.joinpath(*parts).read_text(encoding="utf-8"))


def by_stem(folder: str) -> dict[str, dict[str, Any]]:
    files = sorted((PROMPTS / folder).glob("*.toml"))
    return {file.stem: read(folder, file.name) for file in files}


def named(records: list[dict[str, Any]], key: str = "id") -> list[Any]:
    return [pytest.param(record, id=record[key]) for record in records]


def repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def texts(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in texts(part)]
        case list():
            return [text for part in value for text in texts(part)]
        case _:
            return []


def is_open(question: str) -> bool:
    return question.endswith("?") and not CLOSED.match(question)


LESSON_FILES = by_stem("lessons")
LESSONS = list(LESSON_FILES.values())
LESSON_BY_ID = {lesson["id"]: lesson for lesson in LESSONS}
EVIDENCE_FILES = by_stem("evidence")
CARDS = [card for file in EVIDENCE_FILES.values() for card in file["card"]]
CARD_BY_ID = {card["id"]: card for card in CARDS}
FILED = [
    pytest.param(stem, card, id=card["id"])
    for stem, file in EVIDENCE_FILES.items()
    for card in file["card"]
]
STEM_FILES = by_stem("stems")
STEMS = [stem for file in STEM_FILES.values() for stem in file["stem"]]
THEMES = read("themes.toml")["theme"]
THEME_IDS = {theme["id"] for theme in THEMES}
SOURCES = read("sources.toml")["source"]
SOURCE_IDS = {source["id"] for source in SOURCES}
REFERENCES = read("sources.toml")["reference"]
CITATIONS = {reference["cite"] for reference in REFERENCES}
AGREEMENT = read("agreement.toml")
CONSENT = read("consent.toml")
SCALES = read("scales.toml")["scale"]
WORDS = [
    pytest.param(file, id=str(file.relative_to(PROMPTS)))
    for file in sorted(PROMPTS.rglob("*.toml"))
]


# Lessons


def test_there_are_ten_lessons_each_in_its_own_file():
    expected = {f"{number:02}": f"lesson.{number:02}" for number in range(1, 11)}
    assert {stem: lesson["id"] for stem, lesson in LESSON_FILES.items()} == expected


@pytest.mark.parametrize("lesson", named(LESSONS[:9]))
def test_a_lesson_has_its_keys_and_no_others(lesson):
    assert set(lesson) == LESSON | RATED


def test_the_tenth_lesson_has_nothing_to_rate():
    assert set(LESSON_BY_ID["lesson.10"]) == LESSON


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_a_lesson_is_numbered_as_it_is_named(lesson):
    assert lesson["id"] == f"lesson.{lesson['number']:02}"


@pytest.mark.parametrize("lesson", named(LESSONS[:9]))
def test_a_statement_is_one_short_sentence_at_some_version(lesson):
    assert re.fullmatch(r"[A-Z][^.?!;:]{1,120}\.", lesson["statement"])
    assert lesson["statement_version"] >= 1


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_what_was_found_is_told_in_two_sentences(lesson):
    assert len(re.findall(r"[.?!](?:\s|$)", lesson["found"])) == 2


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_what_it_may_mean_here_is_told_in_one_or_two_sentences(lesson):
    assert len(re.findall(r"[.?!](?:\s|$)", lesson["here"])) in {1, 2}


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_the_way_into_a_lesson_is_an_open_question(lesson):
    assert is_open(lesson["way_in"])


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_a_lesson_rests_on_at_least_three_different_cards(lesson):
    assert len(set(lesson["evidence"])) == len(lesson["evidence"]) >= 3


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_a_lesson_lists_exactly_the_cards_that_list_it(lesson):
    listing = {card["id"] for card in CARDS if lesson["id"] in card["lessons"]}
    assert set(lesson["evidence"]) == listing


@pytest.mark.parametrize("lesson", named(LESSONS))
def test_a_lesson_points_to_themes_and_research_questions_that_exist(lesson):
    assert set(lesson["themes"]) <= THEME_IDS
    assert set(lesson["questions"]) <= RESEARCH_QUESTIONS


# Evidence


def test_every_lesson_has_a_file_of_evidence():
    assert set(EVIDENCE_FILES) == set(LESSON_FILES)


@pytest.mark.parametrize("stem", EVIDENCE_FILES)
def test_a_file_of_evidence_holds_cards_and_nothing_else(stem):
    assert set(EVIDENCE_FILES[stem]) == {"card"}


def test_no_two_cards_share_an_id():
    assert repeated([card["id"] for card in CARDS]) == []


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_has_its_keys_and_no_others(card):
    assert set(card) == CARD


@pytest.mark.parametrize(("stem", "card"), FILED)
def test_a_card_lies_in_the_file_of_its_first_lesson(stem, card):
    assert card["lessons"][0] == f"lesson.{stem}"


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_names_lessons_that_exist_and_each_once(card):
    assert set(card["lessons"]) <= set(LESSON_BY_ID)
    assert repeated(card["lessons"]) == []


@pytest.mark.parametrize("card", named(CARDS))
def test_a_finding_can_be_read_aloud_in_sixty_words(card):
    assert 0 < len(card["finding"].split()) <= 60


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_asks_an_open_question(card):
    assert is_open(card["question"])


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_was_read_in_one_of_the_sources(card):
    assert card["source"] in SOURCE_IDS


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_says_where_in_the_main_review_it_stands(card):
    assert bool(card["section"]) == (card["source"] == "crisp-2014")


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_cites_only_works_that_can_be_looked_up(card):
    assert set(card["cite"]) <= CITATIONS


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_is_of_a_known_strength(card):
    assert card["strength"] in STRENGTHS


@pytest.mark.parametrize("card", named(CARDS))
def test_a_card_points_to_at_least_one_theme_that_exists(card):
    assert card["themes"]
    assert set(card["themes"]) <= THEME_IDS


@pytest.mark.parametrize(
    "card", named([card for card in CARDS if "per cent" in card["finding"]])
)
def test_a_percentage_is_called_a_figure(card):
    assert card["strength"] == "figure"


@pytest.mark.parametrize(
    "card", named([card for card in CARDS if card["strength"] == "figure"])
)
def test_a_figure_carries_the_citation_of_whoever_counted(card):
    # the review counted nothing itself; the other documents report their own figures
    assert card["cite"] or card["source"] != "crisp-2014"


# Themes and sources


def test_the_codebook_has_fifty_themes():
    assert len(THEME_IDS) == len(THEMES) == 50


@pytest.mark.parametrize("theme", named(THEMES))
def test_a_theme_has_its_keys_and_words_in_each(theme):
    assert set(theme) == {"id", "title", "definition", "section"}
    assert all(theme.values())


@pytest.mark.parametrize("theme", named(THEMES))
def test_every_theme_is_raised_by_some_card(theme):
    assert any(theme["id"] in card["themes"] for card in CARDS)


def test_the_sources_are_the_five_documents():
    known = ["crisp-2014", "cresr-blog-5", "lasa-rr88", "dwp-jcp", "duxbury"]
    assert [source["id"] for source in SOURCES] == known


@pytest.mark.parametrize("source", named(SOURCES))
def test_a_source_has_its_keys_and_words_in_each(source):
    assert set(source) == {"id", "short", "authors", "year", "title", "what"}
    assert all(source.values())


@pytest.mark.parametrize("source", named(SOURCES))
def test_every_source_is_read_by_some_card(source):
    assert any(card["source"] == source["id"] for card in CARDS)


def test_no_two_references_share_a_citation():
    assert repeated([reference["cite"] for reference in REFERENCES]) == []


@pytest.mark.parametrize("reference", named(REFERENCES, "cite"))
def test_a_reference_has_its_keys_and_a_note_where_the_list_lets_it_down(reference):
    assert set(reference) - REFERENCE in (set(), {"listed", "note"})


@pytest.mark.parametrize("reference", named(REFERENCES, "cite"))
def test_a_reference_without_a_title_is_one_the_review_does_not_list(reference):
    assert reference["title"] or not reference["listed"]


@pytest.mark.parametrize("reference", named(REFERENCES, "cite"))
def test_every_reference_is_cited_by_some_card(reference):
    assert any(reference["cite"] in card["cite"] for card in CARDS)


# Stems


@pytest.mark.parametrize("purpose", STEM_FILES)
def test_a_file_of_stems_is_named_for_its_purpose(purpose):
    assert set(STEM_FILES[purpose]) == {"purpose", "title", "stem"}
    assert STEM_FILES[purpose]["purpose"] == purpose


@pytest.mark.parametrize("purpose", STEM_FILES)
def test_a_purpose_has_at_least_eight_stems_numbered_in_order(purpose):
    ids = [stem["id"] for stem in STEM_FILES[purpose]["stem"]]
    assert ids == [f"q.{purpose}.{number:02}" for number in range(1, len(ids) + 1)]
    assert len(ids) >= 8


@pytest.mark.parametrize("stem", named(STEMS))
def test_a_stem_is_an_open_question_without_a_gap(stem):
    assert set(stem) == {"id", "words", "themes"}
    assert is_open(stem["words"])
    assert "{" not in stem["words"]


@pytest.mark.parametrize("stem", named(STEMS))
def test_a_stem_points_only_to_themes_that_exist(stem):
    assert set(stem["themes"]) <= THEME_IDS


def test_no_stem_is_asked_twice():
    assert repeated([stem["words"] for stem in STEMS]) == []


# Agreement, consent and scales


def test_the_agreement_is_read_aloud_in_three_to_five_lines():
    assert set(AGREEMENT) == {"version", "title", "read_aloud", "limits", "rule"}
    assert 3 <= len(AGREEMENT["read_aloud"]) <= 5


def test_the_agreement_says_aloud_that_anyone_may_pass_and_where_confidence_ends():
    assert "may pass" in " ".join(AGREEMENT["read_aloud"])
    limits = r"risk of serious harm.*law requires.*tell you first"
    assert re.search(limits, AGREEMENT["limits"])


def test_the_limits_are_in_the_menu_and_open_every_set():
    (rule,) = (rule for rule in AGREEMENT["rule"] if rule["id"] == "rule.limits")
    assert rule["chosen"]


def test_there_are_eighteen_rules_and_six_open_a_set():
    assert len({rule["id"] for rule in AGREEMENT["rule"]}) == 18
    assert sum(rule["chosen"] for rule in AGREEMENT["rule"]) == 6


@pytest.mark.parametrize("rule", named(AGREEMENT["rule"]))
def test_a_rule_has_its_keys_and_words(rule):
    assert set(rule) == {"id", "words", "chosen"}
    assert rule["words"].endswith(".")


def test_the_slip_asks_for_four_consents_in_order():
    assert set(CONSENT) == {"version", "intro", "meanings", "purpose"}
    assert [purpose["id"] for purpose in CONSENT["purpose"]] == PURPOSES


@pytest.mark.parametrize("purpose", named(CONSENT["purpose"]))
def test_a_consent_has_words_for_the_slip_and_a_short_form_for_the_page(purpose):
    assert set(purpose) == {"id", "words", "short"}
    assert all(purpose.values())


@pytest.mark.parametrize(
    "promise", ["means no until", "change your mind", "cannot be called back", "aloud"]
)
def test_the_slip_says_before_its_boxes_what_each_promise_is(promise):
    assert promise in CONSENT["intro"]


@pytest.mark.parametrize(
    "meaning", ["whoever runs the laptop", "without a name cannot be .* taken back"]
)
def test_the_slip_says_what_private_means_and_without_a_name(meaning):
    assert re.search(meaning, " ".join(CONSENT["meanings"]))


@pytest.mark.parametrize(
    ("scale", "values"),
    list(zip(SCALES, [range(5), range(1, 6)], strict=True)),
    ids=["holds", "questioning"],
)
def test_a_scale_labels_every_point_and_lets_anyone_not_say(scale, values):
    assert set(scale) == {"id", "question", "points", "cannot_say"}
    assert [point["value"] for point in scale["points"]] == list(values)
    assert all(point["label"] for point in scale["points"])


def test_the_scales_are_known_by_these_names():
    assert [scale["id"] for scale in SCALES] == ["holds", "questioning"]


# All words


@pytest.mark.parametrize("file", WORDS)
def test_the_words_judge_nobody(file):
    assert JUDGING.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", WORDS)
def test_the_words_are_spelt_as_in_britain(file):
    assert AMERICAN.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", WORDS)
def test_no_text_has_stray_spaces(file):
    stray = [text for text in texts(read(file)) if text != " ".join(text.split())]
    assert stray == []
