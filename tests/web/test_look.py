"""The style sheet, ours and with a force's look: the contrast of what meets, as WCAG 2.2 (1.4.3 and 1.4.11) has it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.web.look import FOLDER, HEADINGS, Crest, Face, PageLook
from nec_desktop.web.tree import Tree
from nec_desktop.web.writer import page_markup
from tests.contrast import contrast
from tests.word.sample import make_document, paragraph, picture
from tests.word.sources import crest as crest_picture

STYLE = (FOLDER / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
TEXTS = ("ink", "quiet", "accent", "warning")


def test_contrast_is_worked_out_as_known_pairs_have_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("text", TEXTS)
def test_words_can_be_read_on_every_ground(tokens: dict[str, str], ground: str, text: str) -> None:
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_where_the_keyboard_is_can_be_seen(tokens: dict[str, str], ground: str) -> None:
    assert contrast(tokens["focus"], tokens[ground]) >= 3
    assert re.search(r":focus-visible \{ outline: 3px solid var\(--focus\)", STYLE)


def test_every_colour_of_words_and_grounds_is_a_token() -> None:
    rest = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert set(re.findall(r"[^-]color: ([^;]+);", rest)) <= {f"var(--{name})" for name in TEXTS} | {"inherit"}
    assert LIGHT.keys() == DARK.keys()
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rest) == ["#ffffff"], "the ground of pictures alone"


def test_the_print_style_keeps_headings_with_what_follows_and_repeats_header_rows() -> None:
    printed = STYLE.partition("@media print")[2]
    for rule in (
        "h1, h2, h3, h4, h5, h6, .label, caption { break-after: avoid; }",
        "thead { display: table-header-group; }",
        "size: A4;",
        ".skip, nav, .back { display: none; }",
    ):
        assert rule in printed


# -- a force's look

GREEN, PALE, NAVY = "1B5E3B", "FFD900", "0A1F44"
HEX = st.text("0123456789ABCDEF", min_size=6, max_size=6)


def look_of(*colours: str, font: str = "Testshire Sans", crest: Crest | None = None) -> PageLook:
    """Return a look: the colours of text, headings, rules, the ground of header rows, and links."""
    text, heading, accent, tint, link = colours
    return PageLook(Face(font, text), (Face(font, heading),) * len(HEADINGS), accent, tint, link, crest)


def unreadable(look: PageLook) -> list[str]:
    """Return what cannot be read on the page's grounds, in light and dark, with what stays our own there."""
    return [
        f"{name} on {ground}"
        for has, own in ((look.light, LIGHT), (look.dark, DARK))
        for name, colour in {**{name: own[name][1:] for name in ("quiet", "warning")}, **has}.items()
        for ground in (own["paper"][1:], has["tint"])
        if name != "tint" and contrast(f"#{colour}", f"#{ground}") < 4.5
    ]


@given(HEX, HEX, HEX, HEX, HEX)
def test_whatever_colours_a_force_has_all_words_can_be_read(
    text: str, heading: str, accent: str, tint: str, link: str
) -> None:
    assert unreadable(look_of(text, heading, accent, tint, link)) == []


def test_colours_that_can_be_read_are_the_forces_and_others_are_told() -> None:
    good = look_of("", GREEN, NAVY, "E8EFEB", GREEN)
    assert (good.light["heading1"], good.light["accent"], good.light["tint"]) == (GREEN, NAVY, "E8EFEB")
    assert good.light["ink"] == LIGHT["ink"][1:].upper(), "text without a colour is as ours"
    told = " ".join(good.remarks())
    assert f"#{GREEN} cannot be read well on a dark screen: #{good.dark['link']} is used there." in told
    assert "on the page" not in told
    pale = look_of("", PALE, PALE, "333333", PALE)
    told = " ".join(pale.remarks())
    assert f"#{PALE} cannot be read well on the page: #{pale.light['link']} is used there." in told
    assert f"#333333 cannot be read well on the page: {LIGHT['tint'].upper()} is used there." in told


def test_a_font_is_one_of_several_and_never_markup() -> None:
    page = page_markup(
        make_document(paragraph("A word.")), picture, look_of("", GREEN, GREEN, "E8EFEB", GREEN, font='x"}</style><b>')
    )
    assert "</style><b>" not in page and page.count("</style>") == 1
    assert re.search(r'body { font-family: "x[^"]*", Arial, Helvetica, "Liberation Sans", sans-serif; }', page)


def test_the_crest_stands_at_the_head_with_its_words() -> None:
    crest = Crest(crest_picture(), 57.0, "Crest of Testshire Police")
    page = Tree(
        page_markup(
            make_document(paragraph("A word.")), picture, look_of("", GREEN, GREEN, "E8EFEB", GREEN, crest=crest)
        )
    )
    (shown,) = (node for header in page.root.every("header") for node in header.every("img"))
    assert shown.get("alt") == "Crest of Testshire Police" and shown.get("src").startswith("data:image/")
