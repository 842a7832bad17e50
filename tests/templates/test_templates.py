"""Every page that ships: with much to say, with little, and with malice."""

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.records import IMPRINT, Story
from tests.templates import views
from tests.templates.printed import printed
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.pages.cards import CardLayout, evidence_cards
from tmworkshop.domain.pages.papers import sharing_slips

SHIPPED = sorted(
    file.name
    for file in folder("templates").glob("*.html")
    if not file.name.startswith("_") and file.name != "base.html"
)
SHOWN = [
    pytest.param(name, view, id=f"{name}-{kind}")
    for name in SHIPPED
    for kind, view in zip(
        ("rich", "minimal", "hostile"), views.SAMPLES.get(name, ()), strict=False
    )
]
HOSTILE = [(name, views.SAMPLES[name][2]) for name in SHIPPED if name in views.SAMPLES]
PROGRAMME = "programme.html"
SLIPS, CARDS = "slips.html", "cards.html"
SHEET, CUT = "rating-sheet.html", "rating-slips.html"
LONGEST = 24  # cards, by their letters: where these fit, all do
PARTICIPANT, EVERYONE = "participant.html", "print-all.html"
TWELVE_POINTS, SIXTEEN_POINTS = 11.99, 15.99

PAGES = Pages()

every_page = pytest.mark.parametrize(("name", "view"), SHOWN)
every_hostile_page = pytest.mark.parametrize(("name", "view"), HOSTILE)


class Tags(HTMLParser):
    """The tags of a page, as a browser would find them."""

    def __init__(self, page):
        super().__init__()
        self._found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._found.append((tag, dict(attrs)))

    @property
    def names(self):
        return {tag for tag, _ in self._found}

    def attributes(self, name):
        return [attributes[name] for _, attributes in self._found if name in attributes]


@cache
def html(name, view):
    return PAGES.render(name, view)


@cache
def pdf(name, view):
    return printed(html(name, view))


@cache
def text(name, view):
    # pypdf reads nothing on a page with letters that no font of the machine has
    page = re.sub(r"[\u0590-\u08ff\u4e00-\u9fff]", "", html(name, view))
    return " ".join(sheet.extract_text() for sheet in printed(page).pages)


def body(name, view):
    return html(name, view).partition("</head>")[2]


def headings(name, view):
    return [int(level) for level in re.findall(r"<h(\d)", html(name, view))]


def fonts(name, view):
    return {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in pdf(name, view).pages
        for font in page["/Resources"]["/Font"].values()
    }


def sizes(name, view):
    found = set()

    def visit(words, matrix, text_matrix, _font, size):
        if words.strip():
            found.add(abs(size * text_matrix[3] * matrix[3]))

    for page in pdf(name, view).pages:
        page.extract_text(visitor_text=visit)
    return found


def parts(element):
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield from parts(found)


def kinds_inside(element):
    return {part["/S"] for child in element["/K"] for part in [child.get_object()]}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_page_has_sample_views(name):
    assert name in views.SAMPLES


@every_page
def test_a_page_is_one_html_file_that_asks_for_nothing(name, view):
    page = Tags(html(name, view))
    in_the_style = re.findall(r'url\(["\']?([^"\')]+)', html(name, view))
    wanted = [*page.attributes("src"), *page.attributes("href"), *in_the_style]
    assert [uri for uri in wanted if not uri.startswith(("data:", "#"))] == []


@every_page
def test_a_page_is_small_enough_for_a_phone(name, view):
    assert len(html(name, view).encode()) < 200_000


@every_page
def test_headings_skip_no_level(name, view):
    levels = headings(name, view)
    assert levels[0] == 1
    assert [
        (above, below) for above, below in pairwise(levels) if below > above + 1
    ] == []


@every_page
def test_a_page_says_its_language_and_its_title(name, view):
    assert '<html lang="en-GB">' in html(name, view)
    assert pdf(name, view).metadata.title.strip()


@every_page
def test_nothing_is_smaller_than_twelve_points(name, view):
    assert min(sizes(name, view)) >= TWELVE_POINTS


@every_page
def test_a_page_is_tagged_as_screen_readers_need_it(name, view):
    tree = pdf(name, view).root_object["/StructTreeRoot"]
    lists = [part for part in parts(tree["/K"][0].get_object()) if part["/S"] == "/L"]
    for found in lists:
        assert kinds_inside(found) <= {"/L", "/LI", "/Caption"}


@every_page
def test_no_empty_list_and_no_empty_heading_is_left(name, view):
    assert not re.search(r"<(ul|h\d|section)[^>]*>\s*</\1>", body(name, view))


@every_hostile_page
def test_hostile_words_stay_words(name, view):
    page = html(name, view)
    assert Tags(page).names.isdisjoint({"script", "img", "link", "object", "iframe"})
    assert "{{ 7*7 }}" in page
    assert "&lt;script&gt;" in page


@every_hostile_page
def test_hostile_words_do_not_end_the_title_or_the_style(name, view):
    assert html(name, view).count("</style>") == 1
    assert html(name, view).count("</title>") == 1


@every_hostile_page
def test_no_character_turns_the_words_around_it(name, view):
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html(name, view))


@every_hostile_page
def test_no_word_is_too_long_for_the_paper(name, view):
    found = text(name, view).replace("\n", "").replace(" ", "")
    assert views.LONG_WORD in found


@every_hostile_page
def test_hostile_words_are_printed_as_words(name, view):
    found = "".join(text(name, view).split())
    for words in (views.MARKUP, views.JINJA, views.A_FILE):
        assert "".join(words.split()) in found


@every_hostile_page
def test_a_pdf_of_hostile_words_links_to_nothing_and_carries_nothing(name, view):
    held = pdf(name, view)
    assert not held.attachments
    whole = [repr(held.get_object(n)) for n in range(1, held.trailer["/Size"])]
    wanted = ("/URI", "/Launch", "/JavaScript", "/EmbeddedFile", "/GoToR")
    assert [each for each in wanted if any(each in part for part in whole)] == []


@every_hostile_page
def test_welsh_can_be_read(name, view):
    assert "ŷd" in text(name, view)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        (PARTICIPANT, views.RICH),
        (EVERYONE, views.EVERYONE),
        ("set.html", views.SUMMARY),
        (PROGRAMME, views.SHARED),
        (SLIPS, views.SLIPS),
        ("agreement.html", views.AGREED),
        ("cards.html", views.CARDS),
        (SHEET, views.SHEET),
        (CUT, views.RATED_SLIPS),
        ("rescue-sheet.html", views.RESCUE),
    ],
)
def test_the_only_fonts_are_ours(name, view):
    assert fonts(name, view) <= {"Workshop-Sans", "Workshop-Sans-Semi-Bold"}


@pytest.mark.parametrize("view", [views.TYPICAL, views.MINIMAL, views.NO_ACTION])
def test_a_participants_page_is_one_page(view):
    assert len(pdf(PARTICIPANT, view).pages) == 1


def test_a_page_that_runs_over_by_a_few_lines_is_still_one_page():
    assert len(pdf(PARTICIPANT, views.LONG).pages) == 1


def test_a_set_summary_is_one_page():
    assert len(pdf("set.html", views.SUMMARY).pages) == 1


def test_a_second_sheet_bears_the_name_too():
    second = pdf(PARTICIPANT, views.RICH).pages[1].extract_text()
    assert f"{views.RICH.name}, continued" in second
    assert "Page 2 of 2" in second


def test_a_page_holds_everything_that_its_view_says():
    found = " ".join(text(PARTICIPANT, views.TYPICAL).split())
    for words in (
        views.TYPICAL.next_meeting,
        views.TYPICAL.doing[1].words,
        views.TYPICAL.doing[1].story[0].learned,
        views.TYPICAL.ended[0].outcome,
        views.TYPICAL.offered[0],
        views.TYPICAL.questions[1],
        views.TYPICAL.learnings[0],
        "My words may go: to the evaluator; nowhere else",
        views.TYPICAL.footer,
    ):
        assert words in found


def test_each_action_has_a_line_for_how_it_went():
    page = body(PARTICIPANT, views.TYPICAL)
    assert page.count("How it went:") == len(views.TYPICAL.doing)


def test_someone_with_no_action_has_two_lines_to_write_on():
    assert body(PARTICIPANT, views.NO_ACTION).count('class="ruled"') == 2
    assert 'class="ruled"' not in body(PARTICIPANT, views.TYPICAL)


def test_an_empty_heading_vanishes():
    page = body(PARTICIPANT, views.MINIMAL)
    assert re.findall(r"<h2>(.*)</h2>", page) == ["What I will do"]


def test_no_one_stands_on_the_back_of_anothers_sheet():
    pages = pdf(EVERYONE, views.EVERYONE).pages
    begun = [
        number
        for member in views.EVERYONE.pages
        for number, page in enumerate(pages)
        if f"{member.name}\nMy page from" in page.extract_text()
    ]
    assert len(begun) == len(views.EVERYONE.pages)
    assert [number for number in begun if number % 2] == []


def test_a_blank_back_says_nothing():
    assert pdf(EVERYONE, views.EVERYONE).pages[1].extract_text() == ""


def test_every_sheet_of_the_pile_bears_its_members_name_and_counts_from_one():
    feet = [page.extract_text() for page in pdf(EVERYONE, views.EVERYONE).pages]
    assert views.RICH.name in feet[5]
    assert "Page 2" in feet[5]
    assert "Page 1" in feet[6]


every_width = pytest.mark.parametrize(
    "view",
    [
        views.SHARED,
        views.WIDE_SHARED,
        views.FEW_SHARED,
        views.shared_page("Valley 1"),
        views.SHARED_AS_ONE,
    ],
    ids=["eight", "many", "few", "one", "as-one"],
)


@every_width
def test_a_whole_programme_stands_on_one_page_that_lies_on_its_side(view):
    first, second, *more = pdf(PROGRAMME, view).pages
    found = " ".join(first.extract_text().split())
    width, height = first.mediabox[2:]
    assert width > height
    for words in (view.title, view.lessons[-1].title, "withheld"):
        assert words in found
    assert view.is_whole or view.columns[-1] in found
    assert view.title in second.extract_text()  # continued
    assert len([first, second, *more]) <= 25


def test_of_many_partnerships_each_lesson_has_a_page():
    pages = [page.extract_text() for page in pdf(PROGRAMME, views.WIDE_SHARED).pages]
    for page, row in zip(pages[1:], views.WIDE_SHARED.lessons, strict=False):
        assert row.title in page
        assert "Valley and Hillside 21" in page


@every_width
def test_words_stand_in_the_page_that_opens_and_not_on_paper(view):
    words = views.TYPICAL.learnings[0]
    assert words in body(PROGRAMME, view)
    assert words not in " ".join(text(PROGRAMME, view).split())


@every_width
def test_what_a_page_of_a_programme_leads_to_is_there(view):
    page = body(PROGRAMME, view)
    wanted = set(re.findall(r'href="#([^"]+)"', page))
    assert [place for place in wanted if page.count(f'id="{place}"') != 1] == []
    for number, row in enumerate(view.lessons, 1):
        for column, cell in enumerate(row.cells, 1):
            is_behind = bool(cell.words) and not view.is_whole
            assert (f"lesson-{number}-{column}" in wanted) == is_behind


@every_width
def test_each_head_of_a_table_says_what_it_is_the_head_of(view):
    page = body(PROGRAMME, view)
    assert page.count("<th scope=") == len(re.findall(r"<th\b", page))
    assert page.count('scope="row"') == page.count("<tr") - page.count("<thead")


@every_width
def test_a_mark_and_a_bar_are_words_as_well(view):
    for state in ("not asked", "nothing shared", "withheld"):
        assert state in " ".join(text(PROGRAMME, view).split())
    assert "holds 3, in part 1, does not 1" in body(PROGRAMME, view)
    assert 'style="width: 60.0%"' in body(PROGRAMME, view)


def test_no_page_slants_underlines_or_shouts():
    css = (folder("templates") / "page.css").read_text()
    assert not re.search(r"font-style|: *underline|uppercase|small-caps|justify", css)


LONG_NAME = "Wilhelmina Featherstonehaugh-Okonkwo de la Cruz Villanueva"
INVITED = Invitation(
    programme="p" * 26,
    name="Northern Start for Young People and Their Families",
    organisation="Moor and Valley Partnership Trust",
    contact="Ifeoma Castellanos, 01632 960777, ifeoma.castellanos@moor.example",
    purpose="To learn what helps young people into work in places like ours, and to "
    "tell whoever plans the next programme what to keep and what to leave",
    basis="Legitimate interests: learning from what has been paid for",
    keep_until="2028-03-31",
    readers=(Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC),
    encrypt_for="age1",
    signer="ab",
)
each_invitation = pytest.mark.parametrize("invitation", [None, INVITED])


@cache
def shipped_slips(invitation, *, easy=False):
    names, slip = [LONG_NAME, "", "Noor"], ShelfOfPrompts().slip()
    record = Story().record
    return sharing_slips(record, names, slip, IMPRINT, invitation=invitation, easy=easy)


def sheets_of(view):
    return [page.extract_text() for page in pdf(SLIPS, view).pages]


def test_a_slip_stands_on_a_sheet_of_a4_and_nobody_on_the_back_of_it():
    first, back, second, _, third = pdf(SLIPS, views.SLIPS).pages
    assert tuple(map(round, first.mediabox[2:])) == (595, 842)
    for name, page in zip(views.SLIPS.names[:2], (first, second), strict=True):
        assert name in page.extract_text()
    assert "My name:" in third.extract_text()
    assert back.extract_text() == ""


@each_invitation
def test_the_shipped_slip_fits_a_sheet_with_a_long_name_or_with_none(invitation):
    view = shipped_slips(invitation)
    pages = sheets_of(view)
    assert pages[1::2] == ["", ""]
    for page in pages[::2]:
        assert view.footer in page


@each_invitation
def test_the_easy_slip_is_one_or_two_sheets_in_large_print(invitation):
    view = shipped_slips(invitation, easy=True)
    assert len(pdf(SLIPS, view).pages) <= 2 * len(view.names)
    assert min(sizes(SLIPS, view)) >= SIXTEEN_POINTS


@each_invitation
@pytest.mark.parametrize("easy", [False, True])
def test_what_was_invited_and_all_boxes_stand_in_words(invitation, easy):
    view = shipped_slips(invitation, easy=easy)
    found = " ".join(" ".join(sheets_of(view)).split())
    said = [words for pair in (*view.boxes, *view.terms) for words in pair if words]
    assert [words for words in said if words not in found] == []


@each_invitation
def test_the_boxes_of_a_slip_are_never_parted_on_an_easy_slip(invitation):
    view = shipped_slips(invitation, easy=True)
    (last_box,) = (words for _, words in view.boxes[-1:])
    pages = [" ".join(page.split()) for page in sheets_of(view)]
    (first,) = {n for n, page in enumerate(pages[:2]) if view.boxes[0][0] in page}
    assert last_box in pages[first]


def test_only_an_easy_slip_says_who_read_it_out():
    assert "Read to me by:" in body(SLIPS, views.EASY_SLIPS)
    assert "Read to me by:" not in body(SLIPS, views.SLIPS)


def test_a_slip_has_a_box_for_each_purpose_and_none_is_ticked():
    page = body(SLIPS, views.SLIPS)
    boxes = page.partition("</article>")[0].partition('class="actions"')[2]
    asked = sum(bool(words) for pair in views.SLIPS.boxes for words in pair)
    assert boxes.partition("</section>")[0].count("<li>") == asked == 3
    assert not re.search("checked|yes</strong>|✓", page)


def test_a_name_is_asked_for_beneath_the_words_that_it_would_stand_beside():
    page = body(SLIPS, views.SLIPS).partition("</article>")[0]
    boxes = page[page.index("by Tidal Start&#39;s evaluator") :]
    assert re.match(
        r"[^<]+</p>\s*<ul class=.actions.>\s*<li><p>If so, my name[^<]+</p></li>", boxes
    )


def test_a_slip_has_lines_for_date_signature_and_until_when():
    slip = body(SLIPS, views.SLIPS).partition("</article>")[0]
    assert re.findall('class="write">([^<]+)<', slip) == [
        "Keep what is mine until:",
        "Date, and signature or initials:",
    ]


def test_a_slip_names_nobody_else():
    for name, slip in zip(
        views.SLIPS.names, body(SLIPS, views.SLIPS).split("</article>"), strict=False
    ):
        others = {each for each in views.SLIPS.names if each} - {name}
        assert [other for other in others if other in slip] == []


def test_the_agreement_for_the_wall_is_one_page_that_says_the_limits():
    for view in (views.AGREED, views.MANY_RULES):
        (page,) = pdf("agreement.html", view).pages
        assert view.limits in " ".join(page.extract_text().split())


def lengths(card):
    said = len(card.title + card.finding + card.question + card.note)
    return said + 2 * len("; ".join(card.cite))


def longest_cards(layout):
    shelf = ShelfOfPrompts()
    cards = sorted(shelf.cards(), key=lengths)[-LONGEST:]
    return evidence_cards("The longest", cards, shelf.short_names(), layout)


@pytest.mark.parametrize("layout", CardLayout)
def test_the_longest_cards_stand_on_their_sheets(layout):
    view = longest_cards(layout)
    pages = pdf(CARDS, view).pages
    assert len(pages) == len(view.sheets)
    for page, sheet in zip(pages, view.sheets, strict=True):
        found = "".join(page.extract_text().split())
        for card in sheet:
            assert "".join(card.finding.split()) in found
            assert "".join(card.id.split()) in found


def letters_of(view, words):
    """Return the sizes in which *words* of the first sheet of *view* are printed."""
    found = []

    def visit(seen, matrix, text_matrix, _font, size):
        if seen.strip() and seen.strip() in words:
            found.append(abs(size * text_matrix[3] * matrix[3]))

    pdf(CARDS, view).pages[0].extract_text(visitor_text=visit)
    return found


def test_a_card_of_its_own_page_is_read_from_across_a_table():
    one = replace(views.CARDS, layout=CardLayout.ONE, sheets=((views.A_CARD,),))
    large = replace(one, layout=CardLayout.LARGE)
    said = views.A_CARD.finding
    assert min(letters_of(one, said)) >= 24
    assert min(letters_of(large, said)) > min(letters_of(one, said))


def test_four_cards_each_stand_in_a_quarter_of_the_sheet():
    places = []

    def visit(words, matrix, text_matrix, _font, _size):
        if words.strip() == views.A_CARD.id:
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            places.append((x > 421, y > 297.5))

    page = pdf(CARDS, views.CARDS).pages[0]
    width, height = page.mediabox[2:]
    assert (round(width), round(height)) == (842, 595)
    page.extract_text(visitor_text=visit)
    assert len(set(places)) == len(places) == 4


def test_a_card_says_how_strong_it_is_where_it_stands_and_what_is_odd():
    page = pdf(CARDS, views.CARDS).pages[0].extract_text()
    found = " ".join(page.split())
    for words in (views.A_CARD.strength, views.A_CARD.source, views.A_CARD.note):
        assert words in found
