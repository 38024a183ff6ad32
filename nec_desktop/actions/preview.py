"""A document as it will be, to look at while one writes: its pages where LibreOffice is installed, else its blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nec_desktop.actions.answers import answers_document
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import compose_document
from nec_desktop.actions.libreoffice import Tick, find_libreoffice, not_installed
from nec_desktop.actions.looks import kept_look
from nec_desktop.actions.pdf import pdf_data, scratch_folder
from nec_desktop.actions.pdf_pages import PdfPages, Place
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Document
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from nec_desktop.review.rounds import answered_round


@dataclass(frozen=True)
class Preview:
    """What there is to look at. Without `pages`, `why_none` says why, and the document's blocks are to be shown."""

    document: Document
    pages: PdfPages | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each section begins, by its address."""
    why_none: str = ""


def make_preview(
    workspace: Workspace,
    library: Library,
    plan: Plan,
    profile: CopyProfile,
    document_id: str = "",
    *,
    paged: bool = True,
    tick: Tick = lambda: None,
) -> Preview:
    """Return a preview of a document; `paged` False does without LibreOffice. `tick` may raise to stop it.

    Raises RefusedError where the document may not be made, with the list of what stands in the way.
    """
    today = workspace.today
    answered = answered_round(document_id)
    if answered is None:
        document, _what = compose_document(workspace, plan, profile, document_id, today)
    else:
        document, _what = answers_document(workspace, library, plan, profile, answered)
    if not paged:
        return Preview(document)
    if find_libreoffice() is None:
        return Preview(document, why_none=not_installed())
    tick()
    try:
        return _paged(document, workspace, library, tick)
    except RefusedError as error:
        tick()  # where it was stopped, nobody waits for anything else
        return Preview(document, why_none=str(error))


def _paged(document: Document, workspace: Workspace, library: Library, tick: Tick) -> Preview:
    """Return the pages that LibreOffice makes. The Word file is not compared with the plan: nobody gets it."""
    from nec_desktop.word.contents import contents_places  # noqa: PLC0415 - as in actions/export.py
    from nec_desktop.word.writer import write_document  # noqa: PLC0415

    with scratch_folder() as folder:
        word_file = folder / "preview.docx"
        write_document(document, word_file, library.attachment, look=kept_look(workspace))
        tick()
        pages = PdfPages(pdf_data(word_file, tick))
    places: dict[str, Place] = {}
    for bookmark, address in contents_places(document).items():
        if place := pages.place_of(bookmark):
            places.setdefault(address, place)
    return Preview(document, pages, places)
