"""What is found out when the library is opened: what was recovered after a crash, and whether the file is whole."""

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.translation import tr


def recovered_words(workspace: Workspace, library: Library) -> str:
    """Return what was recovered where the program before ended without closing, empty where it was closed."""
    from nec_desktop.actions.backups import when_words  # noqa: PLC0415 - only after a crash

    found = library.recovered
    plans = library.plans() if found else []
    if found is None or not plans:
        return ""
    last = plans[0]
    told = tr(
        "Last time the program ended without being closed. What was saved is here: the last "
        "change, to “{0}”, was saved on {1}."
    ).format(last.title or last.id, when_words(workspace, last.changed))
    if found.lost:
        told += tr(
            " What was saved just before the end ({0} of the last {1} saves) could not be read "
            "back whole. The library as it was found is kept in {2}; see what you wrote last."
        ).format(found.lost, found.taken + found.lost, found.aside)
    return told


def damage_words(library: Library) -> str:
    """Return what is wrong with the pages of a library that could be opened, empty where nothing is."""
    if library.is_whole():
        return ""
    return tr(
        "A part of the library {0} is damaged. What can be read is shown as usual. Save what "
        "can be read, or go back to a backup; the library as it is will be kept aside."
    ).format(library.file)
