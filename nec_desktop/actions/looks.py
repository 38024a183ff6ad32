"""A force's look: read from a file that somebody chose, kept in the data folder, used by every document."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.workspace import Workspace
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.web.look import PageLook
    from nec_desktop.word.look import ForceLook

# What knows Word is imported inside the functions: a window without a look of its own never needs it.

KEPT = "look.docx"
"""The look's file in the data folder. It is an ordinary Word file, whose styles may be changed in Word."""


def look_of(path: Path) -> "ForceLook":
    """Return the look of a Word file, with a report in sentences; raises RefusedError where it cannot be used."""
    from nec_desktop.word.look_reader import LookRefusedError, read_look  # noqa: PLC0415

    try:
        return read_look(path, path.stem)
    except LookRefusedError as error:
        raise RefusedError(str(error)) from None


def own_look() -> "ForceLook":
    """Return the program's own look."""
    from nec_desktop.word.look import Report  # noqa: PLC0415
    from nec_desktop.word.look_reader import read_look  # noqa: PLC0415
    from nec_desktop.word.template import PLAN_TEMPLATE  # noqa: PLC0415

    return replace(read_look(PLAN_TEMPLATE, tr("The program’s own")), report=Report())


def look_report(look: "ForceLook") -> list[tuple[str, tuple[str, ...]]]:
    """Return what was done with a look's file, under headings; headings with nothing under them are left out."""
    report = look.report
    told = [
        (tr("Taken over"), report.taken),
        (tr("Ours, where the file has none"), report.supplied),
        (tr("Not taken"), report.left),
    ]
    found = [(heading, sentences) for heading, sentences in told if sentences]
    return [*found, (tr("On a web page"), tuple(page_look(look).remarks()))] if found else []


def page_look(look: "ForceLook") -> "PageLook":
    """Return what a web page takes over of a look."""
    from nec_desktop.web.look import Crest, Face, PageLook  # noqa: PLC0415
    from nec_desktop.word.look import HEADINGS  # noqa: PLC0415

    text, *headings = (Face(look.styles[key].font, look.styles[key].colour) for key in ("Normal", *HEADINGS))
    crest = Crest(look.crest.data, look.crest.height, look.crest.alt) if look.crest else None
    return PageLook(text, tuple(headings), look.accent, look.tint, look.link, crest)


def adopt_look(workspace: Workspace, look: "ForceLook") -> None:
    """Keep a look, from now on that of every Word document; raises RefusedError where it cannot be kept."""
    from nec_desktop.word.look_file import write_look  # noqa: PLC0415
    from nec_desktop.word.look_reader import LookRefusedError, read_look  # noqa: PLC0415

    target = workspace.folder / KEPT
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(
            tr("The folder {0} cannot be used ({1}).").format(workspace.folder, error.strerror)
        ) from error
    with written_beside(target) as partial:
        write_look(look, partial)
        try:
            same = read_look(partial).same_as(look)
        except LookRefusedError:
            same = False
        if not same:
            raise RefusedError(
                tr(
                    "The look of “{0}” did not come out as it was read, so it was not kept. Please "
                    "report this; the look is as it was before."
                ).format(look.name)
            )


def drop_look(workspace: Workspace) -> None:
    """Go back to the program's own look; raises RefusedError where the file of the other cannot be taken away."""
    path = workspace.folder / KEPT
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise RefusedError(
            tr("{0} cannot be taken away ({1}). Close it in Word if it is open there, and try again.").format(
                path, error.strerror
            )
        ) from error


def kept_look(workspace: Workspace) -> "ForceLook | None":
    """Return the look that was adopted, None for the program's own; raises RefusedError where it cannot be read."""
    path = workspace.folder / KEPT
    if not path.exists():
        return None
    from nec_desktop.word.look_reader import LookRefusedError, read_look  # noqa: PLC0415

    try:
        return read_look(path)
    except LookRefusedError as error:
        raise RefusedError(
            tr(
                "The look that you adopted cannot be read any more. {0} To go on, choose a look "
                "again or go back to the program’s own."
            ).format(error)
        ) from None
