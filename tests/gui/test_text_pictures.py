"""Pictures in a text: seen as they are, and never waited for."""

from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import keep_picture
from nec_desktop.gui import text_pictures
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_formats import PICTURE
from nec_desktop.gui.text_pictures import TextPictures, decoded
from nec_desktop.plan.richtext import Picture, RichText
from tests.gui.written import Written


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
