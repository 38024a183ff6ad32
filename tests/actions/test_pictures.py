"""Pictures that people add: what is not a picture, what is too large, how it is turned, and what its camera wrote."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from PIL import Image

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import keep_picture, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import set_from_text
from nec_desktop.library.library import Library
from nec_desktop.plan.pictures import LARGEST_FILE, LARGEST_SIDE, prepared
from nec_desktop.plan.values import Picture
from tests.small_plan import refusal

ORIENTATION, GPS_DATA, MAKE, ARTIST = 0x0112, 0x8825, 0x010F, 0x013B
UPRIGHT = (300, 200)
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""Orientation in EXIF -> how a camera turned what it saw before it wrote it."""


def scene() -> Image.Image:
    """Return a picture whose top left corner is red and whose top right corner is blue."""
    picture = Image.new("RGB", UPRIGHT, "white")
    picture.paste("red", (0, 0, 100, 100))
    picture.paste("blue", (200, 0, 300, 100))
    return picture


def photograph(orientation: int = 1) -> bytes:
    """Return a JPEG file as a camera writes it, with the place where it was taken."""
    turn = TURNS[orientation]
    picture = scene() if turn is None else scene().transpose(turn)
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE], exif[ARTIST] = orientation, "CameraMaker", "A. Person"
    exif[GPS_DATA] = {1: "N", 2: (50.0, 47.0, 12.0), 3: "W", 4: (1.0, 59.0, 20.0)}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=95, exif=exif, comment=b"taken at home")
    return buffer.getvalue()


def encoded(picture: Image.Image, form: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form)
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """Return the beginning of a PNG file that claims that many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def kept(library: Library, folder: Path, data: bytes, name: str = "photo.jpg") -> tuple[bytes, Image.Image]:
    """Add a picture file and return what the library keeps of it."""
    (folder / name).write_bytes(data)
    picture = keep_picture(library, folder / name)
    stored = library.attachment(picture.hash)
    return stored, Image.open(io.BytesIO(stored))


@pytest.mark.parametrize("orientation", TURNS)
def test_a_photograph_is_turned_as_its_camera_meant_it(library: Library, tmp_path: Path, orientation: int) -> None:
    _, picture = kept(library, tmp_path, photograph(orientation))
    assert picture.size == UPRIGHT and picture.format == "JPEG"
    left, right = picture.getpixel((40, 40)), picture.getpixel((260, 40))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[0] > 200 and left[2] < 60, "red is at the top left"
    assert right[2] > 200 and right[0] < 60, "blue is at the top right"


def test_what_the_camera_wrote_is_not_kept(library: Library, tmp_path: Path) -> None:
    given = photograph(6)
    for mark in (b"CameraMaker", b"A. Person", b"taken at home", b"Exif"):
        assert mark in given
    stored, picture = kept(library, tmp_path, given)
    assert not picture.getexif() and "exif" not in picture.info and "comment" not in picture.info
    for mark in (b"CameraMaker", b"A. Person", b"taken at home", b"Exif", b"GPS"):
        assert mark not in stored


@pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP"])
def test_other_kinds_of_file_lose_their_place_too(library: Library, tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[ARTIST] = "A. Person"
    buffer = io.BytesIO()
    scene().save(buffer, form, exif=exif)
    stored, picture = kept(library, tmp_path, buffer.getvalue(), f"photo.{form.lower()}")
    assert picture.format == "PNG" and not picture.getexif() and b"A. Person" not in stored


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Sir or Madam",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"MZ\x90\x00" + bytes(200),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + bytes(50),
        b"GIF89a" + bytes(20),
        encoded(scene(), "PNG")[:200],
        photograph()[: len(photograph()) // 2],
        encoded(scene(), "BMP")[:40],
    ],
    ids=["text", "PDF", "SVG", "program", "PNG's head", "JPEG's head", "GIF's head", "cut PNG", "cut JPEG", "cut BMP"],
)
def test_what_is_no_picture_is_refused(library: Library, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(data)
    said = refusal(RefusedError, lambda: keep_picture(library, file))
    assert said == "photo.jpg is not a picture that this program can read. Use a JPEG or PNG file."


def test_an_empty_file_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    said = refusal(RefusedError, lambda: keep_picture(library, tmp_path / "photo.jpg"))
    assert said == "photo.jpg is empty. Choose another file."


def test_a_file_that_is_not_there_and_a_folder_are_refused(library: Library, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.jpg", tmp_path):
        said = refusal(RefusedError, lambda path=path: keep_picture(library, path))  # type: ignore[misc]
        assert "could not be read" in said and "Choose another file" in said


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (2**31 - 1, 1), (400_000, 400_000), (1, 2**31 - 1)])
def test_a_picture_of_huge_pixels_is_refused_before_it_takes_the_memory(
    library: Library, tmp_path: Path, width: int, height: int
) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(png_of(width, height))
    said = refusal(RefusedError, lambda: keep_picture(library, file))
    assert said.startswith("map.png has ") and "pixels" in said and "Save it smaller" in said


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, 200_000_000_000], ids=["a little", "more than there is memory"])
def test_a_file_of_too_many_bytes_is_refused_before_it_is_read(library: Library, tmp_path: Path, size: int) -> None:
    file = tmp_path / "map.tif"
    with file.open("wb") as picture:
        picture.truncate(size)  # a file of holes: it takes no room
    said = refusal(RefusedError, lambda: keep_picture(library, file))
    assert said == "map.tif is larger than 60 MB. Save the picture smaller and try again."


def test_a_large_picture_is_made_smaller_in_its_own_shape(library: Library, tmp_path: Path) -> None:
    _, picture = kept(library, tmp_path, encoded(Image.new("RGB", (6000, 1500), "teal"), "PNG"), "wide.png")
    assert picture.size == (LARGEST_SIDE, LARGEST_SIDE // 4)


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "GIF"),
        ("1", "PNG"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("I;16", "PNG"),
        ("RGB", "BMP"),
    ],
)
def test_pictures_of_every_common_kind_are_kept(library: Library, tmp_path: Path, mode: str, form: str) -> None:
    _, picture = kept(library, tmp_path, encoded(Image.new(mode, (40, 30)), form), f"picture.{form.lower()}")
    assert picture.size == (40, 30) and picture.format in ("PNG", "JPEG")
    picture.load()
    if mode in ("RGBA", "LA"):
        pixel = picture.getpixel((0, 0))
        assert isinstance(pixel, tuple) and pixel[3] == 0, "what is transparent stays so"


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_a_moving_picture_the_first_one_is_kept(library: Library, tmp_path: Path, form: str) -> None:
    buffer = io.BytesIO()
    later = [Image.new("RGB", UPRIGHT, colour) for colour in ("green", "black")]
    scene().save(buffer, form, save_all=True, append_images=later, **({"lossless": True} if form == "WEBP" else {}))
    stored, picture = kept(library, tmp_path, buffer.getvalue(), f"moving.{form.lower()}")
    assert getattr(picture, "n_frames", 1) == 1 and b"acTL" not in stored
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 0, 0), "as the first one has it"


@pytest.mark.long
def test_a_picture_of_a_hundred_megapixels_is_made_smaller(library: Library, tmp_path: Path) -> None:
    _, picture = kept(library, tmp_path, encoded(Image.new("1", (12_500, 8000)), "PNG"), "map.png")
    assert picture.size == (LARGEST_SIDE, LARGEST_SIDE * 8000 // 12_500)


def test_the_same_picture_is_kept_once(library: Library, tmp_path: Path) -> None:
    (tmp_path / "one.jpg").write_bytes(photograph())
    (tmp_path / "two.jpg").write_bytes(photograph())
    first, second = (keep_picture(library, tmp_path / name, "words") for name in ("one.jpg", "two.jpg"))
    assert first.hash == second.hash and (first.name, second.name) == ("one.jpg", "two.jpg")


def test_a_picture_is_set_from_the_command_line_with_its_words(
    workspace: Workspace, library: Library, plan_id: str, tmp_path: Path
) -> None:
    (tmp_path / "map.jpg").write_bytes(photograph(8))
    plan = open_plan(workspace, library, plan_id).plan
    set_from_text(library, plan, "profile/map", f"@{tmp_path / 'map.jpg'}", "A map\x00 of\nthe area")
    picture = open_plan(workspace, library, plan_id).plan.get("profile/map")
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == ("map.jpg", "A map of the area")
    said = refusal(RefusedError, lambda: set_from_text(library, plan, "profile/map", f"@{__file__}"))
    assert "is not a picture" in said
    assert plan.get("profile/map") == picture


def test_a_photograph_is_written_to_a_file_since_memory_would_keep_the_window_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    into: list[int] = []

    def watched(picture: Image.Image, target: BinaryIO, *args: Any, **more: Any) -> None:
        into.append(target.fileno())
        save(picture, target, *args, **more)

    save = Image.Image.save
    data = photograph()
    monkeypatch.setattr(Image.Image, "save", watched)
    assert prepared(data, "hall.jpg")[1] == "image/jpeg"
    assert len(into) == 1
