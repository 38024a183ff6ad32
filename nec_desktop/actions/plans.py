"""Start, open and make example plans."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nec_desktop.actions.errors import RefusedError, why_unread
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.addresses import STATUS
from nec_desktop.plan.catalogue import stand_in_standards
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.edits import start_plan
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.faults import MissingError
from nec_desktop.plan.lending import is_with, lent_words
from nec_desktop.plan.pictures import NotAPictureError, prepared, refuse_too_large
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.values import Content, Period, Picture
from nec_desktop.plan.words import count_words, years
from nec_desktop.translation import tr

EXAMPLE = RESOURCES / "examples" / "east-dorset-2026-27.toml"
DEFAULT_OUTLINE = "nec-plan"
LONGEST_TITLE = 300
"""Characters: longer titles are refused, since a cover and a list must show them."""


@dataclass(frozen=True)
class OpenedPlan:
    """A plan, and what the person should be told about it (a missing standards set, values without a place)."""

    plan: Plan
    notices: tuple[str, ...]


def new_plan(
    workspace: Workspace,
    library: Library,
    area: str,
    period: Period,
    outline_id: str = "",
    standards_id: str = "",
) -> str:
    """Start a plan and return its id. Without ids: the first outline and the first standards set on offer."""
    catalogue = workspace.catalogue
    outline = catalogue.outline(outline_id or DEFAULT_OUTLINE)
    offered = catalogue.offered_standards()
    if not standards_id and not offered:
        raise RefusedError(
            tr("There is no standards set to start a plan with. ") + " ".join(map(str, catalogue.faulty))
        )
    standards = catalogue.standards_set(standards_id or offered[0].id)
    plan = Plan("", outline, standards, {}, catalogue.updates_of(outline.id))
    cover = first_cover(plan, area, period)
    return library.add_plan(outline.id, standards.id, start_plan(plan, cover).changes)


def first_cover(plan: Plan, area: str, period: Period) -> dict[str, Content]:
    """Return what the cover of a new plan says; raises RefusedError for an area or a period that no plan can have."""
    area = clean_line(area)
    if not area:
        raise RefusedError(tr("A plan needs the name of its area. Give one."))
    if len(area) > LONGEST_TITLE:
        raise RefusedError(
            tr("The name of the area has {0} characters; it may have up to {1}.").format(len(area), LONGEST_TITLE)
        )
    if period.last < period.first:
        raise RefusedError(
            tr("The period ends ({0}) before it begins ({1}). Correct the dates.").format(period.last, period.first)
        )
    if (period.last - period.first).days > 3660:
        raise RefusedError(tr("The period is longer than ten years. Correct the dates."))
    outline = plan.outline
    return {
        "scheme": plan.standards.scheme,
        "area": area,
        "title": f"{area}: {outline.title[0].lower()}{outline.title[1:]} {years(period)}",
        "period": period,
    }


def open_plan(workspace: Workspace, library: Library, wanted: str) -> OpenedPlan:
    """Open the plan of that id or title. A missing standards set does not stop it: the notices say so.

    Raises RefusedError where none is named or its outline is not here, LibraryError where none is found.
    """
    wanted = clean_line(wanted)
    if not wanted:
        raise RefusedError(tr("No plan is named. Give a plan’s id, or a title that fits only one."))
    entry = library.find(wanted)
    values = library.values(entry.id)
    catalogue = workspace.catalogue
    notices = []
    try:
        outline = catalogue.outline(entry.outline)
    except MissingError as error:
        raise RefusedError(str(error)) from error
    standards = catalogue.standards.get(entry.standards)
    if standards is None:
        standards = stand_in_standards(entry.standards, outline, values)
        notices.append(standards.note)
    plan = Plan(entry.id, outline, standards, values, catalogue.updates_of(outline.id))
    if (lent := lent_words(plan)) and not is_with(plan, workspace.writer):  # whoever has it, writes on
        notices.append(lent)
    unplaced = [address for address in plan.unplaced() if not address.endswith(f"/{STATUS}")]
    if unplaced:
        one = len(unplaced) == 1
        notices.append(
            tr("{0} {1} no place in this outline and standards set; {2} kept: ").format(
                count_words(len(unplaced), tr("answer"), tr("answers")),
                tr("has") if one else tr("have"),
                tr("it is") if one else tr("they are"),
            )
            + ", ".join(unplaced[:5])
            + (" …" if len(unplaced) > 5 else ".")
        )
    return OpenedPlan(plan, tuple(notices))


def make_example(workspace: Workspace, library: Library) -> str:
    """Add the finished example to the library and return its id."""
    data = read_example(EXAMPLE)
    catalogue = workspace.catalogue
    outline, standards = catalogue.outline(data["outline"]), catalogue.standards_set(data["standards"])
    plan = Plan("", outline, standards, {}, catalogue.updates_of(outline.id))
    changes = example_changes(EXAMPLE, data, plan, lambda path: keep_picture(library, path))
    return library.add_plan(outline.id, standards.id, changes)


def example_here(library: Library) -> str:
    """Return the id of an example plan that is already in the library, empty for none."""
    title = read_example(EXAMPLE)["sections"]["cover"]["title"]
    return next((entry.id for entry in library.plans() if entry.title == title), "")


def keep_picture(library: Library, path: Path, alt: str = "") -> Picture:
    """Keep a picture file in the library: upright, without camera data, of sensible size.

    Raises RefusedError where the file cannot be read or is not a picture.
    """
    try:
        refuse_too_large(path.stat().st_size, path.name)
        data, media_type = prepared(path.read_bytes(), path.name)
    except NotAPictureError as error:
        raise RefusedError(str(error)) from error
    except (OSError, ValueError) as error:
        raise RefusedError(
            tr("{0} could not be read ({1}). Choose another file.").format(path, why_unread(error))
        ) from error
    identifier = hashlib.sha256(data).hexdigest()
    library.add_attachment(identifier, media_type, data)
    return Picture(identifier, path.name, alt)


def save(library: Library, plan: Plan, edit: Edit) -> None:
    """Write an edit to the library, then to the plan in memory."""
    library.save(plan.id, edit.changes)
    plan.apply(edit.changes)
