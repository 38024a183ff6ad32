"""Files that people returned from Word and other programs are no copies of ours: they are taken in all the same."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from nec_desktop.actions.take_in import take_in
from nec_desktop.review.reading import Block, Paragraph, Table
from nec_desktop.review.returned import encode_return
from nec_desktop.word.returned import read_returned
from tests.review.sent_copy import SentCopy, send_small_plan
from tests.review.taking_in import taken_in

FOLDER = Path(os.environ.get("NEC_CORPUS", "")) / "data" / "reviewed-docx"
FILES = pytest.mark.parametrize("file", sorted(FOLDER.glob("*.docx")), ids=lambda file: file.name[:30])


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    """The small plan's review copy, of which none of the files is one."""
    return send_small_plan(tmp_path_factory.mktemp("sent"))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs, those in tables too."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
        else:
            yield block


@FILES
def test_what_it_is_a_copy_of_is_asked(sent: SentCopy, tmp_path: Path, file: Path) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        (found,) = take_in(workspace, library, sent.plan_id, [file])
        assert found.refused
        assert [each.number for each in found.choices] == [1]
        assert library.returns(sent.plan_id) == []


@FILES
def test_a_copy_that_has_next_to_nothing_of_what_was_sent_is_asked_about_once_more(
    sent: SentCopy, tmp_path: Path, file: Path
) -> None:
    workspace = sent.workspace(tmp_path / "data")
    with workspace.write("a test") as library:
        (found,) = take_in(workspace, library, sent.plan_id, [file], snapshot=1)
        assert found.unlike
        assert library.returns(sent.plan_id) == []


@FILES
def test_every_word_and_comment_is_told_where_a_person_says_what_it_is_a_copy_of(
    sent: SentCopy, tmp_path: Path, file: Path
) -> None:
    found = taken_in(sent, file, tmp_path, snapshot=1, even_unlike=True)
    told = encode_return(found).decode()
    reading = read_returned(file)
    for comment in reading.comments:
        for word in comment.text.split():
            assert _told(word, told), (word, comment)
    blocks = [*reading.blocks, *(block for story in reading.stories for block in story.blocks)]
    for paragraph in paragraphs(blocks):
        for piece in paragraph.pieces:
            if (piece.inserted or piece.deleted) and not paragraph.contents:
                for word in piece.text.split():
                    assert _told(word, told), (word, piece)


def _told(word: str, told: str) -> bool:
    return word.replace("\ufffc", "[picture]").replace("\\", "\\\\").replace('"', '\\"') in told
