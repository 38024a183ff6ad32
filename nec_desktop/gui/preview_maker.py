"""Makes the preview anew a while after each change, beside the window: one at a time, and the latest wins."""

from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from nec_desktop.actions.errors import ObstructedError, RefusedError
from nec_desktop.document.profile import CopyProfile
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens

if TYPE_CHECKING:
    from nec_desktop.actions.preview import Preview
    from nec_desktop.library.library import Library


_REST = 0.5
"""The least time without a change before a new preview, as a share of the time that the last one took."""


@dataclass(frozen=True)
class Wanted:
    """What to show: a document of the plan (empty for the plan itself), which copy, and as pages or flowing."""

    document_id: str = ""
    profile: CopyProfile = field(default_factory=CopyProfile)
    paged: bool = True


@dataclass(frozen=True)
class Made:
    """A preview, and its blocks as flowing text where there are no pages."""

    preview: "Preview"
    flowing: QTextDocument | None


class PreviewMaker(QObject):
    """`made` carries a Made; `refused` the error that says why there is none; `working` whether one is being made."""

    made = Signal(object)
    refused = Signal(object)
    working = Signal(bool)
    PAUSE = 2500
    """Milliseconds after the last change until a new preview is begun."""

    def __init__(self, session: PlanSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = Wanted()
        self._stop: Event | None = None
        self._again = False
        self._timer = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._timer.timeout.connect(self._begin)
        self._begun = 0.0
        session.changed.connect(self._follow)
        session.look_changed.connect(self._timer.start)

    def _follow(self, _addresses: object) -> None:
        self._timer.start()

    def show(self, wanted: Wanted) -> None:
        """Make a preview of something else, now; what is being made is given up."""
        self._wanted = wanted
        self.stop()
        self._begin()

    def stop(self) -> None:
        """Give up what is being made. LibreOffice is ended."""
        self._timer.stop()
        self._again = False
        if self._stop:
            self._stop.set()
            self._stop = None
            self.working.emit(False)

    def _begin(self) -> None:
        if self._stop:  # what is shown may be a change behind, but somebody who goes on writing sees something
            self._again = True
            return
        stop = self._stop = Event()
        session, wanted = self._session, self._wanted
        plan = session.plan.copy()  # as it stands now, whatever is typed meanwhile
        colours, thread = tokens(), self.thread()
        self._begun = monotonic()
        self.working.emit(True)

        def tick() -> None:
            if stop.is_set():
                raise RefusedError("Stopped.")

        def work(library: "Library") -> Made | ObstructedError:
            from nec_desktop.actions.preview import make_preview  # noqa: PLC0415 - in this thread, not the window's
            from nec_desktop.gui.flowing import flowing_document  # noqa: PLC0415

            tick()
            about, document = (session.jobs.workspace, library, plan, wanted.profile), wanted.document_id
            try:
                preview = make_preview(*about, document, paged=wanted.paged, tick=tick)
            except ObstructedError as error:
                return error
            flowing = None
            if preview.pages is None:
                flowing = flowing_document(preview.document, library.attachment, colours, tick)
                flowing.moveToThread(thread)
            return Made(preview, flowing)

        def done(made: Made | ObstructedError) -> None:
            if stop is self._stop:
                self._end()
                (self.made if isinstance(made, Made) else self.refused).emit(made)
            elif isinstance(made, Made) and made.preview.pages:
                made.preview.pages.close()

        def failed(sentence: str) -> None:
            if stop is self._stop:
                self._end()
                self.refused.emit(RefusedError(sentence))

        session.jobs.look(work, while_alive(self, done), while_alive(self, failed))

    def _end(self) -> None:
        self._stop = None
        # What takes long is made seldom, so that a plan of thousands of records does not keep the computer busy.
        self._timer.setInterval(max(self.PAUSE, round((monotonic() - self._begun) * 1000 * _REST)))
        self.working.emit(False)
        if self._again:
            self._again = False
            self._timer.start()
