"""What a text takes from the clipboard, or from what is dropped on it."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QMimeData

from nec_desktop.gui.copied import OURS
from nec_desktop.gui.filling import is_long
from nec_desktop.gui.paste import Pasted, limited, pasted_html, pasted_plain
from nec_desktop.gui.paste_apart import read_apart
from nec_desktop.gui.text_pictures import picture_files
from nec_desktop.plan.richtext import RichText, tidy

_LONG = 20_000
"""Characters of a paste from elsewhere, beyond which reading it is work for another process."""


def can_be_put_in(source: QMimeData) -> bool:
    """Say whether a text takes what is pasted or dropped: words and pictures, but not the name of a file."""
    if picture_files(source) or source.hasFormat(OURS):
        return True
    if any(url.isLocalFile() for url in source.urls()):
        return False
    return source.hasHtml() or source.hasText() or source.hasImage()


def words_in(source: QMimeData) -> QMimeData:
    """Return the words alone of what is on the clipboard, nothing where it is files."""
    words = QMimeData()
    if source.hasText() and not any(url.isLocalFile() for url in source.urls()):
        words.setText(source.text())
    return words


def picture_in(source: QMimeData) -> object:
    """Return pictures that are pasted or dropped: a list of files, or one as a QImage; None for something else."""
    if paths := picture_files(source):
        return paths
    return source.imageData() if source.hasImage() and not source.hasHtml() and not source.hasText() else None


def reads_long(source: QMimeData) -> Callable[[], Pasted] | None:
    """Return what is to read a long paste elsewhere, None for one that is short."""
    if ours := _ours(source):
        return partial(_tidied, ours) if is_long(ours) else None
    long = source.html() or source.text()
    if len(long) <= _LONG:
        return None
    return partial(read_apart, long, "html" if source.hasHtml() else "plain")


def read(source: QMimeData) -> Pasted:
    """Return what is pasted, as far as it can be exported."""
    if ours := _ours(source):
        return _tidied(ours)
    if source.hasHtml():
        return limited(pasted_html(source.html()))
    if source.hasText():
        return pasted_plain(source.text())
    return Pasted(RichText())


def takes_long(pasted: Pasted) -> bool:
    """Say whether what was quick to read takes long to put in, as a table of many cells does, or is to be refused."""
    return is_long(pasted.text) or pasted.long_table is not None


def _ours(source: QMimeData) -> RichText | None:
    """Return what was copied in one of our editors, None where it comes from elsewhere."""
    if not source.hasFormat(OURS):
        return None
    try:
        return msgspec.json.decode(bytes(source.data(OURS).data()), type=RichText)
    except msgspec.DecodeError:
        return None  # another version's: what it says in HTML is understood by all


def _tidied(ours: RichText) -> Pasted:
    return Pasted(tidy(ours))
