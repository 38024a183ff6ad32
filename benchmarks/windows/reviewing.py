"""Open the review desk on what came back: python -m benchmarks.windows.reviewing FOLDER PLAN.

The program is started by its own entry point; prints, as JSON, how many things are listed, and what opening the desk,
each step of scrolling and each decision took until it was painted, and for how long the window did not live while all
was accepted, all was answered, and both were undone, in seconds.
"""

import json
import os
import sys
from collections.abc import Iterator
from functools import partial

import nec_desktop.gui  # noqa: F401 - before PySide6, as in app.py

# isort: split
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from benchmarks.windows.leaving import before_exec
from benchmarks.windows.writing import Heart, Painted, rest, to_the_end, until
from nec_desktop.__main__ import main
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk

ROUNDS, STEPS, DECISIONS = 5, 40, 10


def measure(window: QMainWindow) -> None:
    """Measure everything, print it and end the process."""
    assert isinstance(window, MainWindow)
    until(lambda: window.desk is not None and window.desk.reviews.returns)
    desk = window.desk
    assert desk is not None
    opening, painted = [], Painted(desk.pages)
    for _ in range(ROUNDS):
        desk.show_home()
        rest(0.5)
        desk.reviews.read()
        until(lambda: desk.reviews.returns)
        opening.append(painted.seconds_of(desk.show_review))
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    listed = sum(bool(row.id) for row in review.inbox.shown.rows)
    bar, list_painted = review.inbox.verticalScrollBar(), Painted(review.inbox.viewport())
    step = max(1, bar.maximum() // STEPS)
    scrolling = [list_painted.seconds_of(partial(bar.setValue, place)) for place in range(step, bar.maximum(), step)]
    decisions = []
    for _ in range(DECISIONS):
        rest(0.5)
        decisions.append(list_painted.seconds_of(partial(QTest.keyClick, review.inbox, Qt.Key.Key_N)))
    many = [*at_once(window, review, "suggestions that are listed"), *at_once(window, review, ": noted")]
    told = {"listed": listed, "opening": opening, "scrolling": scrolling, "deciding": decisions, "many": many}
    print(json.dumps(told), flush=True)
    os._exit(0)


def at_once(window: MainWindow, review: ReviewDesk, words: str) -> Iterator[float]:
    """Choose what is called so for all that is listed, then undo it; yield the longest stall of each."""
    menu = review.many_button.menu()
    assert menu

    def choose() -> None:
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if words in each.text()).trigger()

    for do in (choose, window.undoing.undo):
        rest(0.5)
        before, heart = len(review.inbox.shown.rows), Heart()
        heart.start()
        do()
        until(partial(_differs, review, before))
        rest(2)  # what follows counts too
        heart.stop()
        yield heart.own


def _differs(review: ReviewDesk, before: int) -> bool:
    return len(review.inbox.shown.rows) != before


if __name__ == "__main__":
    before_exec(lambda window: QTimer.singleShot(0, partial(to_the_end, partial(measure, window))))
    sys.exit(main(["--data-dir", sys.argv[1], "--plan", sys.argv[2]]))
