"""Grades side by side: our own, last time's, each reviewer's, and the agreed one; recommendations made of texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record, delete_record
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.review_code import snapshot_code
from nec_desktop.plan.review_registers import AGREED
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.returned import Given
from nec_desktop.review.rounds import rounds_of
from nec_desktop.translation import Say, tr

RECOMMENDATIONS = "recommendations"
"""The register of an outline in which recommendations are followed up."""
_ADVICE = ("improve", "recommendation", "changes")
"""The parts of the sheet that ask for something."""


@dataclass(frozen=True)
class Sheet:
    """What a panel gave in one round. id: the round's, or the snapshot's where a copy went out without a round."""

    id: str
    title: str
    returns: tuple[KeptReturn, ...]

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Those who filled in something, in the order in which it was taken in."""
        return tuple(dict.fromkeys(kept.reviewer for kept in self.returns))


@dataclass(frozen=True)
class Remark:
    """A text that a reviewer wrote in the sheet. part: as `Given` has it; asks: it asks for something to be done."""

    reviewer: str
    part: str
    text: str

    @property
    def asks(self) -> bool:
        """Whether it asks for something to be done."""
        return self.part in _ADVICE


@dataclass(frozen=True)
class Row:
    """A standard in a sheet, or the plan as a whole, with an empty id.

    own, last, agreed: ids of grades, empty for none. given: of each reviewer the id of a grade; others: what stands in
    its place and is none.
    """

    standard: str
    number: int
    title: str
    own: str
    last: str
    given: dict[str, str]
    others: dict[str, str]
    remarks: tuple[Remark, ...]
    agreed: str
    note: str

    @property
    def of_all(self) -> str:
        """The grade that all who graded it gave, empty where they differ or nobody did."""
        grades = set(self.given.values())
        return grades.pop() if len(grades) == 1 and not self.others else ""


def sheets(plan: Plan, returns: Sequence[KeptReturn]) -> list[Sheet]:
    """Return the sheets that were filled in, the last one sent first."""
    by_snapshot: dict[str, list[KeptReturn]] = {}
    for kept in returns:
        if kept.returned.grades:
            by_snapshot.setdefault(kept.snapshot.id, []).append(kept)
    rounds = {found.snapshot: found for found in rounds_of(plan)}
    made = []
    for snapshot, own in sorted(by_snapshot.items(), key=lambda item: -item[1][0].snapshot.number):
        sent = rounds.get(snapshot)
        title = (
            sent.title if sent else tr("Copy {0}, made without a round").format(snapshot_code(own[0].snapshot.number))
        )
        made.append(Sheet(sent.id if sent else snapshot, title, tuple(own)))
    return made


def rows(plan: Plan, sheet: Sheet, tr: Say = tr) -> list[Row]:
    """Return the standards with their grades, standards that this set has not, then the plan as a whole.

    tr: `str` for a document, which is in English.
    """
    given = [(kept.reviewer, each) for kept in sheet.returns for each in kept.returned.grades]
    titles = {standard.id: (number, standard.title) for number, standard in enumerate(plan.standards.standard, 1)}
    unknown = {each.standard: (0, each.standard) for _, each in given if each.standard not in {*titles, ""}}
    every = titles | unknown | {"": (0, tr("The plan as a whole"))}
    return [
        _row(plan, sheet, standard, number, title, [pair for pair in given if pair[1].standard == standard])
        for standard, (number, title) in every.items()
    ]


def _row(plan: Plan, sheet: Sheet, standard: str, number: int, title: str, given: Sequence[tuple[str, Given]]) -> Row:
    grades, others, remarks = dict[str, str](), dict[str, str](), dict[Remark, None]()
    for reviewer, each in given:
        if each.part != "grade":
            if each.text.strip():
                remarks[Remark(reviewer, each.part, each.text.strip())] = None
            continue
        grades.pop(reviewer, None)  # what came last counts
        others.pop(reviewer, None)
        if each.grade:
            grades[reviewer] = each.grade
        elif each.text.strip():
            others[reviewer] = each.text.strip()
    record = _agreed(plan, standard, sheet.id)
    page = join("standards", standard)
    return Row(
        standard,
        number,
        title,
        plan.text(join(page, "grade")) if standard else "",
        plan.text(join(page, "last-grade")) if standard else "",
        grades,
        others,
        tuple(remarks),
        plan.text(join(AGREED, record, "grade")) if record else "",
        plan.text(join(AGREED, record, "note")) if record else "",
    )


def agree(plan: Plan, standard: str, sheet_id: str, grade: str, note: str = "") -> Edit:
    """Write down what a panel agreed on for a standard; without a grade and a note, that it agreed on nothing."""
    record, note = _agreed(plan, standard, sheet_id), note.strip()
    if not grade and not note:
        return Edit(tr("Take back the agreed grade"), delete_record(plan, AGREED, record).changes if record else ())
    cells = {"standard": standard, "round": sheet_id, "grade": grade, "note": note}
    if not record:
        filled = {column: content for column, content in cells.items() if content}
        return Edit(tr("Agree a grade"), add_record(plan, AGREED, filled).changes)
    changes = (
        plan.checked(Change(join(AGREED, record, column), content or None))
        for column, content in cells.items()
        if plan.text(join(AGREED, record, column)) != content
    )
    return Edit(tr("Agree a grade"), tuple(changes))


def agree_where_all_do(plan: Plan, sheet: Sheet) -> Edit:
    """Write down the grades that all reviewers gave, for the standards on which nothing is agreed yet."""
    found = [row for row in rows(plan, sheet) if row.of_all and not row.agreed]
    return Edit(tr("Agree what all reviewers gave"), tuple(_all_changes(plan, sheet, found)))


def _all_changes(plan: Plan, sheet: Sheet, found: Iterable[Row]) -> Iterator[Change]:
    for row in found:
        yield from agree(plan, row.standard, sheet.id, row.of_all, row.note).changes


def recommendation_of(plan: Plan, text: str) -> str:
    """Return the id of the recommendation that says this already, empty for none."""
    if plan.outline.find_register(RECOMMENDATIONS) is None:
        return ""
    words = " ".join(text.split())
    told = (rid for rid in plan.record_ids(RECOMMENDATIONS) if _says(plan, rid) == words)
    return next(told, "")


def can_recommend(plan: Plan) -> bool:
    """Say whether the outline has a register in which recommendations are followed up."""
    register = plan.outline.find_register(RECOMMENDATIONS)
    return register is not None and register.find("recommendation") is not None


def recommend(plan: Plan, standard: str, text: str) -> Edit:
    """Make a recommendation of a reviewer's text, to be followed up: its status is open, its reference to be typed.

    The record's id is the last part of the first change's address.
    """
    register = plan.register(RECOMMENDATIONS)
    cells = {"recommendation": " ".join(text.split()), "standards": (standard,) if standard else (), "status": "open"}
    known = {column: content for column, content in cells.items() if content and register.find(column)}
    return add_record(plan, RECOMMENDATIONS, known)


def _says(plan: Plan, record_id: str) -> str:
    return " ".join(plan.text(join(RECOMMENDATIONS, record_id, "recommendation")).split())


def _agreed(plan: Plan, standard: str, sheet_id: str) -> str:
    """Return the id of the record of what was agreed for a standard in a round, empty for none."""
    for record_id in plan.record_ids(AGREED):
        found = (plan.text(join(AGREED, record_id, "standard")), plan.text(join(AGREED, record_id, "round")))
        if found == (standard, sheet_id):
            return record_id
    return ""
