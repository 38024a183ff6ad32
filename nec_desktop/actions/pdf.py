"""What LibreOffice makes of a Word file: a tagged PDF/UA, and the pages on which its headings stand there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.libreoffice import Tick, pdf_of
from nec_desktop.actions.pdf_pages import PdfPages
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.document.blocks import Document
    from nec_desktop.word.layout import Counted


_SCRATCH = "nec-desktop-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for what is only on the way, and take it away again; raises RefusedError where there is none."""
    try:
        # On Windows a program that was ended may hold a file for a moment longer.
        with TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        raise RefusedError(
            tr("Temporary files cannot be written ({0}). Make room on that disk and try again.").format(
                error.strerror or error
            )
        ) from error


def left_scratch() -> list[Path]:
    """Return such folders as are there now: of a document that is being made, or of a program that was killed."""
    return sorted(Path(gettempdir()).glob(f"{_SCRATCH}*/"))


def save_as_pdf(word_file: Path, target: Path, tick: Tick = lambda: None) -> None:
    """Make a PDF of a Word file and move it to `target`, which is as it was where something stands in the way.

    Raises RefusedError with a sentence.
    """
    data = pdf_data(word_file, tick)
    with written_beside(target) as partial:
        partial.write_bytes(data)


def pdf_data(word_file: Path, tick: Tick = lambda: None) -> bytes:
    """Return the PDF that LibreOffice makes of a Word file; raises RefusedError where nobody could read it."""
    with scratch_folder() as folder:
        data = pdf_of(word_file, folder, tick).read_bytes()
    try:
        PdfPages(data).close()
    except ValueError as error:
        raise RefusedError(tr("LibreOffice made a PDF that cannot be read ({0}). Try again.").format(error)) from error
    return data


def counted_pages(document: "Document", word_file: Path, tick: Tick = lambda: None) -> "Counted":
    """Return the pages that LibreOffice counts for the contents of `document`, of which `word_file` was made."""
    from nec_desktop.word.contents import contents_places  # noqa: PLC0415 - as the writer in actions/export.py
    from nec_desktop.word.layout import Counted  # noqa: PLC0415

    pages = PdfPages(pdf_data(word_file, tick))
    found = {bookmark: pages.place_of(bookmark) for bookmark in contents_places(document)}
    pages.close()
    return Counted({name: place.page + 1 for name, place in found.items() if place}, len(pages.sizes))
