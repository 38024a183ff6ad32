"""Take in returned files one after the other, with a question where a file does not tell, and say what came of each."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QProgressBar, QPushButton, QWidget

from nec_desktop.actions.take_in import TakenIn, take_in
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.taken_in import snapshot_words, taken_html
from nec_desktop.library.library import Library
from nec_desktop.review.rounds import rounds_of


class TakeIn(QDialog):
    """`review` asks for the review desk."""

    said_note: QLabel
    progress: QProgressBar
    question_area: QWidget
    question_label: QLabel
    choice: QComboBox
    report: Guide
    stop_button: QPushButton
    skip_button: QPushButton
    answer_button: QPushButton
    close_button: QPushButton
    review_button: QPushButton
    review = Signal()

    def __init__(self, reviews: Reviews, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "take_in", Guide)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reviews, self._session = reviews, reviews.session
        self._stop = Event()
        self._waiting: deque[TakenIn] = deque()
        self._taken: list[TakenIn] = []
        self.answer_button.setObjectName("primary")
        self.review_button.setObjectName("primary")
        room = parent.window().size()
        self.resize(min(720, room.width() - 40), min(480, room.height() - 60))
        self.stop_button.clicked.connect(self._stop.set)
        self.skip_button.clicked.connect(self._skip)
        self.answer_button.clicked.connect(self._answer)
        self.close_button.clicked.connect(self.accept)
        self.review_button.clicked.connect(self._to_desk)
        self._show(self.close_button)

    # -- reading

    def take(self, files: Sequence[Path], snapshot: int = 0, *, even_unlike: bool = False) -> None:
        """Take in files, as copies of the snapshot of that number where the person has said it, and once more of files
        that have next to nothing of it.
        """
        session, stop = self._session, self._stop
        self._show(self.said_note, self.progress, self.stop_button)
        self.stop_button.setFocus()
        stopped = self.tr("Stopped before this file was read. Nothing of it was kept.")
        say = while_alive(self, self.said_note.setText)

        def work(library: Library) -> list[TakenIn]:
            taken: list[TakenIn] = []
            for file in files:
                if stop.is_set():
                    taken.append(TakenIn(file, stopped))
                    continue
                taken += take_in(
                    session.jobs.workspace,
                    library,
                    session.plan.id,
                    [file],
                    snapshot=snapshot,
                    even_unlike=even_unlike,
                    progress=lambda words: session.jobs.tell(say, f"{words} …"),
                    writing=session.jobs.ask,
                )
            return taken

        reviews, sort, failed = self._reviews, while_alive(self, self._sort), while_alive(self, self._fail)

        def show(taken: list[TakenIn]) -> None:
            if any(one.entry and not one.again for one in taken):
                reviews.read()

        def done(taken: list[TakenIn]) -> None:
            while_alive(reviews, show)(taken)  # whether or not this dialog is still there
            sort(taken)

        session.jobs.run_apart(work, done, failed)

    def _sort(self, taken: list[TakenIn]) -> None:
        """Keep what is settled, and line up what is to be asked."""
        for one in taken:
            asked = bool(one.choices) or (one.entry is not None and not one.certain)
            (self._waiting if asked else self._taken).append(one)
        self._go_on()

    def _fail(self, sentence: str) -> None:
        self.said_note.setText(sentence)
        self._show(self.said_note, self.close_button)

    # -- asking

    def _go_on(self) -> None:
        if not self._waiting:
            self._tell()
            return
        one, plan = self._waiting[0], self._session.plan
        self.said_note.setText(one.refused)
        if one.unlike:
            words = self.tr("Is “{0}” a copy of this version all the same?").format(one.file.name)
            yes = self.tr("Yes, take it in as a copy of {0}")
            choice = one.choices[0]
            self._ask(words, [(yes.format(snapshot_words(plan, choice)), choice.number)], written=False)
            self.skip_button.setFocus()
        elif one.choices:
            words = self.tr("Of which version is “{0}” a copy?").format(one.file.name)
            choices = [(snapshot_words(plan, choice), choice.number) for choice in reversed(one.choices)]
            self._ask(words, choices, written=False)
        else:
            self.said_note.setText(self.tr("The file does not tell for certain."))
            expected = (name for each in rounds_of(plan) for name in each.reviewers)
            names = dict.fromkeys((one.reviewer, *expected))
            words = self.tr("Whose copy is “{0}”?").format(one.file.name)
            self._ask(words, [(name, 0) for name in names], written=True)

    def _ask(self, words: str, choices: Sequence[tuple[str, int]], *, written: bool) -> None:
        """Ask by a box; written: another answer can be written in it."""
        self.question_label.setText(words)
        self.choice.setAccessibleName(words)
        self.choice.clear()
        self.choice.setEditable(written)
        if line := self.choice.lineEdit():
            line.setAccessibleName(words)
        for choice, number in choices:
            self.choice.addItem(choice, number)
        buttons = (self.answer_button,) if written else (self.skip_button, self.answer_button)
        self._show(self.said_note, self.question_area, *buttons)
        self.choice.setFocus()

    def _answer(self) -> None:
        one, answer = self._waiting.popleft(), self.choice.currentText().strip()
        if one.choices:
            self.take([one.file], int(self.choice.currentData()), even_unlike=one.unlike)
            return
        self._taken.append(one._replace(reviewer=answer or one.reviewer))
        if one.entry and answer and answer != one.reviewer:
            identifier, reviews = one.entry.id, self._reviews
            self._session.jobs.run(
                lambda library: library.set_reviewer(identifier, answer),
                while_alive(self._reviews, lambda _done: reviews.read()),
                while_alive(self, self._fail),
            )
        self._go_on()

    def _skip(self) -> None:
        self._taken.append(self._waiting.popleft())
        self._go_on()

    # -- telling

    def _tell(self) -> None:
        """Say what came of every file."""
        self.report.show_html("".join(map(taken_html, self._taken)))
        new = any(one.entry and not one.again for one in self._taken)
        self._show(self.report, self.close_button, *((self.review_button,) if new else ()))
        (self.review_button if new else self.close_button).setFocus()

    def reject(self) -> None:
        """Close, and stop what is being read; what was taken in by then stays."""
        self._stop.set()
        super().reject()

    def _to_desk(self) -> None:
        self.accept()
        self.review.emit()

    def _show(self, *shown: QWidget) -> None:
        every = (self.said_note, self.progress, self.question_area, self.report, self.stop_button, self.skip_button)
        for widget in (*every, self.answer_button, self.close_button, self.review_button):
            widget.setVisible(widget in shown)
