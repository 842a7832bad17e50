"""What a page may hold is kept, what would load or run is taken out and told."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.smuggled import AT, PIXEL, SMUGGLED
from tmworkshop.adapters.pages.allowed import HTML, LINK, STYLED, SVG, find_links
from tmworkshop.adapters.pages.plain_form import OPENING, POLICY, is_plain
from tmworkshop.adapters.pages.scrub import DEEPEST, scrub_page
from tmworkshop.adapters.pages.style_sheets import clean_css

HEAD = '<!doctype html>\n<html lang="cy">\n<head>'
PLAIN = (
    f"{HEAD}\n<title>A page</title>\n<style>p {{ color: red }}</style></head>"
    '<body class="a">'
    '<p id="x" data-of="y">Words &amp; more &#39;words&#39;<br></p>'
    '<a href="#x">1</a></body></html>'
)
every_smuggler = pytest.mark.parametrize("smuggled", SMUGGLED.values(), ids=SMUGGLED)
HUSHED = {  # another policy gives way to ours; the others no browser reads
    *("policy", "frames", "half a tag"),
}
LOADS = {
    "src",
    "srcset",
    "poster",
    "background",
    "data",
    "action",
    "formaction",
    "ping",
}


def with_body(body):
    return f"{HEAD}<title>x</title></head><body><p>Before</p>{body}<p>After</p>"


class Asked(HTMLParser):
    """What a page would ask for or run, told by another parser than ours."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        for name, said in attrs:
            if name in LOADS and not (said or "").startswith("data:image/"):
                self.found.append((tag, name))
            if name.startswith("on") or (name in STYLED and "url(http" in said):
                self.found.append((tag, name))
            is_link = tag == "a" and LINK.fullmatch(said)
            if name == "href" and not (said.startswith("#") or is_link):
                self.found.append((tag, name))
        if tag not in {each.lower() for each in HTML | SVG}:
            self.found.append((tag, ""))


def asked_by(page):
    return Asked(page.replace(POLICY, "")).found


def body_of(page):
    return page.partition("<body>")[2].partition("</body>")[0]


def test_a_page_of_the_plainest_form_stays_as_it_is_under_our_policy():
    done = scrub_page(PLAIN)
    assert done.page == PLAIN.replace("<head>", f"<head>\n{POLICY}")
    assert done.taken == ()


@every_smuggler
def test_what_would_load_or_run_is_taken_out_and_the_words_stay(smuggled):
    page = scrub_page(with_body(smuggled)).page
    assert asked_by(page) == []
    assert "<p>Before</p>" in page


@pytest.mark.parametrize("name", sorted(SMUGGLED.keys() - HUSHED))
def test_what_was_taken_out_is_told(name):
    assert scrub_page(with_body(SMUGGLED[name])).taken


def test_a_page_of_frames_is_told():
    assert scrub_page(SMUGGLED["frames"]).taken == ("frameset",)


@every_smuggler
def test_whatever_was_written_anew_has_the_plainest_form(smuggled):
    for page in (smuggled, with_body(smuggled), PLAIN.replace("color: red", smuggled)):
        assert is_plain(scrub_page(page).page)


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<svg>", "</svg>", "<math>", "<style>", "</style>", "<title>"),
        *("<table>", "<tr>", "<td>", "<a href='#a'>", "</a>", "<b>", "<pre>\n", "<!--"),
        *("-->", "<select>", "<template>", "<noscript>", "</noscript>", "<textarea>"),
        *("<desc>", "<foreignObject>", "<mtext>", "<mglyph>", "<annotation-xml>", "<"),
        *("<html x=y>", "<head>", "</head>", "<body onload=x>", "<frameset>", "&lt;"),
        *("<img src=x>", '<p title="</style>', '<i id="</title><img src=y>">', "\x00"),
    ]
)
markup = st.lists(TAGS | st.text(max_size=5) | st.sampled_from([*SMUGGLED.values()]))


@given(markup.map("".join))
def test_any_page_comes_out_in_the_plainest_form_and_stays_so(page):
    once = scrub_page(page).page
    assert is_plain(once)
    assert asked_by(once) == []
    again = scrub_page(once.replace(f"\n{POLICY}", "", 1))
    assert again.page == once
    assert again.taken == ()


@pytest.mark.parametrize(
    "begun",
    [
        "<html><body><p>No head",
        "<p>Nothing but words",
        "<!-- first --><!doctype html><html><head></head>",
        "<html><head><script>1</script></head>",
        "<body><head><title>x</title></head>",
        "",
    ],
)
def test_the_policy_is_the_first_of_the_head_whatever_a_page_begins_with(begun):
    page = scrub_page(begun).page
    assert page.startswith(f"{POLICY}", OPENING.match(page).end() + 1)
    assert len(page.partition(POLICY)[0] + POLICY) < 1024  # where an encoding is read


@pytest.mark.parametrize(
    "kept",
    [
        f'<img src="{PIXEL}" alt="A logo" width="40">',
        '<a href="#place">1</a>',
        "<style>p { color: red; background: url(#a) }</style>",
        f'<p style="background: url({PIXEL})">x</p>',
        "<style>@media (width < 40rem) { p { margin: 0 } }</style>",
        '<svg viewBox="0 0 9 9"><g fill="url(#a)"><use href="#b"></use></g></svg>',
        "<pre>\n\none\n</pre>",
    ],
)
def test_what_a_page_brings_along_itself_stays(kept):
    done = scrub_page(f"{with_body(kept)}<!-- so that it is written anew -->")
    assert kept in done.page
    assert done.taken == ()


@pytest.mark.parametrize("to", ["https://example.org/a?b=1&amp;c", "mailto:us@x.org"])
def test_a_link_that_someone_follows_stays_and_tells_the_place_nothing(to):
    link = f'<a href="{to}" target="_top">x</a>'
    done = scrub_page(with_body(link), find_links(f"See {link}, of old."))
    assert f'<a href="{to}" rel="noreferrer">x</a>' in done.page
    assert done.taken == ("target of a",)


def test_a_link_within_the_page_tells_nothing_and_stays():
    done = scrub_page(with_body('<a rel="noreferrer" href="#x">1</a><a rel="a">2</a>'))
    assert '<a href="#x">1</a><a>2</a>' in done.page


@pytest.mark.parametrize("to", ["https://x/?Megan", "https://x", "https://x/a#Megan"])
def test_a_link_that_was_made_up_with_the_page_is_taken_out(to):
    template = '<a href="https://x/{{ page.words }}">x</a><a href="https://x/a">y</a>'
    link = f'<a href="{to}" rel="noreferrer" style="position: fixed">x</a>'
    done = scrub_page(PLAIN.replace("<p id", f"{link}<p id"), find_links(template))
    assert '<a style="position: fixed">x</a>' in done.page
    assert "href of a" in done.taken


def test_what_a_form_or_an_unknown_element_says_stays():
    done = scrub_page(with_body("<form><x-y>Write <b>here</b></x-y></form>"))
    assert "<p>Before</p>Write <b>here</b><p>After</p>" in done.page
    assert done.taken == ("form", "x-y")


def test_a_page_of_elements_in_elements_without_end_is_cut_and_told():
    done = scrub_page("<div>" * 5000 + "deep")
    assert done.page.count("<div>") == DEEPEST
    assert done.taken == ("div",)


def test_nothing_that_was_taken_out_brings_words_along():
    done = scrub_page(with_body(f'<img src="{AT}/?what-Megan-said"><a href="x:Megan">'))
    assert done.taken == ("src of img", "href of a")


@pytest.mark.parametrize(
    ("css", "left", "taken"),
    [
        ("p { color: red }", "p { color: red }", ()),
        (f"a{{b:url({AT})}}", "a{b:none}", ("url()",)),
        ('@import "a.css"; p{}', "@taken-out none; p{}", ("@import",)),
        ("a{b:src('x')}", "a{b:none}", ("src()",)),
        ("a{b:url('logo.png')}", "a{b:none}", ("url()",)),
        ("/* url(x) */ a{}", "/* url(x) */ a{}", ()),
        (
            "a{content:'\\3c/style>'; b:url(x)}",
            'a{content:"< /style>"; b:none}',
            ("url()",),
        ),
        ("a{content:'\\2014'}", "a{content:'\\2014'}", ()),
        ("(" * 5000 + "url(x)", "", ("all that cannot be read",)),
        ("a{b:url(x) " + "9" * 5000, "", ("all that cannot be read",)),
    ],
)
def test_a_style_sheet_is_left_as_it_is_but_for_what_loads(css, left, taken):
    assert clean_css(css) == (left, taken)
