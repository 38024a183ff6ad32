"""Make “You said, we did” for a round: composed, written beside the target, compared, then moved into place."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from nec_desktop.actions.errors import ObstructedError, RefusedError
from nec_desktop.actions.export import Progress, refuse_differences
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.libreoffice import Tick, find_libreoffice, not_installed
from nec_desktop.actions.looks import kept_look
from nec_desktop.actions.order import Order
from nec_desktop.actions.pdf import save_as_pdf, scratch_folder
from nec_desktop.actions.web_page import is_web_page, put_page
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Block, Document, Heading, Paragraph, plain
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile, Obstacle, marking_of
from nec_desktop.language import privacy
from nec_desktop.language.findings import Remark
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import SENSITIVE, Plan
from nec_desktop.plan.review_registers import ANSWERS
from nec_desktop.plan.words import count_words, list_words
from nec_desktop.review.answers_blocks import TITLE, YouSaid
from nec_desktop.review.grades import RECOMMENDATIONS
from nec_desktop.review.rounds import Round, answered_round, rounds_of
from nec_desktop.translation import tr

BAND, PUBLIC_BAND = "Answers to reviewers", "What you told us, and what we did"
"""What the head of the document says that it is: to officers and panels, and to anybody."""


def export_answers(
    workspace: Workspace,
    library: Library,
    order: Order,
    progress: Progress = lambda _words: None,
    tick: Tick = lambda: None,
) -> str:
    """Write what we answered in the round that is ordered, else in the last one; say in words what.

    It is a Word file, a PDF or a web page, as the target's name ends; a web page is a public copy. Raises RefusedError,
    and leaves the target as it was, where something stands in the way.
    """
    target, round_id = order.target, answered_round(order.document_id) or ""
    as_page = is_web_page(target)
    _refuse_other_name(target)
    if as_page and not order.profile.public:
        raise RefusedError(
            tr(
                "A web page is for anybody, and this copy names the reviewers. Make the public copy, "
                "or give a name that ends in .docx."
            )
        )
    progress(tr("Gathering what was said and answered"))
    document, what = answers_document(workspace, library, order.plan, order.profile, round_id)
    if as_page:
        put_page(workspace, library, document, target, progress)
    else:
        _put_file(workspace, library, document, target, progress, tick)
    return what


def _refuse_other_name(target: Path) -> None:
    ending = target.suffix.lower()
    if ending not in (".docx", ".pdf") and not is_web_page(target):
        raise RefusedError(
            tr("“{0}” is the name of no Word file, PDF or web page. Give one that ends in .docx.").format(
                target.name or target
            )
        )
    if ending == ".pdf" and find_libreoffice() is None:
        raise RefusedError(
            tr("A PDF is made by LibreOffice. {0} Word makes one too, by “Save as”.").format(not_installed())
        )


def _put_file(
    workspace: Workspace, library: Library, document: Document, target: Path, progress: Progress, tick: Tick
) -> None:
    from nec_desktop.word.verify import verify_document  # noqa: PLC0415 - as in actions/export.py
    from nec_desktop.word.writer import write_document  # noqa: PLC0415

    look = kept_look(workspace)
    with scratch_folder() as folder:
        made = folder / "answers.docx"
        progress(tr("Writing the Word file"))
        write_document(document, made, library.attachment, look=look)
        progress(tr("Comparing the file with the answers"))
        refuse_differences(verify_document(document, made, library.attachment, look), tr("Word file"))
        tick()
        if target.suffix.lower() == ".pdf":
            progress(tr("Making the PDF with LibreOffice"))
            save_as_pdf(made, target, tick)
        else:
            with written_beside(target) as partial:
                partial.write_bytes(made.read_bytes())


def answers_document(
    workspace: Workspace, library: Library, plan: Plan, profile: CopyProfile, round_id: str = ""
) -> tuple[Document, str]:
    """Return “You said, we did” of a round and what it is, in words; raises RefusedError where it cannot be made."""
    found = find_round(plan, round_id)
    said = you_said(library, plan, found, profile)
    if profile.public:
        _refuse_nothing_done(said)
        _refuse_what_is_not_public(plan, said)
    composer = Composer(plan, profile, workspace.today, workspace.acronyms)
    lines = TITLE, found.title
    blocks = (*said.blocks(), *_recommendations(composer))
    title, band = f"{TITLE}: {plan.area}, {found.title}", PUBLIC_BAND if profile.public else BAND
    document = composer.short_document(title, lines, blocks, marking_of(plan, said.pages), band)
    left = tr(", {0} not yet answered").format(said.open) if said.open else ""
    copy = tr("Public copy of ") if profile.public else ""
    return document, tr("{0}“{1}” of {2} ({3}{4})").format(
        copy, TITLE, found.title, count_words(len(said.items), tr("item"), tr("items")), left
    )


def you_said(library: Library, plan: Plan, found: Round, profile: CopyProfile) -> YouSaid:
    """Return what came back in a round."""
    returns = [kept for kept in library.returns(plan.id) if kept.snapshot.id == found.snapshot]
    return YouSaid(plan, found, returns, profile)


def find_round(plan: Plan, round_id: str) -> Round:
    """Return the round of that id, the last one for an empty id; raises RefusedError where there is none."""
    rounds = rounds_of(plan)
    if not rounds:
        raise RefusedError(
            tr("Nothing was sent for review yet, so there is nothing to answer. Send a review copy first.")
        )
    if not round_id:
        return rounds[-1]
    wanted = next((found for found in rounds if found.id == round_id), None)
    if wanted is None:
        known = list_words([f"{found.id} ({found.title})" for found in rounds])
        raise RefusedError(tr("This plan has no round “{0}”. It has: {1}.").format(round_id, known))
    return wanted


def _recommendations(composer: Composer) -> Iterator[Block]:
    """Yield the recommendations that are followed up, where the outline has a register of them."""
    plan, profile = composer.plan, composer.profile
    register = plan.outline.find_register(RECOMMENDATIONS)
    if register is None:
        return
    ids = [rid for rid in plan.record_ids(register.id) if profile.shows_record(plan, register.id, rid)]
    columns = [column for column in register.column if not (profile.public and column.internal)]
    yield Heading(1, "Recommendations")
    if ids:
        yield from composer.registers.shown(register, ids, columns, "Recommendations and what we did")
    else:
        yield Paragraph(plain("There are no recommendations to follow up."), "note")


def _refuse_nothing_done(said: YouSaid) -> None:
    """Raise RefusedError where a copy for anybody would tell of nothing that we did."""
    if said.is_begun:
        return
    if not said.items:
        if said.tells_grades:
            return
        raise RefusedError(
            tr(
                "“{0}” cannot be made for the public yet: nothing has come back in “{1}” that is "
                "about a part of the plan that is published. Take in what comes back first, or make "
                "the copy that is not public."
            ).format(TITLE, said.round.title)
        )
    told = count_words(len(said.items), tr("comment or suggestion has"), tr("comments and suggestions have"))
    raise RefusedError(
        tr(
            "“{0}” cannot be made for the public yet: {1} come back in “{2}”, and none is "
            "answered. Answer them on the review desk first, or make the copy that is not public."
        ).format(TITLE, told, said.round.title)
    )


def _personal() -> dict[str, Callable[[str], Iterable[Remark]]]:
    """Return what a text that anybody may read must not hold, and what finds it."""
    return {
        tr("a mobile number"): privacy.phone_numbers,
        tr("an e-mail address"): privacy.email_addresses,
        tr("a National Insurance number"): privacy.national_insurance_numbers,
        tr("a case number"): privacy.case_numbers,
        tr("a registration mark"): privacy.vehicle_registrations,
        tr("a postcode"): privacy.postcodes,
        tr("a person’s name"): privacy.named_people,
        tr("a date of birth"): privacy.birth_dates,
    }


def _refuse_what_is_not_public(plan: Plan, said: YouSaid) -> None:
    """Raise ObstructedError where the plan is sensitive as a whole, or a text tells who somebody is."""
    faults = []
    if plan.text("cover/marking") == SENSITIVE:
        faults.append(Obstacle("cover/marking", tr("The plan as a whole is marked OFFICIAL-SENSITIVE.")))
    for item, section, text in said.texts():
        for name, find in _personal().items():
            for remark in find(text):
                faults.append(
                    Obstacle(join(ANSWERS, item), tr("{0}: “{1}” looks like {2}.").format(section, remark.words, name))
                )
    if faults:
        raise ObstructedError(
            tr(
                "A public copy of the answers cannot be made yet, since it would be read by anybody. "
                "What reviewers wrote stays as they wrote it, so make the copy that is not public, "
                "or change the reply"
            ),
            dict.fromkeys(faults),
        )
