"""Standards files: the shipped ones, and what is said about faulty ones."""

from itertools import chain
from pathlib import Path

import pytest

from nec_desktop.paths import RESOURCES
from nec_desktop.plan.faults import Fault, FaultyFileError
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.standards import Standard, StandardsSet, read_standards
from tests.plan.own_files import SET, STANDARD

SHIPPED = sorted((RESOURCES / "standards").glob("*.toml"))
OUTLINES = sorted((RESOURCES / "outlines").glob("*.toml"))


def own_set(text: str, folder: Path) -> Path:
    path = folder / "own-set.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(text: str, folder: Path) -> list[Fault]:
    with pytest.raises(FaultyFileError) as refused:
        read_standards(own_set(text, folder))
    assert all(fault.file == "own-set.toml" and fault.found and fault.expected for fault in refused.value.faults)
    return refused.value.faults


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_set_is_valid(path: Path) -> None:
    standards = read_standards(path)
    assert standards.standard and standards.grades
    assert len({grade.id for grade in standards.grades}) == len(standards.grades)


def test_ten_standards_and_eight_ship_and_only_the_ten_are_offered() -> None:
    sets = [read_standards(path) for path in SHIPPED]
    assert {(len(found.standard), found.offered) for found in sets} == {(10, True), (8, False)}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_standard_says_all_that_an_inspector_needs(path: Path) -> None:
    for standard in read_standards(path).standard:
        for text in (standard.requirement, standard.why, standard.panel_looks_for, standard.panel_criticised):
            assert len(text.split()) >= 8, (standard.id, text)
        assert standard.evidence and standard.measures and standard.indicators, standard.id
        for example in standard.example:
            assert len(example.text.split()) >= 25 and len(example.why.split()) >= 8, standard.id


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_standard_names_registers_and_checks_that_exist(path: Path) -> None:
    outline = read_outline(RESOURCES / "outlines" / "nec-plan.toml")
    registers, checks = {register.id for register in outline.register}, {check.id for check in outline.check}
    for standard in read_standards(path).standard:
        assert set(standard.registers) <= registers, standard.id
        assert set(standard.checks) <= checks, standard.id


def test_no_prompt_or_example_stands_in_two_places() -> None:
    """A standard may come again in another edition, with its words; no other two places share any."""
    seen: dict[str, str] = {}
    for place, text in chain(
        *(_standard_texts(read_standards(path)) for path in SHIPPED),
        *(_section_texts(read_outline(path)) for path in OUTLINES),
    ):
        key = " ".join(text.split()).casefold()
        assert seen.setdefault(key, place) == place, f"{place} and {seen[key]} share: {text}"


def _standard_texts(standards: StandardsSet) -> list[tuple[str, str]]:
    def texts(standard: Standard) -> list[str]:
        return [*standard.prompts, *(example.text for example in standard.example)]

    return [(standard.id, text) for standard in standards.standard for text in texts(standard)]


def _section_texts(outline: Outline) -> list[tuple[str, str]]:
    return [
        (f"{outline.id}/{section.id}", text)
        for section in outline.section
        for text in (*section.prompts, *(example.text for example in section.example))
    ]


def test_a_forces_own_set_is_read(tmp_path: Path) -> None:
    standards = read_standards(own_set(SET + STANDARD, tmp_path))
    assert standards.number("listen") == 1
    assert [grade.title for grade in standards.grades] == ["Met", "Not met"]
    assert standards.find("nothing") is None
    with pytest.raises(KeyError):
        standards.number("nothing")


def test_a_mark_before_utf8_as_windows_writes_it_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "own-set.toml"
    path.write_text(SET + STANDARD, encoding="utf-8-sig")
    assert read_standards(path).id == "own-set"


def test_every_fault_is_told_with_its_line_and_place(tmp_path: Path) -> None:
    text = (
        (SET + STANDARD + STANDARD)
        .replace('title = "Two grades"', 'title = "Two grades"\ncolour = "red"')
        .replace('basis = "A"', 'basis = "C"', 1)
        .replace('why = "Because."\n', "", 1)
        .replace('prompts = ["Who?", "When?", "Where?"]', 'prompts = "Who?"', 1)
        .replace("meets = false", 'meets = "no"')
        .replace('scale = "two"', 'scale = "seven"')
    )
    told = {(fault.place, fault.found, fault.expected) for fault in faults(text, tmp_path)}
    assert told == {
        ("grade-scale 1, colour", "the unknown key “colour”", "one of grade, id, title"),
        ("standard 1, basis", "“C”", "one of “A”, “B”"),
        ("standard 1, why", "nothing", "a value for “why”"),
        ("standard 1, prompts", "“Who?”", "a list"),
        ("grade-scale 1, grade 2, meets", "“no”", "true or false"),
        ("scale", "“seven”", "the id of a grade-scale in this file"),
        ("standard 2, id", "“listen” a second time", "an id of its own"),
        # the second standard repeats the words of the first, of which prompts could not be read
        (
            "standard 2, example 1, text",
            "a prompt or example that “listen” has too: We listened.…",
            "words that fit this standard only",
        ),
        (
            "standard 2, example 2, text",
            "a prompt or example that “listen” has too: We listened to 40 people on 3 May.…",
            "words that fit this standard only",
        ),
    }
    lines = text.splitlines()
    for fault in faults(text, tmp_path):
        last = fault.place.rpartition(", ")[2]
        missing = fault.found == "nothing"
        assert ("[[standard]]" if missing else last) in lines[fault.line - 1], fault


@pytest.mark.parametrize(
    ("before", "after", "place", "found"),
    [
        ("format = 1", "format = 2", "format", "2"),
        ("format = 1", 'format = "1"', "format", "“1”"),
        ('id = "listen"', 'id = "Listen up"', "standard 1, id", "“Listen up”"),
        ('id = "listen"', "id = 7", "standard 1, id", "7"),
        ('prompts = ["Who?", "When?", "Where?"]', 'prompts = ["Who?", "When?"]', "standard 1, prompts", "2 prompts"),
        ('["Who?", "When?", "Where?"]', '["Who?", "When?", 3]', "standard 1, prompts 3", "3"),
        (
            '["Who?", "When?", "Where?"]',
            '["Who?", "When?", "Who?"]',
            "standard 1, prompts 3",
            "a prompt or example that",
        ),
        ('verdict = "passes"', 'verdict = "good"', "standard 1, example", "2 examples"),
        ('verdict = "passes"', 'verdict = "fails"', "standard 1, example 1, verdict", "“fails”"),
        ('id = "not-met"', 'id = "met"', "grade-scale 1, grade 2, id", "“met” a second time"),
        ('indicators = ["Ears"]', "indicators = 2026-04-01", "standard 1, indicators", "2026-04-01"),
        ("meets = true", "meets = 1", "grade-scale 1, grade 1, meets", "1"),
    ],
)
def test_one_fault_is_told(before: str, after: str, place: str, found: str, tmp_path: Path) -> None:
    text = (SET + STANDARD).replace(before, after)
    (fault,) = faults(text, tmp_path)
    assert (fault.place, fault.found[: len(found)]) == (place, found)
    line = text.splitlines()[fault.line - 1]
    assert line == "[[standard.example]]" if found == "2 examples" else after.partition(" =")[0] in line
    assert f"own-set.toml, line {fault.line}, {place}: found " in str(fault)


def test_a_set_without_standards_or_grades_is_refused(tmp_path: Path) -> None:
    assert [fault.found for fault in faults(SET, tmp_path)] == ["nothing"]
    no_grades = SET.partition("[[grade-scale]]")[0] + "grade-scale = []\n" + STANDARD
    assert [fault.found for fault in faults(no_grades, tmp_path)] == ["no scale of grades"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format = 1\nid = own\n", 2),
        ("format = 1\nformat = 1\n", 2),
        ('format = 1\nid = "open', 2),
        ("format = 1\n\n[[standard]\n", 3),
        ('format = 1\nnote = """\nnever closed\n', 3),
        ("= 1", 1),
    ],
)
def test_a_toml_syntax_error_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    (fault,) = faults(text, tmp_path)
    assert (fault.line, fault.expected) == (line, "valid TOML")


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "own-set.toml"
    path.write_bytes(SET.replace("Ours.", "Où").encode("latin-1"))
    with pytest.raises(FaultyFileError) as refused:
        read_standards(path)
    (fault,) = refused.value.faults
    assert (fault.line, fault.expected) == (6, "a text file saved as UTF-8")


def test_an_empty_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert {fault.place for fault in faults("", tmp_path)} >= {"format", "id", "title", "standard"}
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(FaultyFileError, match="cannot be read"):
        read_standards(tmp_path / "folder.toml")


def test_a_standard_that_is_no_table_is_told_with_the_faults_beside_it(tmp_path: Path) -> None:
    text = "standard = [1]\n" + SET.replace('edition = "2026"', "edition = 2026")
    assert {(fault.place, fault.found) for fault in faults(text, tmp_path)} == {
        ("standard 1", "1"),
        ("edition", "2026"),
    }


def test_lists_in_lists_without_end_are_refused(tmp_path: Path) -> None:
    (fault,) = faults("format = " + "[" * 5000, tmp_path)
    assert fault.expected == "valid TOML"
