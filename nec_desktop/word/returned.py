"""A returned Word file read: its text with all changes and comments on it, whatever program wrote it.

It reads what others write; `reader` reads what this program wrote. Nothing here decides what a change means.
"""

from pathlib import Path

from msgspec.structs import replace

from nec_desktop.review.reading import Reading
from nec_desktop.translation import tr
from nec_desktop.word.returned_comments import read_comments
from nec_desktop.word.returned_file import ReturnedFile
from nec_desktop.word.returned_origin import note_what_is_left_out, producer_of, properties_of
from nec_desktop.word.returned_refusals import UnreadableFileError
from nec_desktop.word.returned_runs import Shared
from nec_desktop.word.returned_story import Kind, StoryReader
from nec_desktop.word.returned_styles import Styles
from nec_desktop.word.tags import w

__all__ = ["UnreadableFileError", "read_returned"]

_MARGINS: tuple[Kind, ...] = ("header", "footer")
_NOTES: tuple[tuple[str, Kind], ...] = (("footnotes", "footnote"), ("endnotes", "endnote"))
_KIND = w("type")


def read_returned(path: Path) -> Reading:
    """Return what a Word file holds. Raises UnreadableFileError where it is none, or too damaged or large to be read.

    What could not be read of a file that can is said in `lost`. Nothing is fetched, and no macro is run.
    """
    file = ReturnedFile(path)
    shared = Shared(file, Styles(file))
    comments = read_comments(shared)
    shared.known = frozenset(comment.id for comment in comments)
    root = file.root(file.main)
    blocks = StoryReader(shared, file.main).read(root) if root is not None else ()
    _read_margins_and_notes(shared)
    if shared.missing:
        file.lose(tr("Its text refers to {0} comments that the file does not hold.").format(len(shared.missing)))
    properties = properties_of(file)
    producer = producer_of(file, properties)
    note_what_is_left_out(file, producer)
    return Reading(
        blocks,
        tuple(shared.stories),
        tuple(replace(comment, anchored=comment.id in shared.placed) for comment in comments),
        properties,
        producer,
        dict(shared.marks.ignored),
        tuple(file.lost),
        file.breaks_off(file.main),
    )


def _read_margins_and_notes(shared: Shared) -> None:
    file = shared.file
    for kind in _MARGINS:
        for part in file.related(kind):
            if (root := file.root(part)) is not None:
                StoryReader(shared, part).read_story(root, kind)
    for name, note in _NOTES:
        for part in file.related(name):
            root, reader = file.root(part), StoryReader(shared, part)
            for element in () if root is None else root.iterchildren(w(note)):
                if element.get(_KIND, "normal") == "normal":  # the others are lines that part notes from the text
                    reader.read_story(element, note)
