"""Starting and opening plans: what is refused, what a new plan begins with, and plans whose guidance is not there."""

import sqlite3
import unicodedata
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import LONGEST_TITLE, example_here, make_example, new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.faults import MissingError
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import years
from tests.plan.own_files import SET, STANDARD, outline_text
from tests.small_plan import TODAY, refusal

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


def start(workspace: Workspace, library: Library, area: str = "Testing", period: Period = YEAR) -> Plan:
    return open_plan(workspace, library, new_plan(workspace, library, area, period)).plan


# -- a new plan


def test_a_new_plan_begins_with_its_cover_and_the_forces_words(workspace: Workspace, library: Library) -> None:
    plan = start(workspace, library, "Little Testing")
    assert plan.title == "Little Testing: area engagement plan 2026–27"
    assert (plan.area, plan.period, plan.stage) == ("Little Testing", YEAR, "drafting")
    assert plan.text("cover/scheme") == plan.standards.scheme
    assert [str(quarter.id) for quarter in plan.quarters] == ["2026-04", "2026-07", "2026-10", "2027-01"]
    assert len(plan.record_ids("equality")) == 11
    for name in ("vision", "mission", "promise"):
        text = plan.get(f"introduction/{name}")
        assert isinstance(text, RichText) and len(text.plain()) > 40, name


def test_what_a_new_plan_begins_with_does_not_count_as_written(workspace: Workspace, library: Library) -> None:
    plan = start(workspace, library)
    begun = {page.address for page in plan.pages() if plan.status(page) != "not-started"}
    assert begun <= {"cover"}, begun
    introduction = plan.page("introduction")
    assert introduction and not plan.has_content(introduction)
    library.save(plan.id, [Change("introduction/foreword", RichText())])
    foreword = plan.parse(next(f for f in introduction.fields if f.id == "foreword"), "Ours is a market town.")
    plan.apply([Change("introduction/foreword", foreword)])
    assert plan.status(introduction) == "in-progress"


def test_a_new_plan_is_the_same_in_memory_and_on_the_disk(workspace: Workspace, library: Library) -> None:
    plan = start(workspace, library)
    assert library.values(plan.id) == plan.values
    assert plan.unplaced() == []


def test_a_new_plan_has_findings_and_none_of_them_is_a_fault_of_ours(workspace: Workspace, library: Library) -> None:
    findings = check_plan(workspace, start(workspace, library))
    assert len(findings) > 30
    assert not [finding for finding in findings if "{" in finding.message or "Update the program" in finding.advice]


@pytest.mark.parametrize("area", ["", "   ", "\x00\x07", "\u202e", "\n\t"])
def test_a_plan_needs_the_name_of_its_area(workspace: Workspace, library: Library, area: str) -> None:
    said = refusal(RefusedError, lambda: new_plan(workspace, library, area, YEAR))
    assert said == "A plan needs the name of its area. Give one."
    assert library.plans() == []


def test_a_name_of_300_characters_is_taken_and_one_of_301_is_not(workspace: Workspace, library: Library) -> None:
    assert start(workspace, library, "a" * LONGEST_TITLE).area == "a" * 300
    said = refusal(RefusedError, lambda: new_plan(workspace, library, "a" * 301, YEAR))
    assert said == "The name of the area has 301 characters; it may have up to 300."
    assert len(library.plans()) == 1


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2027, 3, 31), date(2026, 4, 1)), "ends (2026-04-01) before it begins (2027-03-31)"),
        (Period(date(2026, 4, 1), date(2062, 3, 31)), "longer than ten years"),
    ],
    ids=["reversed", "36 years"],
)
def test_a_period_that_cannot_be_meant_is_refused(
    workspace: Workspace, library: Library, period: Period, words: str
) -> None:
    said = refusal(RefusedError, lambda: new_plan(workspace, library, "Testing", period))
    assert words in said and "Correct the dates" in said
    assert library.plans() == []


def test_a_period_of_one_day_will_do(workspace: Workspace, library: Library) -> None:
    plan = start(workspace, library, period=Period(TODAY, TODAY))
    assert [quarter.title for quarter in plan.quarters] == ["July to September 2026"]
    assert plan.title == "Testing: area engagement plan 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 4, 1), date(2027, 3, 31), "2026–27"),
        (date(2099, 4, 1), date(2100, 3, 31), "2099–00"),
        (date(2026, 4, 1), date(2029, 3, 31), "2026–2029"),
    ],
)
def test_the_years_of_a_period_as_people_write_them(first: date, last: date, words: str) -> None:
    assert years(Period(first, last)) == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("East\x00 Dor\x1bset\x7f", "East Dorset"),
        ("  East\n\tDorset  ", "East Dorset"),
        ("East Dorset 🚓👮🏽\u200d♀️", "East Dorset 🚓👮🏽\u200d♀️"),
        ("East\u202e tesroD\u202c", "East tesroD"),
        ("\u200fשלום Dorset", "\u200fשלום Dorset"),
        ("Dorset\ud800", "Dorset"),
        ("Cafe\u0301", unicodedata.normalize("NFC", "Cafe\u0301")),
        ('Wey/mouth \\ "Portland": <*?>|', 'Wey/mouth \\ "Portland": <*?>|'),
    ],
    ids=["control", "white space", "emoji", "override", "right to left", "surrogate", "accent", "file name marks"],
)
def test_an_area_is_kept_as_it_reads(workspace: Workspace, library: Library, typed: str, kept: str) -> None:
    plan = start(workspace, library, typed)
    assert plan.area == kept
    assert plan.title.startswith(f"{kept}: ")
    assert library.find(plan.id).title == plan.title


@pytest.mark.parametrize(("outline", "standards"), [("nothing", ""), ("", "nothing"), ("quarterly-update", "")])
def test_a_plan_cannot_be_made_from_what_is_not_here(
    workspace: Workspace, library: Library, outline: str, standards: str
) -> None:
    said = refusal(MissingError, lambda: new_plan(workspace, library, "Testing", YEAR, outline, standards))
    assert f"“{outline or standards}” is not here" in said and "of your data folder" in said
    assert library.plans() == []


def test_a_plan_can_be_made_from_the_second_edition(workspace: Workspace, library: Library) -> None:
    (second,) = [s for s in workspace.catalogue.standards.values() if not s.offered]
    plan = open_plan(workspace, library, new_plan(workspace, library, "Testing", YEAR, "", second.id)).plan
    assert len(plan.standards.standard) == 8
    assert len([page for page in plan.pages() if page.standard]) == 8


# -- opening a plan


@pytest.mark.parametrize("wanted", ["", " ", "nothing like it", "x" * 5000, "%", "_"])
@pytest.mark.usefixtures("plan_id")
def test_a_plan_that_is_not_there_is_told(workspace: Workspace, library: Library, wanted: str) -> None:
    with pytest.raises((LibraryError, RefusedError)) as refused:
        open_plan(workspace, library, wanted)
    assert "There is no plan" in str(refused.value) or "No plan is named" in str(refused.value)


def test_a_plan_is_found_by_its_id_title_or_a_part_of_it(workspace: Workspace, library: Library, plan_id: str) -> None:
    start(workspace, library, "Purbeck")
    for wanted in (plan_id, "Little Testing engagement plan 2026–27", "LITTLE testing", "engagement plan 2026–27"):
        if wanted.startswith("engagement"):
            said = refusal(LibraryError, lambda wanted=wanted: open_plan(workspace, library, wanted))  # type: ignore[misc]
            assert "fits 2 plans" in said and plan_id in said
        else:
            assert open_plan(workspace, library, wanted).plan.id == plan_id


def test_a_title_that_is_part_of_another_title_is_found_by_itself(workspace: Workspace, library: Library) -> None:
    for title in ("Purbeck", "Purbeck and Wareham", "Purbeck"):
        library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", title)])
    assert open_plan(workspace, library, "and Wareham").plan.title == "Purbeck and Wareham"
    said = refusal(LibraryError, lambda: open_plan(workspace, library, "purbeck"))
    assert "fits 2 plans" in said and "Give the plan’s id" in said


def missing_set(library: Library, plan_id: str) -> str:
    """Return the id of a plan with the same values whose standards set is not on this computer."""
    changes = [Change(place, content) for place, content in library.values(plan_id).items()]
    return library.add_plan("nec-plan", "set-of-2031", changes)


def test_a_plan_whose_standards_set_is_missing_opens_and_says_so(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    whole = open_plan(workspace, library, plan_id)
    assert whole.notices == ()
    opened = open_plan(workspace, library, missing_set(library, plan_id))
    assert len(opened.notices) == 1
    assert "The standards set “set-of-2031” is not on this computer" in opened.notices[0]
    assert "folder “standards” of your data folder" in opened.notices[0]
    assert opened.plan.values == whole.plan.values, "what was written is all there"
    assert opened.plan.unplaced() == []
    pages = [page.address for page in opened.plan.pages() if page.standard]
    assert sorted(pages) == sorted(page.address for page in whole.plan.pages() if page.standard)
    assert check_plan(workspace, opened.plan) is not None


def test_a_plan_whose_outline_is_missing_is_refused_and_safe(workspace: Workspace, library: Library) -> None:
    lost = library.add_plan("outline-of-2031", "dorset-nec-2019", [Change("cover/title", "From the future")])
    said = refusal(RefusedError, lambda: open_plan(workspace, library, lost))
    assert "The outline “outline-of-2031” is not here" in said and "the plan itself is safe" in said
    assert library.find(lost).title == "From the future"


def test_answers_without_a_place_are_kept_and_told(workspace: Workspace, library: Library, plan_id: str) -> None:
    strange = [f"profile/question-{n}" for n in range(7)]
    library.save(plan_id, [Change(place, "An answer to an older outline") for place in strange])
    opened = open_plan(workspace, library, plan_id)
    (notice,) = opened.notices
    assert notice.startswith("7 answers have no place") and "they are kept: profile/question-0, " in notice
    assert notice.endswith(" …")
    assert opened.plan.text("profile/question-6") == "An answer to an older outline"
    library.save(plan_id, [Change(place, None) for place in strange[1:]])
    (notice,) = open_plan(workspace, library, plan_id).notices
    assert notice == "1 answer has no place in this outline and standards set; it is kept: profile/question-0."


def test_a_value_of_another_kind_than_its_field_does_not_stop_the_plan(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    with closing(sqlite3.connect(library.file)) as other:
        other.execute("UPDATE value SET kind = 'number', content = '7' WHERE address = 'cover/completed'")
        other.execute("UPDATE value SET kind = 'text', content = '\"soon\"' WHERE address = 'cover/period'")
        other.commit()
    plan = open_plan(workspace, library, plan_id).plan
    assert plan.period is None
    check_plan(workspace, plan)


# -- a force's own files


def test_a_forces_own_set_and_outline_are_used_and_override_the_shipped_ones(tmp_path: Path) -> None:
    for folder, name, text in (
        ("standards", "own.toml", SET + STANDARD),
        ("outlines", "own.toml", outline_text()),
        (
            "standards",
            "ours.toml",
            (RESOURCES / "standards" / "dorset-nec-2019.toml")
            .read_text(encoding="utf-8")
            .replace('title = "Dorset NEC 2019, working wording"', 'title = "Our official wording"', 1),
        ),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path)
    assert not workspace.catalogue.faulty
    with workspace.write() as library:
        plan_id = new_plan(workspace, library, "Testing", YEAR, "own", "own-set")
        plan = open_plan(workspace, library, plan_id).plan
        assert plan.outline.title == "Own outline" and plan.standards.title == "Our own set"
        plan = open_plan(workspace, library, new_plan(workspace, library, "Testing", YEAR)).plan
        assert plan.standards.title == "Our official wording"


def test_a_faulty_file_of_a_force_is_told_with_all_faults_and_the_others_work(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "broken.toml").write_text('format = 7\nid = "Broken Set"\n', encoding="utf-8")
    workspace = Workspace(tmp_path)
    with workspace.write() as library:
        assert start(workspace, library).standards.id == "dorset-nec-2019"
        said = refusal(MissingError, lambda: new_plan(workspace, library, "Testing", YEAR, "", "broken-set"))
    (faulty,) = workspace.catalogue.faulty
    assert len(faulty.faults) > 3
    for fault in faulty.faults:
        assert str(fault) in said
        assert fault.file == "broken.toml" and fault.found and fault.expected


# -- the example


def test_the_example_is_found_again_in_the_library(workspace: Workspace, library: Library) -> None:
    assert example_here(library) == ""
    first = make_example(workspace, library)
    assert example_here(library) == first
    plan = open_plan(workspace, library, first).plan
    assert plan.area == "East Dorset" and plan.unplaced() == []
    assert make_example(workspace, library) != first
