"""What the program says when it cannot start, and when it has made a mistake."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.crash import LOG, CrashNet
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow


@pytest.fixture
def net(qapp: QApplication, tmp_path: Path) -> Iterator[CrashNet]:
    """A net that is installed while the test runs."""
    hooks = sys.excepthook, threading.excepthook
    installed = CrashNet(tmp_path)
    installed.install()
    yield installed
    sys.excepthook, threading.excepthook = hooks
    for box in _boxes():
        box.close()
    qapp.processEvents()


def _boxes() -> list[QMessageBox]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


@pytest.mark.usefixtures("net")
@pytest.mark.parametrize("thread", [False, True])
def test_a_fault_of_ours_is_logged_and_told(qtbot: QtBot, tmp_path: Path, thread: bool) -> None:
    def fail() -> None:
        raise ZeroDivisionError("by hand")

    if thread:
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
    else:
        try:
            fail()
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(_boxes()))
    (box,) = _boxes()
    assert "ZeroDivisionError: by hand" in box.text()
    assert str(tmp_path / LOG) in box.informativeText()
    assert "in fail" in (tmp_path / LOG).read_text(encoding="utf-8")


@pytest.mark.usefixtures("net")
def test_many_faults_open_one_box(qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(5):
        sys.excepthook(ValueError, ValueError(f"fault {number}"), None)
    qtbot.waitUntil(lambda: "fault 4" in (tmp_path / LOG).read_text(encoding="utf-8"))
    QApplication.processEvents()
    assert len(_boxes()) == 1


def test_a_library_that_another_window_has_is_named_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace(tmp_path).write("another program"):
        jobs = Jobs(Workspace(tmp_path))
        told: list[str] = []
        jobs.when_open(lambda _library: told.append("open"), told.append)
        qtbot.waitUntil(lambda: bool(told))
        jobs.close()
    assert "another program" in told[0]


def test_the_window_of_a_damaged_library_says_so_and_leaves_it(tmp_path: Path) -> None:
    """The whole program: it shows what can be done, and ends with 1 where the person does none of it."""
    (tmp_path / "library.db").write_bytes(b"not a database at all" * 400)
    before = (tmp_path / "library.db").read_bytes()
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "import nec_desktop.app as app\n"
        "def press():\n"
        "    pages = [widget for widget in QApplication.allWidgets() if type(widget).__name__ == 'RestorePage']\n"
        "    shown = [page for page in pages if page.isVisible() and 'is damaged' in page.notice.text()]\n"
        "    shown[0].back_button.click() if shown else QTimer.singleShot(100, press)\n"
        "original = app.apply_theme\n"
        "def begin(application):\n"
        "    original(application); QTimer.singleShot(100, press)\n"
        "app.apply_theme = begin\n"
        f"sys.exit(app.run_window(Path({str(tmp_path)!r}), example=False, plan=''))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert "damaged" in done.stderr
    assert (tmp_path / "library.db").read_bytes() == before


def test_the_window_remembers_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    for wanted in (None, 1111):
        jobs = Jobs(Workspace(tmp_path))
        window = MainWindow(jobs)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.isVisible)
        if wanted is None:
            window.resize(1111, 700)
        else:
            assert window.width() == wanted
        window.close()
        jobs.close()


def test_a_window_closed_while_the_library_opens_leaves_quietly(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs(Workspace(tmp_path))
    window = MainWindow(jobs)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    window.close()
    jobs.close()
    with qtbot.captureExceptions() as exceptions:
        QApplication.processEvents()
    assert exceptions == []


LEAN = """
import linecache, sys
from pathlib import Path
import nec_desktop.app
import nec_desktop.gui.desk
from PySide6.QtWidgets import QApplication, QWidget
from nec_desktop.gui.forms import load_form
application = QApplication([])
host = QWidget()
load_form(host, "tour")
print([name for name in linecache.cache if "nec_desktop" in name])
print(sorted({"PIL", "nh3", "docx", "lxml"} & sys.modules.keys()))
maps = Path("/proc/self/maps")
print("libQt6Quick" in (maps.read_text() if maps.exists() else ""))
"""


def test_a_plan_is_written_without_our_source_qt_quick_and_what_is_for_pictures_in_memory() -> None:
    done = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["[]", "[]", "False"]


STARTED = """
import argparse, gc, sys
from nec_desktop.__main__ import _parser
import nec_desktop.app
from PySide6 import QtWidgets
parser = _parser()
parser.parse_args([])
print(*sorted(name for name in sys.modules if name.startswith("nec_desktop")))
print(*sorted(sys.modules))
print(*sorted(name for name, kept in vars(QtWidgets).items() if isinstance(kept, type)))
print(sum(isinstance(found, argparse.ArgumentParser) for found in gc.get_objects()))
"""


def test_the_first_window_waits_for_nothing_that_only_an_open_plan_needs() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, encoding="utf-8", check=True)
    ours, modules, widgets, parsers = done.stdout.splitlines()
    late = ("nec_desktop.plan.plan", "nec_desktop.document", "nec_desktop.word", "nec_desktop.language")
    assert not [name for name in ours.split() if name.startswith((*late, "nec_desktop.gui.given_files"))]
    # OpenSSL, by way of secrets; classes made by running text; the network, for a second window; the database.
    not_yet = {"secrets", "hashlib", "dataclasses", "platform", "msgspec", "peewee", "filelock", "PySide6.QtNetwork"}
    assert not not_yet & set(modules.split())
    assert "QMainWindow" in widgets and not {"QMessageBox", "QFileDialog", "QDockWidget"} & set(widgets.split())
    assert int(parsers) <= 2, "what each of thirty commands takes is put together for the command that is run"


LISTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import nec_desktop.app as app
from nec_desktop.gui.start_page import StartPage
original = StartPage._show
def show(self, *found):
    original(self, *found)
    print(*sorted(sys.modules), flush=True)
    QTimer.singleShot(0, self.window().close)
StartPage._show = show
sys.exit(app.run_window(Path(sys.argv[1]), example=False, plan=""))
"""


def test_the_plans_are_listed_before_the_library_is_looked_through_and_a_second_window_is_listened_to(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", LISTED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60)
    modules = set(done.stdout.split())
    assert "nec_desktop.actions.plan_list" in modules
    assert not {"PySide6.QtNetwork", "nec_desktop.actions.recovery", "nec_desktop.actions.backups"} & modules
