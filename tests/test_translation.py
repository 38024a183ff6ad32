"""The program in another language: what is gathered for translators, and what comes out of a catalogue."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from nec_desktop.paths import RESOURCES, UI
from nec_desktop.translation import DOMAIN
from tests.texts import POT, ROOT, gathered, in_form, in_module

SHOWN = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow
import nec_desktop.app as app
from nec_desktop.plan.dates import NotADateError, read_date

def look():
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow)]
    shown = [part.text() for part in QApplication.allWidgets() if isinstance(part, QLabel | QAbstractButton) and part.isVisible()]
    if not any("finished" in words for words in shown) or not windows[0].menuBar().actions():
        QTimer.singleShot(50, look)
        return
    try:
        read_date("31/2/2026", date(2026, 1, 1), None)
    except NotADateError as error:
        refused = str(error)
    menus = [action.text() for action in windows[0].menuBar().actions()]
    print(json.dumps({"page": list(filter(None, shown)), "menus": menus, "refused": [refused]}))
    windows[0].close()

make = app.apply_theme
app.apply_theme = lambda application: (make(application), QTimer.singleShot(50, look))
sys.exit(app.run_window(Path(sys.argv[1]), example=False, plan=""))
"""
"""The whole program up to its start page, and what stands there."""


def test_what_translators_are_given_is_what_the_program_says() -> None:
    with POT.open("rb") as file:
        given = {message.id for message in read_po(file) if message.id}
    assert given == {said.words for said in gathered()}, "run `make texts`"


def test_all_that_is_for_translation_is_plain_words() -> None:
    assert not [f"{said.where}:{said.line}" for said in gathered() if said.words is None]


def test_words_are_gathered_from_every_way_in_which_they_are_said() -> None:
    module = (
        "a = tr('one {0}').format(tr('two'))\n"
        "b = f\"{self.tr('three')}\", tr('four ' 'five')\n"
        "c = tr(words), 'never'.translate({})\n"
    )
    assert {said.words for said in in_module(module, "")} == {"one {0}", "two", "three", "four five", None}
    in_another_way = "a = QCoreApplication.translate('Place', 'one')"
    assert [said.words for said in in_module(in_another_way, "")] == [None]
    form = "<ui><string>Save</string><string notr='true'>color: red</string><string/><stringlist notr='true'><string>no</string></stringlist></ui>"
    assert [said.words for said in in_form(form, "")] == ["Save"]


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    """The program as it is, with a catalogue in which all is said in brackets."""
    (tmp_path / "nec_desktop").symlink_to(ROOT / "nec_desktop")
    (tmp_path / "ui").symlink_to(UI)
    catalogues = tmp_path / "resources" / "texts" / "fr" / "LC_MESSAGES"
    catalogues.mkdir(parents=True)
    for folder in RESOURCES.iterdir():
        if folder.name != "texts":
            (tmp_path / "resources" / folder.name).symlink_to(folder)
    catalogue = Catalog(locale="fr")
    for said in gathered():
        if said.words:
            catalogue.add(said.words, f"[{said.words}]")
    with (catalogues / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


def _shown(program: Path, data: Path, language: str) -> dict[str, list[str]]:
    chosen = os.environ | {"PYTHONPATH": str(program), "LANGUAGE": language, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "-c", SHOWN, str(data)],
        cwd=program,
        env=chosen,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    shown: dict[str, list[str]] = json.loads(ran.stdout)
    return shown


def test_the_window_speaks_the_language_of_the_person(translated: Path) -> None:
    shown = _shown(translated, translated / "data", "fr")
    assert "[Look at a finished &example]" in shown["page"] and "[&Plan]" in shown["menus"]
    assert shown["refused"] == ["[“31/2/2026” is not a date: February 2026 has 28 days.]"]
    assert not [words for words in shown["page"] + shown["menus"] if not words.startswith("[")]


def test_a_language_without_a_catalogue_is_english(translated: Path) -> None:
    shown = _shown(translated, translated / "data", "de")
    assert not [words for words in shown["page"] + shown["menus"] if words.startswith("[")]


CAME_BACK = """
import json
from msgspec.structs import replace
from tests.review.readings import ANN, BOB, compared, edited, gone, ins, line, reading_of, small_sent

both = replace(ins("always "), deleted=BOB)
label = "1.3\\u00a0\\u00a0Our promise"
reading = edited(reading_of(small_sent()), "We listen first.", line("We ", ins("too "), both, "listen first."))
came = compared(edited(reading, label, line("1.3\\u00a0\\u00a0Our ", both, gone("promise"), ins("word"))))
outside = [(item.id, item.where) for item in came.outside]
print(json.dumps({"outside": outside, "notes": [item.note for item in came.suggestions], "report": came.report}))
"""
"""What a file says in which words were put in and struck out again, in a text and in a heading."""


def test_what_came_back_is_told_in_the_persons_language_and_has_the_same_ids_in_each(translated: Path) -> None:
    told = {language: _came_back(translated, language) for language in ("fr", "de")}
    assert told["fr"]["outside"] == told["de"]["outside"]
    assert "(Bob struck out “always ”, which had been put in here.)" in told["de"]["outside"][0][1]
    assert told["de"]["notes"] == ["Bob struck out “always ”, which had been put in here."]
    assert told["fr"]["notes"] == ["[Bob struck out “always ”, which had been put in here.]"]
    assert told["fr"]["report"] and not [words for words in told["fr"]["report"] if not words.startswith("[")]


def _came_back(program: Path, language: str) -> dict[str, list[str]]:
    chosen = os.environ | {"PYTHONPATH": f"{program}{os.pathsep}{ROOT}", "LANGUAGE": language, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "-c", CAME_BACK], env=chosen, cwd=program, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    came: dict[str, list[str]] = json.loads(ran.stdout)
    return came


def _ran(program: Path, language: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nec_desktop", "--data-dir", str(program / "data"), *map(str, arguments)],
        cwd=program,
        env=os.environ | {"PYTHONPATH": str(program), "LANGUAGE": language, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_what_a_command_refuses_is_said_in_the_language_of_the_person(translated: Path) -> None:
    assert _ran(translated, "fr", "show", "none").stderr.startswith("[There is no plan “none” in ")
    assert _ran(translated, "de", "show", "none").stderr.startswith("There is no plan “none” in ")
    (translated / "notes.docx").write_text("no Word file")
    refused = _ran(translated, "fr", "look", translated / "notes.docx").stderr
    assert refused == "[notes.docx is not a Word document. Choose a file that Word saved as .docx.]\n"


@pytest.mark.parametrize("name", ["copy.docx", "copy.html"])
def test_what_is_exported_is_in_english_whatever_language_the_person_reads(translated: Path, name: str) -> None:
    plan = _ran(translated, "de", "example").stdout.strip()
    made = []
    for language in ("de", "fr"):
        file = translated / language / name
        file.parent.mkdir()
        exported = _ran(translated, language, "export", plan, file, "--copy", "public")
        assert exported.returncode == 0, exported.stderr
        made.append(file.read_bytes())
    assert made[0] == made[1]
