"""A force's look in a file and in a document that has it."""

from pathlib import Path

import docx
from docx.styles.style import ParagraphStyle

from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_reader import read_look
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.sample import make_document, picture


def exported(tmp_path: Path, look: ForceLook | None, *, large_print: bool = False) -> Path:
    path = tmp_path / "plan.docx"
    document = make_document(large_print=large_print)
    write_document(document, path, picture, look=look)
    assert verify_document(document, path, picture, look) == []
    return path


def broken(source: Path, **changes: object) -> ForceLook:
    """Return the look of the source with its body text or Heading 1 changed."""
    document = docx.Document(str(source))
    style = document.styles[str(changes.pop("style", "Normal"))]
    assert isinstance(style, ParagraphStyle)
    for name, value in changes.items():
        setattr(style.paragraph_format if name == "alignment" else style.font, name, value)
    document.save(str(source))
    return read_look(source)
