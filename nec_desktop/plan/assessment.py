"""The assessment sheet: what the plan claims for each standard, and places for a reviewer to fill in."""

from collections.abc import Mapping, Sequence

from nec_desktop.plan.addresses import join
from nec_desktop.plan.overview import grade_words
from nec_desktop.plan.richtext import ListItem, Paragraph, RichText, runs_text
from nec_desktop.plan.standards import Standard
from nec_desktop.plan.view_tables import FillIn, View, ViewCell, ViewColumn, ViewContext, ViewTable, records_by
from nec_desktop.plan.words import list_words

SHEET = "assessment"
"""The first part of the address of every place to fill in: assessment/<standard>/grade."""
CHOOSE, WRITE = "Choose a grade", "Write here"
LONGEST_CLAIM = 300
"""Characters of what the plan claims that the sheet quotes; the standard's own page has all of it."""

_OF_STANDARD = {"strengths": "Strengths", "improve": "To improve"}
_OF_PLAN = {
    "recommendation": "Overall recommendation",
    "changes": "What should change before publication",
    "assessed-by": "Assessed by (post)",
    "date": "Date",
}
PARTS: dict[str, str] = {"grade": "Grade"} | _OF_STANDARD | _OF_PLAN
"""What a reviewer fills in, by the last part of its address."""
_COLUMNS = (ViewColumn("Item", 1), ViewColumn("Entry", 2.6))


def assessment_sheet(context: ViewContext) -> View:
    """A part for each standard, with places to fill in, and one for the whole plan."""
    evidence = records_by(context, "evidence", "standards")
    grades = list_words([grade.title for grade in context.plan.standards.grades], "or")
    return View(
        (
            "Please fill in this sheet with Track Changes on, and return the whole document as a Word file.",
            f"The grades are {grades}. If your program shows no list to choose from, write the grade in its place.",
        ),
        (
            *(
                _sheet(f"Standard {number}: {standard.title}", f"standard {number}", _rows(context, standard, evidence))
                for number, standard in enumerate(context.plan.standards.standard, 1)
            ),
            _sheet("The plan as a whole", "the whole plan", _to_write(SHEET, _OF_PLAN)),
        ),
    )


def _sheet(heading: str, what: str, rows: Sequence[tuple[ViewCell, ...]]) -> ViewTable:
    description = f"For the reviewer to fill in. {heading}."
    return ViewTable(f"Assessment of {what}", _COLUMNS, tuple(rows), description, heading=heading, facts=True)


def _rows(
    context: ViewContext, standard: Standard, evidence: Mapping[str, Sequence[str]]
) -> list[tuple[ViewCell, ...]]:
    plan = context.plan
    page, sheet = join("standards", standard.id), join(SHEET, standard.id)
    numbers = [plan.shown_number("evidence", rid) for rid in evidence.get(standard.id, ())]
    claimed = (
        ("Our own grade", grade_words(context, standard.id)),
        ("What is claimed", _first_sentences(plan.get(join(page, "what-worked"))) or "Nothing yet"),
        ("Evidence in the plan", ", ".join(numbers) or "None"),
    )
    # By title, since Word refuses a list in which two choices read alike.
    choices = tuple({grade.title: grade.id for grade in plan.standards.grades}.items())
    return [
        *((ViewCell(item), ViewCell(entry)) for item, entry in claimed),
        (ViewCell("Your grade"), ViewCell(CHOOSE, fill_in=FillIn(join(sheet, "grade"), "Your grade", choices))),
        *_to_write(sheet, _OF_STANDARD),
    ]


def _to_write(sheet: str, items: dict[str, str]) -> list[tuple[ViewCell, ...]]:
    return [
        (ViewCell(item), ViewCell(WRITE, fill_in=FillIn(join(sheet, identifier), item)))
        for identifier, item in items.items()
    ]


def _first_sentences(content: object) -> str:
    """Return the first paragraph of a rich text, at most LONGEST_CLAIM characters of it; its tables are passed over."""
    if not isinstance(content, RichText):
        return ""
    told = (runs_text(block.runs).strip() for block in content.blocks if isinstance(block, Paragraph | ListItem))
    first = " ".join(next(filter(None, told), "").split())
    return first if len(first) <= LONGEST_CLAIM else first[:LONGEST_CLAIM].rsplit(" ", 1)[0] + " …"
