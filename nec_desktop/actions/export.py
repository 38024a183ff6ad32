"""Export a plan to Word: composed, written beside the target, reopened and compared, then moved into place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nec_desktop.actions.errors import ObstructedError, RefusedError
from nec_desktop.actions.file_names import refuse_no_word_name
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.libreoffice import Tick, find_libreoffice, not_installed
from nec_desktop.actions.looks import kept_look
from nec_desktop.actions.order import Order
from nec_desktop.actions.pdf import counted_pages, save_as_pdf, scratch_folder
from nec_desktop.actions.sending import Sending, Writing
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Document
from nec_desktop.document.compare import Difference
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile, public_obstacles
from nec_desktop.document.review_copy import Identity
from nec_desktop.document.sent import Sent, sent_of
from nec_desktop.library.library import Library
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.quarters import Quarter
from nec_desktop.plan.words import count_words
from nec_desktop.review.rounds import rounds_of
from nec_desktop.translation import tr

Progress = Callable[[str], None]
"""Is told in words what is being done. It may raise to stop the export: the target is then as it was."""


class Exported(NamedTuple):
    """What was written, in words, and of a review copy which snapshot it is."""

    what: str
    identity: Identity | None


def export_plan(
    workspace: Workspace,
    library: Library,
    order: Order,
    progress: Progress = lambda _words: None,
    tick: Tick = lambda: None,
    writing: Writing | None = None,
) -> str:
    """Write what is ordered as Word and return what was written, in words. `tick` may stop it as `progress` may.

    writing: a way to the library that is open for writing, where `library` is not: a review copy's snapshot is kept.
    Raises RefusedError, and leaves the target as it was, where something stands in the way.
    """
    with exported(workspace, library, order, progress, tick, writing) as made:
        return made.what


@contextmanager
def exported(
    workspace: Workspace, library: Library, order: Order, progress: Progress, tick: Tick, writing: Writing | None
) -> Iterator[Exported]:
    """Export as `export_plan` does. Where what is done with the file fails, nothing counts as sent."""
    # python-docx takes a tenth of a second to import, and a window that only shows a plan does not need it.
    from nec_desktop.word.verify import verify_document  # noqa: PLC0415
    from nec_desktop.word.writer import write_document  # noqa: PLC0415

    plan, target, profile = order.plan, order.target, order.profile
    refuse_no_word_name(target)
    today = workspace.today
    look = kept_look(workspace)
    progress(tr("Gathering the plan"))
    document, what = compose_document(workspace, plan, profile, order.document_id, today)
    sending = None
    if not profile.public:
        name = document_name(plan, order.document_id, today)
        sending = Sending(plan, library.next_snapshot(plan.id), name, writing or (lambda work: work(library)))
        document, what = sending.marked(document), f"{what} ({sending.identity.code})"
        if rounds_of(plan) or library.returned_files(plan.id):  # else nothing is carried
            from nec_desktop.actions.carrying import with_carried  # noqa: PLC0415

            document = with_carried(library, plan, profile, document, name, today)
    sent = sent_of(document) if sending else Sent(())
    try:
        with written_beside(target) as partial:
            progress(tr("Writing the Word file"))
            write_document(document, partial, library.attachment, look=look)
            if order.exact_pages:
                progress(tr("Counting the pages with LibreOffice"))
                write_document(document, partial, library.attachment, counted_pages(document, partial, tick), look)
            progress(tr("Comparing the file with the plan"))
            refuse_differences(verify_document(document, partial, library.attachment, look, sent), tr("Word file"))
            progress(tr("Putting the file in place"))
            if sending:
                sending.keep(sent)
        yield Exported(what, sending.identity if sending else None)
    except BaseException:
        if sending:
            sending.take_back()
        raise


def export_pdf(
    workspace: Workspace,
    library: Library,
    order: Order,
    progress: Progress = lambda _words: None,
) -> str:
    """Write what is ordered as a tagged PDF, by way of the Word file, and return what was written, in words.

    Raises RefusedError, and leaves the target as it was, where something stands in the way.
    """
    target = order.target
    if target.suffix.lower() != ".pdf":
        raise RefusedError(
            tr("“{0}” is not a PDF file name. Give one that ends in .pdf.").format(target.name or target)
        )
    if find_libreoffice() is None:
        raise RefusedError(
            tr("A PDF is made by LibreOffice. {0} Word makes one too, by “Save as”.").format(not_installed())
        )
    with scratch_folder() as folder:
        profile = replace(order.profile, threads=False, changes=False)  # they are for who goes on working in Word
        in_word = replace(order, target=folder / "document.docx", profile=profile, exact_pages=True)
        with exported(workspace, library, in_word, progress, lambda: None, None) as made:
            progress(tr("Making the PDF with LibreOffice"))
            save_as_pdf(in_word.target, target)
            return made.what


def refuse_differences(differences: Sequence[Difference], file: str) -> None:
    """Raise RefusedError where a file that was read back (in words: what kind) differs from what it was made from."""
    if differences:
        listed = " ".join(f"{difference.section}: {difference.what}" for difference in differences[:5])
        raise RefusedError(
            tr(
                "The {0} did not come out as the plan has it, so it was not kept ({1} differences). "
                "{2} Please report this; the plan itself is safe."
            ).format(file, len(differences), listed)
        )


def compose_document(
    workspace: Workspace, plan: Plan, profile: CopyProfile, document_id: str, today: date
) -> tuple[Document, str]:
    """Return the document asked for and what it is, in words; raises RefusedError where it may not be made.

    Where something that is written stands in the way, that is an ObstructedError.
    """
    composer = Composer(plan, profile, today, workspace.acronyms)
    copy = tr("Public copy") if profile.public else tr("Review copy")
    if not document_id:
        _refuse_obstacles(workspace, plan, profile, plan.pages())
        made = composer.plan_document()
        return made, tr("{0} of {1}").format(copy, made.title)
    update, quarter = find_update(plan, document_id, today)
    _refuse_obstacles(workspace, plan, profile, plan.update_pages(update, quarter))
    return composer.update_document(update, quarter), tr("{0} of {1}, {2}").format(copy, update.title, quarter.title)


def document_name(plan: Plan, document_id: str, today: date) -> str:
    """Return a document's id with its quarter, empty for the plan itself: as a snapshot is told apart by."""
    if not document_id:
        return ""
    update, quarter = find_update(plan, document_id, today)
    return f"{update.id}/{quarter.id}"


def find_update(plan: Plan, document_id: str, today: date) -> tuple[Outline, Quarter]:
    """Return the second document and quarter that `document_id` names; raises RefusedError else.

    Without a quarter: the last one in which something is written, else the one of `today`, else the first.
    """
    name, _, wanted = document_id.partition("/")
    update = next((update for update in plan.updates if update.id == name), None)
    if update is None:
        known = ", ".join(update.id for update in plan.updates) or "none"
        raise RefusedError(tr("This plan has no document “{0}”. It has: {1}.").format(name, known))
    if wanted:
        found = next((quarter for quarter in plan.quarters if quarter.id == wanted), None)
        if found is None:
            known = ", ".join(quarter.id for quarter in plan.quarters) or tr("none, since no period is given")
            raise RefusedError(tr("The plan has no quarter “{0}”. It has: {1}.").format(wanted, known))
        return update, found
    if not plan.quarters:
        raise RefusedError(tr("The plan has no period yet, so it has no quarters. Fill in “Period covered” first."))
    written = [
        quarter
        for quarter in plan.quarters
        if any(address.startswith(f"{update.address}/{quarter.id}/") for address in plan.values)
    ]
    current = [quarter for quarter in plan.quarters if today in quarter]
    return update, (written[-1:] or current or [plan.quarters[0]])[0]


def _refuse_obstacles(workspace: Workspace, plan: Plan, profile: CopyProfile, pages: tuple[Page, ...]) -> None:
    if not profile.public:
        return
    from nec_desktop.actions.check import check_plan  # noqa: PLC0415 - a review copy is not checked

    obstacles = public_obstacles(plan, pages, check_plan(workspace, plan))
    if obstacles:
        things = count_words(len(obstacles), tr("thing stands"), tr("things stand"))
        raise ObstructedError(tr("A public copy cannot be made yet. {0} in the way").format(things), obstacles)
