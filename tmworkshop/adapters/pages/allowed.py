"""What may stand in a finished page: elements and attributes that load and run nothing.

What is not on these lists is not in a page, whatever some browser makes of it one day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from tmworkshop.adapters.pages.style_sheets import clean_css


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML = _words(
    "html head title meta style body main article section nav aside header footer "
    "h1 h2 h3 h4 h5 h6 hgroup address p div span br hr wbr pre blockquote ul ol li dl "
    "dt dd figure figcaption a b strong i em u s small sub sup mark q cite abbr dfn "
    "code kbd samp var time data del ins bdi bdo ruby rt rp img table caption colgroup "
    "col thead tbody tfoot tr th td details summary"
)
VOID = _words("meta br hr wbr img col")
SVG = _words(
    "svg g path rect circle ellipse line polyline polygon text tspan defs symbol use "
    "linearGradient radialGradient stop clipPath mask pattern marker"
)
# what is not read as words goes with all that is in it; of others their words stay
WHOLE = _words(
    "script noscript template iframe frame frameset noframes object embed applet param "
    "noembed audio video source track canvas base link xmp plaintext textarea select "
    "math portal fencedframe"
)
PLAIN = _words(
    "id class lang dir title hidden role translate scope colspan rowspan headers span "
    "abbr start type reversed value datetime alt width height align valign border "
    "cellpadding cellspacing name media open charset content "
    "viewBox preserveAspectRatio version d points x y dx dy x1 x2 y1 y2 cx cy r rx ry "
    "fx fy offset transform gradientTransform gradientUnits spreadMethod "
    "patternUnits patternTransform clipPathUnits maskUnits markerWidth markerHeight "
    "markerUnits orient refX refY opacity fill-opacity fill-rule clip-rule "
    "stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset "
    "stroke-opacity stop-color stop-opacity text-anchor font-family font-size "
    "font-weight"
)
STYLED = _words("style fill stroke clip-path mask marker-start marker-mid marker-end")
SAID_OF_A_PAGE = _words("viewport generator author description keywords color-scheme")
WITHIN = re.compile(r"#[^\s]*\Z")
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]")
# what someone follows loads nothing by itself
LINK = re.compile(r"https?://[^\s\\\"'<>{}]+|mailto:[^\s\\\"'<>{}?]+", re.IGNORECASE)
NOTED = re.compile(r"(?:data|aria)-[\w-]+\Z", re.ASCII)
NO_REFERRER = "noreferrer"


def find_links(text: str) -> frozenset[str]:
    """Return the addresses that stand in *text* for someone to follow."""
    return frozenset(map(unescape, LINK.findall(text)))


def keep_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Return those of the *attributes* of a *tag* that may stand, as they may stand."""
    kept = {
        name: clean_css(value)[0] if name in STYLED else value
        for name, value in attributes.items()
        if _may_stand(tag, name, value)
    }
    if tag == "a" and LINK.fullmatch(kept.get("href", "")):
        kept["rel"] = NO_REFERRER  # the place that it leads to is not told of the page
    return kept


def is_meta_allowed(attributes: Mapping[str, str]) -> bool:
    """Say whether what a page says of itself is no order to the browser."""
    if attributes.keys() == {"charset"}:
        return attributes["charset"].lower() == "utf-8"
    name = attributes.get("name", "").lower()
    return attributes.keys() == {"name", "content"} and name in SAID_OF_A_PAGE


def _may_stand(tag: str, name: str, value: str) -> bool:
    match name:
        case "href" if tag == "a":
            return bool(WITHIN.match(value) or LINK.fullmatch(value))
        case "href":
            return tag in SVG and bool(WITHIN.match(value))
        case "src":
            return tag == "img" and bool(PICTURE.match(value))
        case _:
            return name in PLAIN or name in STYLED or bool(NOTED.match(name))
