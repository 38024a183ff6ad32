"""The standards sets and outlines there are: the shipped ones, and a force's own in the data folder."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from nec_desktop.paths import RESOURCES
from nec_desktop.plan.faults import FaultyFileError, MissingError
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.outline_checks import check_update, read_outline
from nec_desktop.plan.standards import Grade, GradeScale, Standard, StandardsSet, read_standards
from nec_desktop.plan.tomlfile import TomlFile
from nec_desktop.translation import tr


@dataclass
class Catalogue:
    """What there is to make plans from. A force's file replaces a shipped one of the same id.

    `faulty` holds the files that could not be used, each with all of its faults.
    """

    standards: dict[str, StandardsSet] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    faulty: list[FaultyFileError] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    def outline(self, outline_id: str) -> Outline:
        """Return a plan's outline; raises MissingError with a sentence where it is not here."""
        found = self.outlines.get(outline_id)
        if found is None or found.kind != "plan":
            raise MissingError(self._missing(tr("outline"), outline_id, "outlines"))
        return found

    def standards_set(self, set_id: str) -> StandardsSet:
        """Return a standards set; raises MissingError with a sentence where it is not here."""
        if set_id not in self.standards:
            raise MissingError(self._missing(tr("standards set"), set_id, "standards"))
        return self.standards[set_id]

    def updates_of(self, outline_id: str) -> tuple[Outline, ...]:
        """Return the second documents that plans of an outline can have."""
        return tuple(outline for outline in self.outlines.values() if outline_id in outline.of)

    def offered_standards(self) -> list[StandardsSet]:
        """Return the sets offered for a new plan, in order of title."""
        return [standards for standards in self.standards.values() if standards.offered]

    def _missing(self, what: str, identifier: str, folder: str) -> str:
        broken = [fault for fault in self.faulty if fault.path.parent.name == folder]
        hint = f" {broken[0]}" if broken else ""
        words = tr(
            "The {0} “{1}” is not here. Put its file into the folder “{2}” of your data folder and try again; the plan "
            "itself is safe.{3}"
        )
        return words.format(what, identifier, folder, hint)


def read_catalogue(data_folder: Path | None = None) -> Catalogue:
    """Read all standards and outline files: shipped first, then those in `data_folder`."""
    catalogue = Catalogue()
    for folder in (RESOURCES, *((data_folder,) if data_folder else ())):
        for path in sorted((folder / "standards").glob("*.toml")):
            try:
                standards = read_standards(path)
                catalogue.standards[standards.id] = standards
                catalogue.files[f"standards/{standards.id}"] = path
            except FaultyFileError as error:
                catalogue.faulty.append(error)
        for path in sorted((folder / "outlines").glob("*.toml")):
            try:
                outline = read_outline(path)
                catalogue.outlines[outline.id] = outline
                catalogue.files[f"outlines/{outline.id}"] = path
            except FaultyFileError as error:
                catalogue.faulty.append(error)
    _refuse_faulty_updates(catalogue)
    return catalogue


def _refuse_faulty_updates(catalogue: Catalogue) -> None:
    """Take out the second documents that do not fit the outlines they belong to."""
    for update in [outline for outline in catalogue.outlines.values() if outline.kind == "update"]:
        file = TomlFile(catalogue.files[f"outlines/{update.id}"])
        for plan_id in update.of:
            if (plan := catalogue.outlines.get(plan_id)) and plan.kind == "plan":
                check_update(file, update, plan)
        if file.faults:
            catalogue.faulty.append(FaultyFileError(file.path, file.faults))
            del catalogue.outlines[update.id]


def stand_in_standards(set_id: str, outline: Outline, addresses: Iterable[str]) -> StandardsSet:
    """Return a bare set for a plan whose own is missing: a standard, without guidance, for each page written.

    addresses: those of the plan's values.
    """
    section = outline.find_section("standards")
    own = [field.id for field in section.field] if section else []
    parts = (address.split("/") for address in addresses if address.startswith("standards/"))
    standard_ids = dict.fromkeys(place[1] for place in parts if len(place) > 2 and place[1] not in own)
    grades = (
        Grade(id="outstanding", title="Outstanding", meets=True),
        Grade(id="good", title="Good", meets=True),
        Grade(id="adequate", title="Adequate", meets=False),
        Grade(id="requires-improvement", title="Requires improvement", meets=False),
        Grade(id="inadequate", title="Inadequate", meets=False),
    )
    standards = tuple(
        msgspec.structs.replace(_BARE, id=identifier, title=identifier.replace("-", " ").capitalize())
        for identifier in standard_ids
    )
    return StandardsSet(
        format=1,
        id=set_id,
        title=tr("{0} (missing)").format(set_id),
        edition="",
        scheme="",
        note=tr(
            "The standards set “{0}” is not on this computer, so its wording and guidance cannot be shown. "
            "What was written is all here. Put the set’s file into the folder “standards” of your data "
            "folder."
        ).format(set_id),
        scale="all",
        grade_scale=(GradeScale(id="all", title="Grades", grade=grades),),
        standard=standards,
        offered=False,
    )


_BARE = Standard(
    id="",
    title="",
    requirement="",
    indicators=(),
    basis="B",
    why="",
    prompts=(),
    panel_looks_for="",
    panel_criticised="",
    example=(),
    evidence=(),
    measures=(),
    registers=(),
    checks=(),
)
