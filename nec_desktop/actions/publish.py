"""Publish a plan: its public copy is made, what was published is frozen, and the plan says so."""

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import Progress, compose_document, export_plan
from nec_desktop.actions.file_names import refuse_no_word_name
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.libreoffice import Tick
from nec_desktop.actions.order import Order
from nec_desktop.actions.pdf import scratch_folder
from nec_desktop.actions.sending import Writing
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.sent import Sent, sent_of
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import PUBLISHED, Change, Plan
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr


class Published(NamedTuple):
    """What was published, in words, and the changes by which the plan says so; they are saved already."""

    what: str
    changes: tuple[Change, ...]


def publish_plan(
    workspace: Workspace,
    library: Library,
    order: Order,
    writing: Writing,
    progress: Progress = lambda _words: None,
    tick: Tick = lambda: None,
) -> Published:
    """Write the public copy of a plan, keep what was published, and set the plan's stage and date.

    `library` is only read; what is kept and set goes through `writing`. The file takes its place last: where the plan
    cannot say that it is published, there is no file that does. Raises RefusedError or LibraryError, and leaves plan
    and target as they were, where something stands in the way.
    """
    today = workspace.today
    plan, profile = order.plan, replace(order.profile, copy="public")
    changes = _changes(plan, today)
    published = plan.copy()
    published.apply(changes)
    refuse_no_word_name(order.target)
    with scratch_folder() as folder:
        made = folder / "published.docx"
        whole = replace(order, plan=published, target=made, profile=profile, document_id="")
        export_plan(workspace, library, whole, progress, tick)
        document, what = compose_document(workspace, published, profile, "", today)
        progress(tr("Keeping what is published"))
        _put_in_place(made, order.target, writing, _Keeping(plan, published, changes, today, sent_of(document)))
    return Published(what, changes)


class _Keeping(NamedTuple):
    """What is kept in the library, and what the plan was before."""

    before: Plan
    published: Plan
    changes: tuple[Change, ...]
    today: date
    sent: Sent

    def keep(self, library: Library) -> str:
        """Keep a snapshot, and let the plan say that it is published; return the snapshot's id."""
        name = tr("Published {0}").format(date_words(self.today))
        plan_id, values = self.published.id, self.published.values
        entry = library.add_snapshot(plan_id, values, "published", name=name, copy="public", sent=self.sent)
        try:
            library.save(plan_id, self.changes)
        except LibraryError:
            library.remove_snapshot(entry.id)
            raise
        return entry.id

    def take_back(self, library: Library, snapshot: str) -> str:
        """Let everything be as it was before `keep`."""
        library.save(
            self.before.id, [Change(change.address, self.before.get(change.address)) for change in self.changes]
        )
        library.remove_snapshot(snapshot)
        return snapshot


def _put_in_place(made: Path, target: Path, writing: Writing, keeping: _Keeping) -> None:
    kept = ""
    try:
        with written_beside(target) as partial:
            shutil.copyfile(made, partial)
            kept = writing(keeping.keep)
    except BaseException:
        if kept:  # the file could not take its place after all
            with suppress(LibraryError):
                writing(lambda library: keeping.take_back(library, kept))
        raise


def _changes(plan: Plan, today: date) -> tuple[Change, ...]:
    stage = plan.field_at("cover/stage")
    if stage is None or PUBLISHED not in plan.choices(stage):
        raise RefusedError(
            tr(
                "The outline of this plan has no stage “{0}”, so the plan cannot say that it is "
                "published. Export the public copy, or add the stage to the outline."
            ).format(PUBLISHED)
        )
    dated = (Change("cover/published", today),) if plan.field_at("cover/published") else ()
    return (Change("cover/stage", PUBLISHED), *dated)
