"""What is found out when the library is opened: what was recovered after a crash, and whether the file is whole."""

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library


def recovered_words(workspace: Workspace, library: Library) -> str:
    """Return what was recovered where the program before ended without closing, empty where it was closed."""
    from nec_desktop.actions.backups import when_words  # noqa: PLC0415 - only after a crash

    found = library.recovered
    plans = library.plans() if found else []
    if found is None or not plans:
        return ""
    last = plans[0]
    told = (
        "Last time the program ended without being closed. What was saved is here: the last change, to "
        f"“{last.title or last.id}”, was saved on {when_words(workspace, last.changed)}."
    )
    if found.lost:
        told += (
            f" What was saved just before the end ({found.lost} of the last {found.taken + found.lost} saves) could "
            f"not be read back whole. The library as it was found is kept in {found.aside}; see what you wrote last."
        )
    return told


def damage_words(library: Library) -> str:
    """Return what is wrong with the pages of a library that could be opened, empty where nothing is."""
    if library.is_whole():
        return ""
    return (
        f"A part of the library {library.file} is damaged. What can be read is shown as usual. Save what can be read, "
        "or go back to a backup; the library as it is will be kept aside."
    )
