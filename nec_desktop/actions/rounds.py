"""Send a review copy as a round: the copy is made, then the plan records who has it and until when."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import Progress, document_name, exported
from nec_desktop.actions.libreoffice import Tick
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import save
from nec_desktop.actions.sending import Writing
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.review_copy import Identity
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.review_registers import STAGES
from nec_desktop.plan.words import list_words
from nec_desktop.review.rounds import STAGE_OF_PLAN, Asked, record_round, stage_after
from nec_desktop.translation import tr


class SentForReview(NamedTuple):
    """What was written, in words, and which snapshot it is; `document` as an order has it, with its quarter."""

    what: str
    identity: Identity
    file: Path
    document: str


def send_copy(
    workspace: Workspace,
    library: Library,
    order: Order,
    asked: Asked,
    progress: Progress = lambda _words: None,
    tick: Tick = lambda: None,
    writing: Writing | None = None,
) -> SentForReview:
    """Write the review copy that a round sends. `round_edit` then records the round in the plan.

    Raises RefusedError, and leaves everything as it was, where something stands in the way.
    """
    if order.profile.public:
        raise RefusedError(tr("A round sends a review copy. Choose that, or make the public copy without a round."))
    if asked.stage not in STAGES:
        raise RefusedError(
            tr("“{0}” is no stage of a review. Choose {1}.").format(asked.stage, list_words(list(STAGES), tr("or")))
        )
    today = workspace.today
    if asked.due and asked.due < today:
        raise RefusedError(tr("The day by which it is to come back has passed already. Choose a later one."))
    document = document_name(order.plan, order.document_id, today)
    whom = STAGES[asked.stage] if asked.stage in STAGE_OF_PLAN else ""
    profile = replace(order.profile, reviewers=whom, due=asked.due)
    sent = replace(order, plan=_as_sent(order.plan, asked, document), profile=profile)
    with exported(workspace, library, sent, progress, tick, writing) as made:
        assert made.identity, "each review copy has one"
        return SentForReview(made.what, made.identity, order.target, document)


def _as_sent(plan: Plan, asked: Asked, document: str) -> Plan:
    """Return the plan with the stage that it has once it is sent: a reviewer is to read that one."""
    stage = stage_after(plan, asked.stage, document)
    return plan.with_values({**plan.values, "cover/stage": stage}) if stage else plan.copy()


def send_for_review(
    workspace: Workspace, library: Library, order: Order, asked: Asked, progress: Progress = lambda _words: None
) -> SentForReview:
    """Write the review copy that a round sends, then record the round in the plan; raises as `send_copy` does."""
    sent = send_copy(workspace, library, order, asked, progress)
    save(library, order.plan, round_edit(workspace, order.plan, asked, sent))
    return sent


def round_edit(workspace: Workspace, plan: Plan, asked: Asked, sent: SentForReview) -> Edit:
    """Return the edit by which the plan records the round, and moves its stage on."""
    return record_round(
        plan,
        asked,
        snapshot=sent.identity.snapshot_id,
        number=sent.identity.number,
        file=sent.file.name,
        sent=workspace.today,
        document=sent.document,
        by=workspace.writer,
    )
