"""Where the library is kept: told, changed, or gone on with knowingly."""

from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.moving import free_folder, move_library
from nec_desktop.library.places import Danger, accept, danger_of
from nec_desktop.library.store import FILE_NAME
from nec_desktop.paths import default_data_folder
from nec_desktop.translation import tr


def local_folder() -> Path:
    """Return the folder on this computer's disk to which a library is moved: the usual one, or one beside it.

    Raises RefusedError where the usual folder is itself no place for a library.
    """
    usual = default_data_folder()
    if danger := danger_of(usual):
        raise RefusedError(
            tr(
                "This computer’s own folder for such data, {0}, is {1} too. Say to which folder the "
                "library is to be moved: nec-desktop where --move DIR."
            ).format(usual, danger.words)
        )
    return free_folder(usual)


def move(workspace: Workspace, target: Path | None = None) -> Path:
    """Move the library, and return its new folder; without a target to this computer's own.

    Raises LibraryError or RefusedError; the library is then where it was.
    """
    target = (target or local_folder()).absolute()
    move_library(workspace.folder / FILE_NAME, target, workspace.now())
    return target


def go_on(workspace: Workspace, danger: Danger) -> None:
    """Keep the library where it is, knowing what can happen. Raises RefusedError where that cannot be noted."""
    try:
        accept(workspace.folder, danger)
    except OSError as error:
        raise RefusedError(
            tr("The folder {0} cannot be written ({1}).").format(workspace.folder, error.strerror)
        ) from error
