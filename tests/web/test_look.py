"""The style sheet: the contrast of what meets, worked out as WCAG 2.2 (1.4.3 and 1.4.11) has it."""

import re

import pytest

from nec_desktop.web.writer import FOLDER

STYLE = (FOLDER / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
TEXTS = ("ink", "quiet", "accent", "warning")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


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
