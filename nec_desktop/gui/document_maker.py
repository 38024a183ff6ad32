"""Makes a document in the background, says how far it is, and can be stopped."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from nec_desktop.actions.answers import export_answers
from nec_desktop.actions.errors import ObstructedError, RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.pdf import save_as_pdf
from nec_desktop.actions.publish import publish_plan
from nec_desktop.actions.rounds import round_edit, send_copy
from nec_desktop.actions.web_page import export_web_page
from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import waiting
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.words import date_words
from nec_desktop.review.rounds import Asked, answered_round, rounds_of, stage_after


@dataclass(frozen=True)
class Wanted:
    """What to make. asked: a round is sent with it; as_page: a web page, and no Word file."""

    order: Order
    as_page: bool = False
    as_pdf: bool = False
    publishes: bool = False
    asked: Asked | None = None


class DocumentMaker(QObject):
    """`said` tells what is being done; `made` what has been, and `failed` why not, in words.

    `obstructed` carries the error that knows what stands in the way.
    """

    said = Signal(str)
    made = Signal(str)
    failed = Signal(str)
    obstructed = Signal(object)
    _ended = Signal()

    def __init__(self, session: PlanSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = Event()
        self._is_making = False

    def stop(self) -> None:
        """Stop what is being made; there is no file then."""
        self._stop.set()

    def may_leave(self, parent: QWidget) -> bool:
        """Ask before the plan is put away in the midst; True where nothing is being made, or not any more.

        What is stopped is waited for: it may be made all the same by then, and the plan must say that it went out.
        """
        if not self._is_making:
            return True
        what, why = self.tr("A document is still being made."), self.tr("If you stop it, there will be no document.")
        if not ask_to_leave(parent, what, why, self.tr("Stay"), self.tr("Stop it and leave")):
            return False
        self.stop()
        loop = QEventLoop()
        self._ended.connect(loop.quit)
        with waiting():
            while self._is_making:
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return True

    def make(self, wanted: Wanted) -> None:
        """Write a document in the background. Where it is stopped or fails, the target is as it was."""
        session = self._session
        # What is exported is the plan as it stands now, whatever is typed meanwhile.
        order = replace(wanted.order, plan=session.plan.copy())
        self._stop.clear()
        self._is_making = True

        def work(library: Library) -> tuple[str, Edit | None, str] | ObstructedError:
            try:
                return self._work(library, order, wanted)
            except ObstructedError as error:
                return error

        def done(result: tuple[str, Edit | None, str] | ObstructedError) -> None:
            self._end()
            if isinstance(result, ObstructedError):
                self.obstructed.emit(result)
                return
            what, edit, beside = result
            said = self.tr("{0}: made and compared with the plan. It is {1}").format(what, order.target)
            told = self._told(wanted) if edit else ""  # before the edit, which moves the stage on
            if edit:
                session.apply(edit)
            self.made.emit("\n".join(filter(None, (said, told, beside))))

        def failed(sentence: str) -> None:
            self._end()
            self.failed.emit(sentence)

        session.jobs.run_apart(work, done, failed)

    def _end(self) -> None:
        self._is_making = False
        self._ended.emit()

    def _work(self, library: Library, order: Order, wanted: Wanted) -> tuple[str, Edit | None, str]:
        """Return what was made, the edit by which the plan says so, and what was made beside it."""
        workspace, ask = self._session.jobs.workspace, self._session.jobs.ask
        about, watch = (workspace, library, order), (self._progress, self._tick)
        edit = None
        if answered_round(order.document_id) is not None:
            what = export_answers(*about, *watch)
        elif wanted.as_page:
            what = export_web_page(*about, self._progress)
        elif wanted.publishes:
            what, changes = publish_plan(*about, ask, *watch)
            edit = Edit(self.tr("Publish"), changes)
        elif wanted.asked:
            sent = send_copy(*about, wanted.asked, *watch, ask)
            what, edit = sent.what, round_edit(workspace, order.plan, wanted.asked, sent)
        else:
            what = export_plan(*about, *watch, ask)
        return what, edit, self._also_pdf(order.target) if wanted.as_pdf else ""

    def _told(self, wanted: Wanted) -> str:
        """Say what the plan records of what was made."""
        if wanted.asked is None:
            return self.tr("The plan’s stage is now Published, and what went out is kept.")
        plan = self._session.plan
        due = wanted.asked.due
        until = self.tr(", to come back by {0}").format(date_words(due)) if due else ""
        noted = self.tr(
            "This is review copy {0}. The round is noted on the plan’s home{1}. Now send the file to the reviewers."
        ).format(len(rounds_of(plan)) + 1, until)
        moved, field = stage_after(plan, wanted.asked.stage, wanted.order.document_id), plan.field_at("cover/stage")
        if not moved or field is None:
            return noted
        return self.tr("{0} The plan’s stage is now “{1}”.").format(noted, plan.choices(field)[moved])

    def _tick(self) -> None:
        if self._stop.is_set():
            raise RefusedError(self.tr("Stopped. No document was made."))

    def _progress(self, words: str) -> None:
        self.said.emit(f"{words} …")
        self._tick()

    def _also_pdf(self, made: Path) -> str:
        """Make a PDF beside the Word file that was made, and say so, or why there is none: the Word file is kept."""
        target = made.with_suffix(".pdf")
        try:
            self._progress(self.tr("Making the PDF"))
            save_as_pdf(made, target, self._tick)
        except RefusedError as error:
            stopped = self._stop.is_set()
            why = self.tr("It was stopped.") if stopped else str(error)
            return self.tr("The PDF was not made. {0}").format(why)
        return self.tr("The PDF is beside it: {0}").format(target.name)
