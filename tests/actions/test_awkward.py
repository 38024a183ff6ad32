"""Awkward material in a document: any script, tables that are too wide or have no spaces, thousands of rows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.export import compose_document, export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.take_in import take_in
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Table
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import join, new_record_id
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Block, ListItem, Paragraph, RichText, Run, tidy
from nec_desktop.plan.richtext import Table as RichTable
from nec_desktop.plan.values import Record
from tests.review.edited_copy import EditedCopy, Who
from tests.small_plan import NOW
from tests.word.sample import elements, part, root, values
from tests.word.validator import sdk_errors

SCRIPTS = {
    "Arabic": "اجتماع الحي في قاعة القرية، الساعة ٥:٣٠ مساءً.",
    "Hebrew": "פגישה שכונתית באולם הכפר, בשעה 17:30.",
    "Devanagari": "गाँव के हॉल में पड़ोस की बैठक।",
    "Thai": "การประชุมชุมชนที่ห้องประชุมหมู่บ้าน",
    "Chinese": "社区会议于下午五点半在村礼堂举行。",
    "emoji": "👮🏽‍♀️ 🏳️‍🌈 👨‍👩‍👧‍👦 ✅",
    "combining marks": "Z͑ͫ̓ͪ̂A̴̵̜̰͔ͫ͗͢ Ångström ﬁ",
}
PLACE = "profile/description"

Export = Callable[[list[Change]], Path]


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def export(workspace: Workspace, library: Library, plan: Plan, tmp_path: Path) -> Export:
    """Change the small plan and export it; the export compares the file with the plan by itself."""

    def run(changes: list[Change]) -> Path:
        plan.apply(changes)
        export_plan(workspace, library, Order(plan, tmp_path / "plan.docx"))
        return tmp_path / "plan.docx"

    return run


def text_of(*blocks: Block) -> RichText:
    return tidy(RichText(blocks))


def table(*rows: tuple[str, ...]) -> RichTable:
    return RichTable(tuple(tuple((Run(words),) for words in row) for row in rows))


def events(*titles: str) -> list[Change]:
    changes = []
    for number, title in enumerate(titles, 1):
        place = join("events", new_record_id())
        changes += [
            Change(place, Record(float(number), number)),
            Change(join(place, "title"), title),
            Change(join(place, "date"), date(2026, 5, 1 + number % 28)),
        ]
    return changes


@pytest.mark.parametrize("script", SCRIPTS)
def test_text_of_every_script_stands_in_every_kind_of_place(export: Export, script: str) -> None:
    words = SCRIPTS[script]
    prose = text_of(
        Paragraph((Run(words, bold=True),)), ListItem((Run(words),), "number", 0), table(("A", words), (words, "B"))
    )
    path = export([Change("cover/area", words), Change(PLACE, prose), *events(words)])
    assert part(path).count(words) >= 6
    assert words in part(path, "word/footer1.xml")


@pytest.mark.parametrize("script", SCRIPTS)
def test_text_of_every_script_comes_back_from_word_as_it_went_and_with_what_was_changed_in_it(
    workspace: Workspace, library: Library, export: Export, plan_id: str, tmp_path: Path, script: str
) -> None:
    words = clean_text(SCRIPTS[script])
    path = export(
        [Change(PLACE, text_of(Paragraph((Run(words, bold=True),)), Paragraph((Run(f"{words} xqzt {words}"),))))]
    )
    (untouched,) = take_in(workspace, library, plan_id, [path])
    assert not untouched.refused and untouched.returned.suggestions == ()
    copy, who = EditedCopy(path), Who("Ada Panel")
    copy.insert_after(copy.delete(copy.paragraph("xqzt", "Normal"), "xqzt", who), words, who)
    (changed,) = take_in(workspace, library, plan_id, [copy.save(tmp_path / "back.docx")])
    (suggestion,) = changed.returned.suggestions
    assert (suggestion.address, suggestion.before, suggestion.after) == (PLACE, "xqzt", words)


def test_a_table_of_sixty_columns_becomes_a_table_for_each_row(export: Export) -> None:
    header = tuple(f"Column {n}" for n in range(60))
    wide = table(header, *(tuple(f"{row}.{n}" if n != 7 else "" for n in range(60)) for row in range(3)))
    path = export([Change(PLACE, text_of(wide))])
    tables = [found for found in elements(root(path), "//w:tbl") if "Column 59" in values(found, ".//w:t/text()")]
    assert len(tables) == 3
    for number, found in enumerate(tables):
        assert [len(elements(row, "w:tc")) for row in elements(found, "w:tr")] == [2] * 60, "header and what is filled"
        assert f"{number}.59" in values(found, ".//w:t/text()")


def test_a_table_of_fifteen_columns_stays_one(workspace: Workspace, plan: Plan) -> None:
    plan.apply([Change(PLACE, text_of(table(*(tuple(f"{row}.{n}" for n in range(15)) for row in range(3)))))])
    document, _ = compose_document(workspace, plan, CopyProfile(), "", NOW.date())
    assert any(isinstance(block, Table) and len(block.columns) == 15 for block in document.blocks)


def test_words_without_spaces_do_not_widen_a_table(export: Export) -> None:
    rows = (("What", "Where", "Note"), ("x" * 3000, "https://dorset.example/" + "abc/" * 100, "short"), ("y", "", "z"))
    path = export([Change(PLACE, text_of(table(*rows))), *events("E" * 500)])
    assert "x" * 3000 in part(path)
    assert sdk_errors(path) == []


def test_a_register_of_three_thousand_rows_comes_through(export: Export) -> None:
    path = export(events(*(f"Surgery {n}" for n in range(3000))))
    body = root(path)
    longest = max(elements(body, "//w:tbl"), key=len)
    assert len(elements(longest, "w:tr")) > 3000
    assert "Surgery 2999" in values(longest, ".//w:t/text()")


def test_a_plan_without_a_name_is_told_as_one(workspace: Workspace, library: Library, tmp_path: Path) -> None:
    plan = open_plan(workspace, library, library.add_plan("nec-plan", "dorset-nec-2019", [])).plan
    told = export_plan(workspace, library, Order(plan, tmp_path / "plan.docx"))
    assert told.startswith("Review copy of Untitled plan")
