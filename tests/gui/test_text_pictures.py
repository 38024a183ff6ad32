"""Pictures in a text: seen as they are, and never waited for."""

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import keep_picture
from nec_desktop.gui import text_pictures
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_dialogs import PictureDialog
from nec_desktop.gui.rich_formats import PICTURE
from nec_desktop.gui.text_pictures import TextPictures, decoded
from nec_desktop.plan.richtext import Picture, RichText
from tests.gui.written import Written, dialog_of


@pytest.fixture
def keep(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Callable[[str, tuple[int, int]], str]:
    """Keep a green picture of a size in the library, and return its hash."""

    def kept(name: str, size: tuple[int, int]) -> str:
        Image.new("RGB", size, (0, 128, 0)).save(tmp_path / name)
        found: list[str] = []
        jobs.run(lambda library: keep_picture(library, tmp_path / name).hash, found.append, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return kept


@pytest.mark.parametrize("name", ["hall.jpg", "hall.png"])
def test_a_large_picture_is_shown_small_and_read_beside_the_window(
    keep: Callable[[str, tuple[int, int]], str],
    write: Callable[..., Written],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    read_in: list[bool] = []

    def watched(data: bytes, room: QSize) -> QImage:
        read_in.append(current_thread() is main_thread())
        return decoded(data, room)

    monkeypatch.setattr(text_pictures, "decoded", watched)
    identifier = keep(name, (2000, 1000))
    w = write(RichText((Picture(identifier, "The hall"),)))
    w.bot.waitUntil(lambda: w.edit.document().size().height() > 200)  # the picture, not its empty frame
    assert read_in == [False]
    shown = w.edit.findChild(TextPictures)
    assert isinstance(shown, TextPictures)
    image = shown.image(PICTURE + identifier)
    assert (image.width(), image.height()) == (420, 210)
    assert abs(image.pixelColor(200, 100).green() - 128) < 3


def test_a_small_picture_keeps_its_size(
    keep: Callable[[str, tuple[int, int]], str], write: Callable[..., Written]
) -> None:
    identifier = keep("small.png", (300, 180))
    w = write(RichText((Picture(identifier, "A sign"),)))
    shown = w.edit.findChild(TextPictures)
    assert isinstance(shown, TextPictures)
    w.bot.waitUntil(lambda: shown.image(PICTURE + identifier).width() == 300)
    assert shown.image(PICTURE + identifier).height() == 180


def test_a_high_picture_is_as_high_as_its_room_and_keeps_its_shape(tmp_path: Path) -> None:
    high = tmp_path / "high.png"
    Image.new("RGB", (100, 400), "green").save(high)
    image = decoded(high.read_bytes(), QSize(320, 200))
    assert (image.width(), image.height()) == (50, 200)


def test_what_cannot_be_read_as_a_picture_is_none() -> None:
    assert decoded(b"no picture", QSize(420, 420)).isNull()
    assert decoded(b"", QSize(420, 420)).isNull()


def test_a_picture_from_the_clipboard_is_written_to_no_file_while_the_window_waits(
    write: Callable[..., Written], jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    goes_on = Event()
    w = write()
    jobs.run(lambda _: goes_on.wait(), lambda _: None, lambda _: None)
    data, image = QMimeData(), QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    data.setImageData(image)
    w.edit.insertFromMimeData(data)
    assert w.editor.note.text() == "Reading the picture …"
    assert not list(tmp_path.rglob("pasted.png"))
    goes_on.set()
    dialog = dialog_of(w, PictureDialog)
    assert w.editor.note.text() == ""
    dialog.alt_line.setText("A green field")
    dialog.accept_button.click()
    (picture,) = [block for block in w.text.blocks if isinstance(block, Picture)]
    assert picture.alt == "A green field"
    kept = jobs.ask(lambda library: library.attachment(picture.hash))
    assert Image.open(BytesIO(kept)).size == (300, 100)
    assert not list(tmp_path.rglob("pasted.png")), "nothing is left behind"
