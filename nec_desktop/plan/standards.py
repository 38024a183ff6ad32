"""A standards set: the minimum standards of one edition, with the guidance that comes with each."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from nec_desktop.plan.tomlfile import TomlFile
from nec_desktop.translation import tr

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Grade(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """One grade of a scale. `meets` is false where an action is due."""

    id: str
    title: str
    meets: bool
    meaning: str = ""


class GradeScale(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Grades from best to worst."""

    id: str
    title: str
    grade: tuple[Grade, ...]


class Example(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A short answer, and why it merely passes or is good."""

    verdict: Literal["passes", "good"]
    text: str
    why: str


class Standard(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """One minimum standard. Its id lasts across editions; its number is its place in the set.

    `basis`: A = an official source names it as a standard, B = attested by what the contract covers
    or by what the panel assessed. Texts are CommonMark.
    """

    id: str
    title: str
    requirement: str
    indicators: tuple[str, ...]
    basis: Literal["A", "B"]
    why: str
    prompts: tuple[str, ...]
    panel_looks_for: str
    panel_criticised: str
    example: tuple[Example, ...]
    evidence: tuple[str, ...]
    measures: tuple[str, ...]
    registers: tuple[str, ...]
    checks: tuple[str, ...]
    merges: tuple[str, ...] = ()
    cross_references: tuple[str, ...] = ()


class StandardsSet(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The standards of one edition. `offered` is false for a set that is shipped as an example only."""

    format: Literal[1]
    id: str
    title: str
    edition: str
    scheme: str
    note: str
    scale: str
    grade_scale: tuple[GradeScale, ...]
    standard: tuple[Standard, ...]
    offered: bool = True

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades of the scale in use, best first."""
        return next(scale.grade for scale in self.grade_scale if scale.id == self.scale)

    def number(self, standard_id: str) -> int:
        """Return the number shown for a standard; raises KeyError where the set has none of that id."""
        for number, standard in enumerate(self.standard, 1):
            if standard.id == standard_id:
                return number
        raise KeyError(standard_id)

    def find(self, standard_id: str) -> Standard | None:
        """Return the standard of that id, or None."""
        return next((standard for standard in self.standard if standard.id == standard_id), None)


def read_standards(path: Path) -> StandardsSet:
    """Read a standards file; raises FaultyFileError with all of its faults."""
    file = TomlFile(path)
    standards = file.build(StandardsSet)
    if standards is not None:
        _check_standards(file, standards)
    file.refuse_if_faulty()
    assert standards is not None, "a file without faults is built"
    return standards


def _check_standards(file: TomlFile, standards: StandardsSet) -> None:
    check_ids(file, ("standard",), [standard.id for standard in standards.standard])
    check_ids(file, ("grade-scale",), [scale.id for scale in standards.grade_scale])
    if not standards.standard:
        file.fault(("standard",), tr("no standard"), tr("at least one"))
    if not standards.grade_scale:
        file.fault(("grade-scale",), tr("no scale of grades"), tr("at least one"))
    elif standards.scale not in [scale.id for scale in standards.grade_scale]:
        file.fault(("scale",), f"“{standards.scale}”", tr("the id of a grade-scale in this file"))
    for n, scale in enumerate(standards.grade_scale):
        check_ids(file, ("grade-scale", n, "grade"), [grade.id for grade in scale.grade])
        if not scale.grade:
            file.fault(("grade-scale", n), tr("no grade"), tr("at least one"))
    seen: dict[str, str] = {}
    for n, standard in enumerate(standards.standard):
        if not 3 <= len(standard.prompts) <= 6:
            file.fault(("standard", n, "prompts"), tr("{0} prompts").format(len(standard.prompts)), tr("three to six"))
        if sorted(example.verdict for example in standard.example) != ["good", "passes"]:
            file.fault(
                ("standard", n, "example"),
                tr("{0} examples").format(len(standard.example)),
                tr("two: one that passes and one that is good"),
            )
        prompts = [(("prompts", i), prompt) for i, prompt in enumerate(standard.prompts)]
        examples = [(("example", i, "text"), example.text) for i, example in enumerate(standard.example)]
        for place, text in (*prompts, *examples):
            if text in seen:
                file.fault(
                    ("standard", n, *place),
                    tr("a prompt or example that “{0}” has too: {1}…").format(seen[text], text[:40]),
                    tr("words that fit this standard only"),
                )
            seen[text] = standard.id


def check_ids(file: TomlFile, key: tuple[str | int, ...], ids: Iterable[str]) -> None:
    """Note a fault for each id that is ill-formed or stands twice."""
    seen: set[str] = set()
    for n, identifier in enumerate(ids):
        if not ID_PATTERN.fullmatch(identifier):
            file.fault((*key, n, "id"), f"“{identifier}”", tr("lower-case letters and digits, joined by hyphens"))
        if identifier in seen:
            file.fault((*key, n, "id"), tr("“{0}” a second time").format(identifier), tr("an id of its own"))
        seen.add(identifier)
