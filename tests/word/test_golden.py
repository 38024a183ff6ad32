"""The body of a small document, kept as text: whatever changes in it is seen line by line."""

import difflib
import os
from pathlib import Path

import pytest
from lxml import etree

from nec_desktop.document.blocks import Block, Contents, Figure, Heading
from nec_desktop.word.writer import write_document
from tests.word.sample import CHART_HASH, EVENTS, items, make_document, paragraph, part, picture

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["document", "footer1", "numbering"])
def test_parts_are_as_they_were(name: str, tmp_path: Path) -> None:
    blocks: tuple[Block, ...] = (
        Contents(),
        Heading(1, "Profile", "1", "profile", "Part 1"),
        paragraph("Who lives here.", "asked"),
        paragraph("Three towns & <many> villages."),
        *items("first", "second", kind="number"),
        *items("nested", level=1),
        Figure(CHART_HASH, "A chart", "Residents"),
        EVENTS,
    )
    path = tmp_path / "golden.docx"
    write_document(make_document(*blocks), path, picture)
    now = readable(part(path, f"word/{name}.xml"))
    kept = GOLDEN / f"{name}.xml"
    if os.environ.get("NEC_GOLDEN") == "keep":
        kept.write_text(now, encoding="utf-8")
    before = kept.read_text(encoding="utf-8")
    changes = "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=2))
    assert not changes, f"If this is meant, run with NEC_GOLDEN=keep and look at the change:\n{changes}"


def readable(xml: str) -> str:
    """Return XML with an element a line."""
    tree = etree.fromstring(xml.encode(), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, pretty_print=True, encoding="unicode")
