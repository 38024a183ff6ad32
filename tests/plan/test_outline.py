"""Outline files: the shipped ones, and what is said about faulty ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nec_desktop.language.language import TEXT_RULES
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.carried_rules import CARRIED_RULES
from nec_desktop.plan.faults import Fault, FaultyFileError
from nec_desktop.plan.link_rules import LINK_RULES
from nec_desktop.plan.outline import COVER_FIELDS
from nec_desktop.plan.outline_checks import RULE_NEEDS, read_outline
from nec_desktop.plan.rules import RECORD_RULES
from nec_desktop.plan.views import VIEWS
from tests.plan.own_files import outline_text

MAIN = RESOURCES / "outlines" / "nec-plan.toml"
SHIPPED = sorted((RESOURCES / "outlines").glob("*.toml"))


SUMMARY = 'summary = "name"\n'


def drawn(names: str, numbers: str, grouped: str = "") -> str:
    """Return the line SUMMARY with a chart of these columns after it, and a column of numbers."""
    column = '[[register.column]]\nid = "count"\nkind = "number"\nlabel = "Count"\n'
    return f'{SUMMARY}{grouped}\nchart = {{ names = "{names}", numbers = "{numbers}" }}\n{column}'


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[str], list[Fault]]:
    def read(text: str) -> list[Fault]:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FaultyFileError) as refused:
            read_outline(path)
        assert str(refused.value).count("; expected ") == len(refused.value.faults)
        return refused.value.faults

    return read


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_outline_is_valid_and_asks_only_for_what_the_program_has(path: Path) -> None:
    outline = read_outline(path)
    known = RECORD_RULES.keys() | {*CARRIED_RULES, *LINK_RULES, *TEXT_RULES}
    assert {check.rule for check in outline.check} <= known
    views = {field.view for section in outline.section for field in section.field if field.kind == "view"}
    assert views <= VIEWS.keys()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_each_shipped_section_guides(path: Path) -> None:
    for section in read_outline(path).section:
        assert len(section.purpose.split()) >= 5, section.id
        assert section.guidance or section.prompts or section.id.endswith("annex") or section.id == "cover", section.id


def test_the_main_outline_has_every_section_and_register_of_the_real_form() -> None:
    outline = read_outline(MAIN)
    assert sum(not section.annex and section.id != "cover" for section in outline.section) == 16
    assert [section.annex for section in outline.section if section.annex] == list("ABCDE")
    expected = """document-control statistics communities team neighbourhoods feedback recommendations priorities channels events
        partners councils actions measures you-said-we-did good-practice decisions evidence equality"""
    assert {register.id for register in outline.register} == set(expected.split())


def test_the_screening_begins_with_eleven_characteristics() -> None:
    register = read_outline(MAIN).find_register("equality")
    assert register is not None and len(register.starts_with) == 11


def test_every_rule_about_a_register_says_what_it_needs() -> None:
    whole_plan = {"required-fields-filled", "required-columns-filled"}
    assert RULE_NEEDS.keys() == (RECORD_RULES.keys() - whole_plan) | {"carried-holidays"}


def test_a_small_outline_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(outline_text(), encoding="utf-8")
    outline = read_outline(path)
    assert outline.home_of("items") == outline.find_section("things")


def test_all_faults_of_a_file_are_told_at_once(faults: Callable[[str], list[Fault]]) -> None:
    text = (
        outline_text(
            """
[[register.column]]
id = "name"
kind = "register"
label = "Again"

[[register.column]]
id = "colour"
kind = "choice"
label = "Colour"

[[register.column]]
id = "place"
kind = "links"
to = "places"
label = "Place"

[[check]]
id = "one"
rule = "columns-filled"
severity = "fatal"
message = "m"
advice = "a"
register = "items"
columns = ["nothing"]
"""
        )
        .replace('part = "part"', 'part = "parts"\ncolour = "red"')
        .replace('summary = "name"', 'summary = "title"\nsort = ["when", "size"]')
    )
    told = [(fault.place, fault.found, fault.expected) for fault in faults(text)]
    assert len(told) == len(set(told))
    assert {(place, found) for place, found, _ in told} == {
        ("section 2, colour", "the unknown key “colour”"),
        ("section 2, part", "“parts”"),
        ("register 1, summary", "“title”"),
        ("register 1, sort", "“size”"),
        ("register 1, column 3, id", "“name” a second time"),
        ("register 1, column 3, kind", "“register”"),
        ("register 1, column 3, id", "“name”"),  # as a register field it would need a register of its name
        ("register 1, column 4, choices", "nothing"),
        ("register 1, column 5, to", "“places”"),
        ("check 1, severity", "“fatal”"),
        ("check 1, columns", "“nothing”"),
    }
    lines = text.splitlines()
    for fault in faults(text):
        name = fault.place.rpartition(", ")[2]
        assert lines[fault.line - 1].startswith(name) or fault.found == "nothing", fault


@pytest.mark.parametrize(
    ("before", "after", "place", "found"),
    [
        ('id = "things"', 'id = "items"', "register 1, id", "“items”, a section's id too"),
        ('id = "things"', 'id = "cover"', "section 2, id", "“cover” a second time"),
        ('kind = "plan"', 'kind = "plans"', "kind", "“plans”"),
        ('kind = "plan"', 'kind = "update"', "kind", "an update without “of” or “address”"),
        ('kind = "rich"\nlabel = "Words"', 'kind = "ritch"\nlabel = "Words"', "section 2, field 1, kind", "“ritch”"),
        ('label = "Words"', 'label = "Words"\nwords = [1, 2, 3]', "section 2, field 1, words", "a list"),
        ('label = "Words"', 'label = "Words"\nrequired = "yes"', "section 2, field 1, required", "“yes”"),
        ('label = "Words"', 'label = "Words"\neach = "nothing"', "section 2, field 1, each", "“nothing”"),
        ('kind = "rich"', 'kind = "view"', "section 2, field 1, view", "nothing"),
        ('kind = "rich"', 'kind = "records"\nregister = "people"', "section 2, field 1, register", "“people”"),
        ('label = "Name"', "", "register 1, column 1, label", "nothing"),
        (SUMMARY, drawn("x", "count", 'group-by = "when"'), "register 1, chart", "“x”"),
        (SUMMARY, drawn("name", "when", 'group-by = "when"'), "register 1, chart, numbers", "“when” of kind date"),
        (SUMMARY, drawn("name", "count"), "register 1, chart", "a chart without “group-by”"),
        ('label = "When"', 'label = "When"\ncounted-by = "name"', "register 1, column 2, quarter", "0"),
        ('label = "When"', 'label = "When"\ncounted-by = "x"\nquarter = 1', "register 1, column 2, counted-by", "“x”"),
        ('label = "When"', 'label = "When"\ndefault = "soon"', "register 1, column 2, default", "“soon”"),
        ('singular = "item"', 'singular = "item"\nstarts-with = [{ size = "1" }]', "register 1, starts-with", "“size”"),
        ('singular = "item"', 'singular = "item"\nstarts-with = [{ when = "x" }]', "register 1, starts-with", "“x”"),
        ('one = "One"', 'One = "One"', "section 1, field 6, choices, One", "“One”"),
        ('one = "One"', "one = 1", "section 1, field 6, choices, one", "1"),
        ('id = "part"', 'id = "part"\nid2 = 1', "part 1, id2", "the unknown key “id2”"),
        ('purpose = "Things that there are."', 'purpose = "T"\nrepeat = "months"', "section 2, repeat", "“months”"),
        ('purpose = "Things that there are."', 'purpose = "T"\npage-field = []\nannex = 1', "section 2, annex", "1"),
    ],
)
def test_one_fault_is_told(
    before: str, after: str, place: str, found: str, faults: Callable[[str], list[Fault]]
) -> None:
    text = outline_text().replace(before, after, 1)
    told = [(fault.place, fault.found) for fault in faults(text)]
    assert (place, found) in told


@pytest.mark.parametrize("name", COVER_FIELDS)
def test_a_cover_must_have_what_the_program_reads(name: str, faults: Callable[[str], list[Fault]]) -> None:
    (fault,) = faults(outline_text().replace(f'id = "{name}"', f'id = "x-{name}"', 1))
    assert (fault.place, fault.found) == ("section 1", f"a cover without “{name}”")


def test_a_register_without_a_home_and_one_with_two_are_told(faults: Callable[[str], list[Fault]]) -> None:
    homeless = outline_text().replace('kind = "register"', 'kind = "rich"')
    assert [fault.found for fault in faults(homeless)] == ["0 homes for “items”"]
    field = '[[section.field]]\nid = "items"\nkind = "register"\nlabel = "Items"\n'
    two = outline_text(f'\n[[section]]\nid = "more"\ntitle = "More"\npurpose = "More."\n{field}')
    assert [fault.found for fault in faults(two)] == ["2 homes for “items”"]


@pytest.mark.parametrize(
    ("lines", "place", "found"),
    [
        ('rule = "columns-filled"', "check 1, register", "nothing"),
        ('rule = "columns-filled"\nregister = "items"', "check 1, columns", "0 columns"),
        ('rule = "days-between"\nregister = "items"\ncolumns = ["when", "when"]', "check 1, options", "no “at-least”"),
        ('rule = "time-order"\nregister = "people"\ncolumns = ["a", "b"]', "check 1, register", "“people”"),
        (
            'rule = "linked-from"\nregister = "items"\noptions = { from = "people", column = "name" }',
            "check 1, options, from",
            "“people”",
        ),
    ],
)
def test_a_check_that_its_rule_cannot_use_is_told(
    lines: str, place: str, found: str, faults: Callable[[str], list[Fault]]
) -> None:
    check = f'\n[[check]]\nid = "one"\nseverity = "error"\nmessage = "m"\nadvice = "a"\n{lines}\n'
    assert (place, found) in [(fault.place, fault.found) for fault in faults(outline_text(check))]


def test_page_fields_need_pages(faults: Callable[[str], list[Fault]]) -> None:
    text = outline_text().replace(
        'part = "part"', 'part = "part"\n[[section.page-field]]\nid = "a"\nkind = "rich"\nlabel = "A"'
    )
    assert [(fault.place, fault.found) for fault in faults(text)] == [("section 2, page-field", "page fields")]


def test_a_syntax_error_in_the_shipped_file_is_told_with_its_line(faults: Callable[[str], list[Fault]]) -> None:
    lines = MAIN.read_text(encoding="utf-8").splitlines()
    at = lines.index('id = "profile"')
    lines[at] = 'id = "profile'
    (fault,) = faults("\n".join(lines))
    assert fault.line == at + 1


def test_lines_are_right_in_the_long_shipped_file(faults: Callable[[str], list[Fault]]) -> None:
    """A key of any table, after long texts, lists over lines and inline tables, is told with its own line."""
    lines = MAIN.read_text(encoding="utf-8").splitlines()
    places = [n for n, line in enumerate(lines) if line.startswith("label = ")]
    for n in places:
        lines[n] = f"label = {n + 1}"
    told = faults("\n".join(lines))
    assert [fault.line for fault in told] == [n + 1 for n in places] == [int(fault.found) for fault in told]
