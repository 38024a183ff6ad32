"""Write in NEC Desktop by a script and print what that took: python -m benchmarks.windows.writing FOLDER SECONDS.

The program is started by its own entry point on the example plan; what is measured is told in README.md. Prints JSON.
"""

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QTextEdit, QWidget

from benchmarks.windows.leaving import before_exec
from nec_desktop.__main__ import main
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.text_area import TextArea
from nec_desktop.plan.richtext import Paragraph, RichText, runs_text

PLACE = "profile/description"
WORDS = 5000
SENTENCE = "The team meets residents at the library on the first Tuesday of each month and writes down what they say. "
BEAT = 2
"""Milliseconds between two beats of the window's heart."""
COUNTED = 60_000
"""Numbers that are counted in about the time of a key in a bare editor."""
BESIDE = 60
"""Seconds of typing for which as much is typed in the bare editor."""
ROUNDS = 5
"""How often each page is shown: of three, two can fall into moments in which the whole machine was slow."""


class Painted(QObject):
    """Knows when a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._loop = QEventLoop()
        self._start = self._taken = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the event through; the timer fires when it has been handled."""
        if event.type() == QEvent.Type.Paint and not self._taken:
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        self._taken = self._taken or time.perf_counter() - self._start
        self._loop.quit()

    def seconds_of(self, work: Callable[[], object]) -> float:
        """Do `work`, wait until the widget is painted, and return how long that took."""
        self._taken, self._start = 0.0, time.perf_counter()
        work()
        self._loop.exec()  # other threads run meanwhile, as they would not in processEvents
        return self._taken


class Heart(QTimer):
    """Beats while the window's thread is free; `longest` is the longest it was not, in seconds.

    own: the longest without the time for which this thread was ready, and other programs had all processors.
    """

    def __init__(self) -> None:
        super().__init__(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self.longest = self.own = 0.0
        self._last, self._waited = time.perf_counter(), _waited()
        self.timeout.connect(self._beat)

    def _beat(self) -> None:
        now, waited = time.perf_counter(), _waited()
        late = now - self._last - BEAT / 1000
        self.longest, self.own = max(self.longest, late), max(self.own, late - (waited - self._waited))
        self._last, self._waited = now, waited


def _waited() -> float:
    """Return for how many seconds in all the kernel has let this thread wait for a processor."""
    return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9


def until(reached: Callable[[], object]) -> None:
    """Let the window live until something has come about."""
    end = time.monotonic() + 60
    while not reached():
        if time.monotonic() > end:
            print("what was waited for did not come about", file=sys.stderr, flush=True)
            os._exit(1)
        rest(0.01)


def rest(seconds: float) -> None:
    """Let the window live for a while. What is to be deleted would wait for an outer loop, which there is none of."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def long_text(desk: Desk) -> RichText:
    """Return a text of WORDS words: the example's own paragraphs, over and over."""
    written = [content for content in desk.session.plan.values.values() if isinstance(content, RichText)]
    paragraphs = cycle([block for text in written for block in text.blocks if isinstance(block, Paragraph)])
    blocks: list[Paragraph] = []
    words = 0
    while words < WORDS:
        blocks.append(next(paragraphs))
        words += len(runs_text(blocks[-1].runs).split())
    return RichText(tuple(blocks))


def bare_editor(beside: TextArea) -> QTextEdit:
    """Return a QTextEdit of the same size with the same words, in a window of its own."""
    bare = QTextEdit()
    bare.setPlainText(beside.toPlainText())
    bare.resize(beside.size())
    bare.show()
    return bare


def to_middle(edit: QTextEdit) -> None:
    """Put the keyboard at the end of the paragraph in the middle."""
    block = edit.document().findBlockByNumber(edit.document().blockCount() // 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    edit.setTextCursor(cursor)
    edit.activateWindow()
    edit.setFocus()
    until(edit.hasFocus)
    rest(1.5)  # what follows a change has been done by then


def write(edit: QTextEdit, pauses: Iterator[float]) -> list[float]:
    """Type a sentence, and return what each key took until it was painted."""
    painted, taken = Painted(edit.viewport()), []
    for letter in SENTENCE:
        taken.append(painted.seconds_of(partial(QTest.keyClick, edit, letter)))
        rest(next(pauses))
    edit.viewport().removeEventFilter(painted)
    return taken


def as_people_type() -> Iterator[float]:
    """Yield the seconds between keys: some quick, some slow, and now and then a pause in which checks begin."""
    chance = random.Random(5)
    while True:
        yield chance.choice((0.06, 0.08, 0.1, 0.12, 0.16)) if chance.random() < 0.95 else 0.7


def counting(times: int) -> list[float]:
    """Count, and do nothing else, at the pace at which people type; return what each time took."""
    pauses, taken = as_people_type(), []
    for _ in range(times):
        start = time.perf_counter()
        for _number in range(COUNTED):
            pass
        taken.append(time.perf_counter() - start)
        time.sleep(next(pauses))
    return taken


def typing(desk: Desk, seconds: float) -> dict[str, object]:
    """Type in the section's page until `seconds` have gone by there, and in turn, for the first minute, in the bare
    editor, at the same pace: what a key takes is another figure after a pause.
    """
    desk.go_to(PLACE)
    edit = next(edit for edit in desk.pages.currentWidget().findChildren(TextArea) if edit.isVisible())
    bare, pauses = bare_editor(edit), as_people_type()
    ours: list[float] = []
    theirs: list[float] = []
    longest, written = 0.0, 0.0
    while written < seconds:
        to_middle(edit)
        heart, start = Heart(), time.monotonic()
        heart.start()
        ours += write(edit, pauses)
        rest(1.5)  # the checks after the last key count too
        heart.stop()
        longest, written = max(longest, heart.longest), written + time.monotonic() - start
        if written < BESIDE:
            to_middle(bare)
            theirs += write(bare, pauses)
    bare.close()
    return {"ours": ours, "bare": theirs, "longest": longest, "written": written}


def switching(desk: Desk) -> dict[str, list[float]]:
    """Show each page in turn, several times over, and return by title what that took until it was painted."""
    painted = Painted(desk.pages)
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for address, page in desk.session.plan.every_page().items():
            taken.setdefault(f"{page.title} ({address})", []).append(painted.seconds_of(partial(desk.go_to, address)))
            rest(0.3)
    return taken


def checking(desk: Desk) -> list[float]:
    """Check the whole plan, each time after a change, and show what was found."""
    taken = []
    for number in range(11):
        desk.session.put("cover/approver", f"Superintendent {number}")
        start = time.perf_counter()
        desk.session.check()
        taken.append(time.perf_counter() - start)
        rest(0.7)
    return taken


def measure(window: QMainWindow, seconds: float) -> None:
    """Measure everything, print it and end the process."""
    assert isinstance(window, MainWindow)
    until(lambda: window.desk is not None)
    desk = window.desk
    assert desk is not None
    print(json.dumps({"sections": switching(desk)}), flush=True)
    print(json.dumps({"checks": checking(desk)}), flush=True)
    desk.go_to("cover")
    desk.session.put(PLACE, long_text(desk))
    print(json.dumps({"typing": typing(desk, seconds)}), flush=True)
    print(json.dumps({"counting": counting(300)}), flush=True)
    os._exit(0)


def to_the_end(measuring: Callable[[], None]) -> None:
    """Measure, and end the process whatever happens: the program would tell a mistake in a window, and go on."""
    try:
        measuring()
    finally:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    how_long = float(sys.argv[2])
    before_exec(lambda window: QTimer.singleShot(0, partial(to_the_end, partial(measure, window, how_long))))
    sys.exit(main(["--data-dir", sys.argv[1], "--example"]))
