"""Export a public copy as a web page: composed, written beside the target, read again and compared."""

from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import Progress, compose_document, refuse_differences
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.looks import kept_look, page_look
from nec_desktop.actions.order import Order
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Document
from nec_desktop.library.library import Library
from nec_desktop.translation import tr

ENDINGS = (".html", ".htm")


def is_web_page(target: Path) -> bool:
    """Say whether a file of this name is a web page."""
    return target.suffix.lower() in ENDINGS


def export_web_page(
    workspace: Workspace, library: Library, order: Order, progress: Progress = lambda _words: None
) -> str:
    """Write the public copy that is ordered as a web page; return what was written, in words.

    Raises RefusedError, and leaves the target as it was, where something stands in the way. A review copy is refused:
    what comes back from reviewers is found by marks that only a Word file has.
    """
    if not is_web_page(order.target):
        name = order.target.name or order.target
        raise RefusedError(tr("“{0}” is not a web page’s file name. Give one that ends in .html.").format(name))
    if not order.profile.public:
        raise RefusedError(
            tr(
                "A review copy is a Word file: comments and changes in a web page could not be read "
                "back. Give a name that ends in .docx, or make the public copy."
            )
        )
    today = workspace.today
    progress(tr("Gathering the plan"))
    document, what = compose_document(workspace, order.plan, order.profile, order.document_id, today)
    put_page(workspace, library, document, order.target, progress)
    return what


def put_page(workspace: Workspace, library: Library, document: Document, target: Path, progress: Progress) -> None:
    """Write a document as a web page in the force's look, compare it, and put it in its place."""
    from nec_desktop.web.verify import verify_page  # noqa: PLC0415 - no window needs it before somebody asks for a page
    from nec_desktop.web.writer import write_page  # noqa: PLC0415

    kept = kept_look(workspace)
    look = page_look(kept) if kept else None
    with written_beside(target) as partial:
        progress(tr("Writing the web page"))
        write_page(document, partial, library.attachment, look)
        progress(tr("Comparing the page with what it was made from"))
        refuse_differences(verify_page(document, partial, library.attachment, look), tr("web page"))
        progress(tr("Putting the page in place"))
