"""How the program is put together: who imports whom, how long a module is, and that what ships can be read."""

import ast
from collections.abc import Callable, Iterator, Sized
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from nec_desktop.language.acronyms import read_acronyms
from nec_desktop.language.people import read_people
from nec_desktop.language.plain_english import read_phrases
from nec_desktop.language.spelling import Speller
from nec_desktop.language.word_lists import read_words
from nec_desktop.paths import RESOURCES, UI
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.markdown import from_markdown
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.pictures import prepared
from nec_desktop.plan.standards import read_standards
from nec_desktop.web.writer import page_markup
from nec_desktop.word.template import Template
from tests.small_plan import empty_plan, kept
from tests.word.sample import make_document, picture

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PACKAGE = ROOT / "nec_desktop"
LONGEST = 300
FORMS = sorted(UI.glob("*.ui"))


def test_imports_keep_to_the_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    told = capsys.readouterr().out
    assert status == EXIT_STATUS_SUCCESS, told
    assert "3 kept, 0 broken" in told


def test_no_module_is_long() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert not {name: n for name, n in lengths.items() if n > LONGEST}


def test_no_test_takes_anything_from_another_module_of_tests() -> None:
    """What two of them need stands in a module beside them that says what it is for."""
    borrowed = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in TESTS.rglob("*.py")
        for module in _imported(ast.parse(path.read_text(encoding="utf-8")))
        if any(part.startswith("test_") for part in module.split("."))
    ]
    assert not borrowed


def _imported(module: ast.Module) -> Iterator[str]:
    """Yield the full name of all that is imported anywhere in a module."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert not silent


# -- what ships


def _read_list(path: Path) -> None:
    lists: dict[str, Callable[[], Sized]] = {
        "acronyms.toml": read_acronyms,
        "areas.txt": lambda: read_words(path) or (),
        "people.toml": lambda: read_people()["also-names"],
        "plain-english.toml": read_phrases,
        "words.txt": lambda: read_words(path) or (),
    }
    assert len(lists[path.name]()) > (30 if path.name != "areas.txt" else 3)


def _read_spelling(path: Path) -> None:
    assert not Speller().problem and path.stat().st_size > 1000


def _read_example(path: Path) -> None:
    data = read_example(path)
    plan = empty_plan(data["standards"], data["outline"])
    assert example_changes(path, data, plan, kept)


def _read_help(path: Path) -> None:
    assert from_markdown(path.read_text(encoding="utf-8")).plain()


def _read_picture(path: Path) -> None:
    assert prepared(path.read_bytes(), path.name)


def _read_texts(path: Path) -> None:
    with path.open("rb") as file:
        assert len(read_po(file)) > 1000


def _read_page(path: Path) -> None:
    start, _, filled_in = path.read_text(encoding="utf-8").partition("$")
    assert filled_in and start in page_markup(make_document(), picture)


READERS: dict[str, Callable[[Path], object]] = {
    "dictionaries/*.t*": _read_list,
    "dictionaries/en_GB/*": _read_spelling,
    "examples/*.toml": _read_example,
    "examples/*.png": _read_picture,
    "help/*.md": _read_help,
    "outlines/*.toml": read_outline,
    "standards/*.toml": read_standards,
    "texts/*.pot": _read_texts,
    "web/page.*": _read_page,
    "word/*.docx": Template,
    "word/*.py": lambda path: compile(path.read_bytes(), path, "exec"),
}
SHIPPED = sorted(path for path in RESOURCES.rglob("*") if path.is_file() and path.suffix != ".pyc")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_resource_is_read_without_fault(path: Path) -> None:
    readers = [read for pattern, read in READERS.items() if path.relative_to(RESOURCES).match(pattern)]
    assert len(readers) == 1, "a file that nothing reads"
    readers[0](path)


# -- forms


@pytest.mark.parametrize("path", [*FORMS, *sorted(UI.glob("*.svg"))], ids=lambda path: path.name)
def test_every_form_and_drawing_is_xml(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == ("ui" if path.suffix == ".ui" else "{http://www.w3.org/2000/svg}svg")


def test_there_is_nothing_else_in_the_folder_of_forms() -> None:
    assert len(FORMS) > 5
    assert {path.suffix for path in UI.iterdir()} == {".ui", ".svg"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_named_as_its_module(path: Path) -> None:
    assert (PACKAGE / "gui" / f"{path.stem}.py").is_file()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_no_style_sheet_and_no_size_in_pixels(path: Path) -> None:
    """Both would stand still while the size of the text and the colours of the system change."""
    properties = {each.get("name") for each in ElementTree.parse(path).getroot().iter("property")}
    assert not properties & {"styleSheet", "minimumSize", "maximumSize", "baseSize"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_each_labels_buddy_is_a_widget_that_is_there(path: Path) -> None:
    form = ElementTree.parse(path).getroot()
    widgets = [widget.get("name") for widget in form.iter("widget")]
    for label in form.iter("widget"):
        for buddy in label.findall("property[@name='buddy']/cstring"):
            assert label.get("class") == "QLabel"
            assert widgets.count(buddy.text) == 1, f"{label.get('name')} belongs to {buddy.text}"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_only_labels_share_a_name(path: Path) -> None:
    """Labels take their look from it; everything else is found by it."""
    widgets = list(ElementTree.parse(path).getroot().iter("widget"))
    names = [widget.get("name") for widget in widgets if widget.get("class") != "QLabel"]
    assert None not in names and len(names) == len(set(names))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_forms_shortcut_letters_stand_once(path: Path) -> None:
    """Alt and one letter leads to one thing on a screen."""
    form = ElementTree.parse(path).getroot()
    texts = [text.text or "" for text in form.iterfind(".//property[@name='text']/string")]
    letters = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in texts]
    used = [letter for letter in letters if letter]
    assert len(used) == len(set(used)), used
