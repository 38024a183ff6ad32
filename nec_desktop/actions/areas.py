"""The areas that are offered when a new plan asks for its own."""

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.language.word_lists import read_words
from nec_desktop.library.library import Library
from nec_desktop.paths import RESOURCES
from nec_desktop.translation import tr


def known_areas(workspace: Workspace, library: Library) -> list[str]:
    """Return the areas of the plans here, the last changed first, then those of the list that ships and of a force's.

    Raises RefusedError where a list cannot be read.
    """
    names = [entry.area for entry in library.plans() if entry.area]
    for folder in (RESOURCES, workspace.folder):
        path = folder / "dictionaries" / "areas.txt"
        listed = read_words(path)
        if listed is None:
            words = tr("The areas in {0} are not offered, because it cannot be read. Save it as text in UTF-8.")
            raise RefusedError(words.format(path))
        names += sorted(listed)
    offered: dict[str, str] = {}
    for name in names:
        offered.setdefault(name.casefold(), name)
    return list(offered.values())
