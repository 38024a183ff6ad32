"""A library, an open plan and its session, as the window has them."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import Theme, apply_theme
from nec_desktop.library.library import Library
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content
from tests.gui import registers
from tests.gui.colleagues import Colleague
from tests.gui.reviewed import Said, keep_returns
from tests.gui.reviewing import Reviewed
from tests.gui.shown import Show, Shown
from tests.gui.windows import Open, desk_of, window_opener, with_plan
from tests.gui.written import EMPTY, Written
from tests.review.sent_copy import SentCopy, send_small_plan
from tests.small_plan import TODAY


@pytest.fixture(autouse=True)
def _collect_here() -> Iterator[None]:
    """Let Python collect what a test leaves behind in this thread: were it the library's, a timer of pytest-qt, thrown
    away there, would go on ringing here, and the process end.
    """
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


@pytest.fixture
def jobs(qapp: QApplication, workspace: Workspace) -> Iterator[Jobs]:
    """The library of an empty data folder, open for writing in its thread."""
    opened = Jobs(workspace)
    yield opened
    opened.wait()
    qapp.processEvents()  # what the library has handed back is delivered while those who asked for it are there
    opened.close()


@pytest.fixture
def session(qapp: QApplication, workspace: Workspace, library: Library, plan_id: str) -> Iterator[PlanSession]:
    """The small plan, open for writing."""
    plan = open_plan(workspace, library, plan_id).plan
    library.close()
    jobs = Jobs(workspace)
    yield PlanSession(plan, jobs)
    jobs.wait()
    qapp.processEvents()
    jobs.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The program's looks, while a test runs."""
    font, palette = qapp.font(), qapp.palette()
    applied = apply_theme(qapp, Qt.ColorScheme.Light)
    yield applied
    applied.setParent(None)
    # With none at all Qt would throw its style away, of which PySide may have kept the address: the next theme crashed.
    qapp.setStyleSheet("/* none */")
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def write(qtbot: QtBot, jobs: Jobs) -> Callable[..., Written]:
    """Put up an editor with a text in it."""
    return lambda text=EMPTY, **options: Written(qtbot, jobs, text, **options)


@pytest.fixture
def show(qtbot: QtBot, session: PlanSession) -> Show:
    """Put up an editor of a field with a content in it."""

    def shown(kind: Any, content: Content | None = None, **options: Any) -> Shown:
        return Shown(qtbot, session, Field(id="a-field", kind=kind, label="A field", **options), content)

    return shown


@pytest.fixture
def show_register(qtbot: QtBot, session: PlanSession) -> registers.Show:
    """Put up a register on a page, by its id."""
    return lambda register_id: registers.Shown(qtbot, session, register_id)


@pytest.fixture
def window(qtbot: QtBot, jobs: Jobs) -> Iterator[MainWindow]:
    """The window on an empty library."""
    opened = MainWindow(jobs)
    qtbot.addWidget(opened)
    opened.show()
    qtbot.waitUntil(opened.start.empty_note.isVisible, timeout=10000)
    yield opened
    opened.close()


@pytest.fixture
def example(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the finished example open."""
    window.show_example()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20000)
    return window


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open a window on the same data folder, as often as asked; each is closed before the next."""
    with window_opener(qtbot) as open_on:
        yield lambda: open_on(Workspace(tmp_path))


@pytest.fixture
def plan_window(qtbot: QtBot, workspace: Workspace, library: Library, plan_id: str) -> Iterator[MainWindow]:
    """A window on the small plan."""
    library.close()
    with window_opener(qtbot) as open_on:
        yield with_plan(qtbot, open_on(workspace), plan_id)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    """The small plan, sent for review; tests take files in in a folder of their own."""
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def sent_window(qtbot: QtBot, sent: SentCopy, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on the plan that was sent, before anything came back."""
    with window_opener(qtbot) as open_on:
        yield with_plan(qtbot, open_on(sent.workspace(tmp_path / "data")), sent.plan_id)


@pytest.fixture
def reviewed(qtbot: QtBot, workspace: Workspace, library: Library, plan_id: str) -> Iterator[Reviewed]:
    """Open a window on the small plan, to which reviewers have said something."""
    with window_opener(qtbot) as open_on:

        def make(**said: Said) -> MainWindow:
            if said:
                keep_returns(library, open_plan(workspace, library, plan_id).plan, TODAY, said)
            library.close()
            window = with_plan(qtbot, open_on(workspace), plan_id)
            desk = desk_of(qtbot, window)
            qtbot.waitUntil(lambda: len(desk.reviews.returns) == len(said))
            return window

        yield make


@pytest.fixture
def ann(tmp_path: Path) -> Colleague:
    """The colleague whose window it is."""
    return Colleague(tmp_path / "ann")


@pytest.fixture
def ben(tmp_path: Path) -> Colleague:
    """The colleague with whom plans go to and fro."""
    return Colleague(tmp_path / "ben")


@pytest.fixture
def ann_window(qtbot: QtBot, ann: Colleague) -> Iterator[Open]:
    """Open Ann's window."""
    with window_opener(qtbot) as open_on:
        yield lambda: open_on(ann.workspace)
