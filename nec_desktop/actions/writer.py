"""Who writes: name and post, asked once. They go with changes, rounds and replies; there are no accounts."""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.workspace import WRITER_FILE, Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.clean import clean_line
from nec_desktop.translation import tr

LONGEST = 100
"""Characters of a name, and of a post."""


class Writer(NamedTuple):
    """A person by name and post ("Neighbourhood inspector"); either may be left out."""

    name: str = ""
    post: str = ""


def read_writer(folder: Path) -> Writer:
    """Return who was last said to write in this data folder. A file that is not there or damaged says nobody."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        kept = json.loads((folder / WRITER_FILE).read_text(encoding="utf-8"))
        return Writer(clean_line(kept.get("name", ""))[:LONGEST], clean_line(kept.get("post", ""))[:LONGEST])
    return Writer()


def keep_writer(workspace: Workspace, writer: Writer) -> Writer:
    """Keep who writes, and return it cleaned; raises RefusedError where it is too long, or the disk stops it."""
    kept = Writer(*map(clean_line, writer))
    for part in kept:
        if len(part) > LONGEST:
            raise RefusedError(
                tr("“{0}…” has {1} characters; a name or a post may have up to {2}.").format(
                    part[:20], len(part), LONGEST
                )
            )
    with written_beside(workspace.folder / WRITER_FILE) as partial:
        workspace.folder.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(kept._asdict(), ensure_ascii=False), encoding="utf-8")
    return kept


def change_writer(workspace: Workspace, library: Library, writer: Writer) -> Writer:
    """Keep who writes, also with the changes that this open library keeps from now on; raises as `keep_writer` does."""
    kept = keep_writer(workspace, writer)
    library.writer = workspace.writer
    return kept
