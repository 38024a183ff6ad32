"""A picture that was put in the place of one that was sent is noticed by its data, whatever its name."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec.structs import replace

from nec_desktop.review.reading import OBJECT, Block, Paragraph, Picture, Piece, Reading
from tests.review.readings import ANN, compared, reading_of, small_sent
from tests.review.sent_copy import SentCopy
from tests.review.taking_in import taken_in


def with_picture(change: Picture | None, **marks: object) -> Reading:
    """Return a file in which the plan's one picture is another, or has marks on it."""

    def of(block: Block) -> Block:
        if not isinstance(block, Paragraph) or not any(p.picture and p.picture.hash for p in block.pieces):
            return block
        (piece,) = block.pieces
        return replace(block, pieces=(replace(piece, picture=change or piece.picture, **marks),))

    reading = reading_of(small_sent())
    return replace(reading, blocks=tuple(map(of, reading.blocks)))


def name() -> str:
    """Return the name under which the picture was sent."""
    (block,) = (block for block in small_sent().blocks if block.kind == "figure")
    return f"nec:{block.id}"


def test_other_data_under_the_same_name_is_told_where_the_picture_is() -> None:
    (told,) = compared(with_picture(Picture(name(), "f" * 64, "Map"))).suggestions
    assert (told.kind, told.address, told.after, told.tracked) == (
        "picture",
        "profile/map",
        "[another picture, ffffffff]",
        False,
    )
    assert "other data than it was sent with" in told.note


def test_a_picture_without_data_or_one_that_was_struck_out_is_no_other_picture() -> None:
    assert compared(with_picture(Picture(name(), "", "Map"))).suggestions == ()
    struck = compared(with_picture(Picture(name(), "f" * 64), deleted=ANN))
    assert struck.suggestions == ()
    assert [(item.kind, item.before, item.after) for item in struck.outside] == [("picture", "[picture]", "")]


def test_what_a_file_has_in_the_place_of_a_picture_is_noticed(sent: SentCopy, tmp_path: Path) -> None:
    path, changed = tmp_path / "back.docx", 0
    with ZipFile(sent.file) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for entry in source.namelist():
            data = source.read(entry)
            if entry.startswith("word/media/"):
                data, changed = data[:-12] + b"\0\0\0\0tEXt" + data[-12:], changed + 1
            target.writestr(entry, data)
    assert changed == 1
    (told,) = taken_in(sent, path, tmp_path).suggestions
    assert (told.kind, told.address) == ("picture", "profile/map")


def test_a_picture_put_in_by_a_reviewer_is_no_replacement() -> None:
    piece = Piece(OBJECT, inserted=ANN, picture=Picture("new", "e" * 64))
    reading = reading_of(small_sent())
    more = replace(reading, blocks=(*reading.blocks, Paragraph((piece,))))
    assert all("another picture" not in item.after for item in compared(more).suggestions)
