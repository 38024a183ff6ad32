"""What the help and the guide call by its name is called so in the program: buttons, menus, tabs, pages, fields."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "resources" / "help").glob("*.md")), ROOT / "docs" / "user-guide.md"]
SOURCES = [*(ROOT / "nec_desktop" / "gui").glob("*.py"), *(ROOT / "nec_desktop" / "plan").glob("*.py")]
CONTENT = [*(ROOT / "resources" / "outlines").glob("*.toml"), *(ROOT / "resources" / "standards").glob("*.toml")]

KEY = re.compile(r"(Ctrl|Alt|Shift|Enter|Esc|Insert|Delete|Home|End|Page|Arrows|F\d|[A-Z⋯]$)")
NO_NAMES = {
    "A comment",
    "A copy that is sent for review, or published,",
    "A last look",
    "A suggestion",
    "All over the plan",
    "At the foot",
    "Before much is changed at once",
    "In a record",
    "Many at once",
    "Not placed",
    "Nothing is ever in the way",
    "Other plans",
    "Outside the fields",
    "Several reviewers on the same words",
    "The help",
    "Track Changes",
    "What goes out",
    "Who changed it",
    "You keep one",
}
"""What stands out on a page though it names nothing: the subject of its sentence."""


def _plain(text: str) -> str:
    """Return words without the letter that is underlined, the dots of what asks further, and differences of quotes."""
    return re.sub(r"\s+", " ", text.replace("&", "").replace("’", "'")).removesuffix("…").strip()


def _words_of_the_program() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in (ROOT / "ui").glob("*.ui"):
        yield from (string.text or "" for string in ElementTree.parse(path).iter("string"))
    for path in CONTENT:
        yield from re.findall(r'^(?:title|label) = "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)


WORDS = sorted({_plain(text) for text in _words_of_the_program()})


def _is_of_the_program(name: str) -> bool:
    """Say whether words in the program begin so, or are so when what varies has been put in."""
    varying = (re.escape(word).replace(r"\{0\}", ".+") for word in WORDS if "{0}" in word[1:])
    return any(word.startswith(name) for word in WORDS) or any(re.fullmatch(each, name) for each in varying)


def _names_on(page: Path) -> Iterator[str]:
    """Yield what is bold and may be a name: it begins with a capital, is no key and no sentence."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page.read_text(encoding="utf-8"))
    for bold in re.findall(r"\*\*(?!\s)(.+?)\*\*", text, re.DOTALL):
        if bold[0].isupper() and not bold.endswith((".", ":", "?")) and not KEY.match(bold):
            yield _plain(bold)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_called_by_a_name_is_called_so_in_the_program(page: Path) -> None:
    assert [name for name in _names_on(page) if name not in NO_NAMES and not _is_of_the_program(name)] == []
