"""LibreOffice leaves no heading alone at the foot of a page, where what is asked, a label or a table comes next."""

from dataclasses import replace
from pathlib import Path

from nec_desktop.document.blocks import Heading
from nec_desktop.document.visible import heading_text
from nec_desktop.word.writer import write_document
from tests.document.composed import document
from tests.small_plan import plan_from
from tests.word.libreoffice import lost_words, pages_of, to_pdf
from tests.word.sample import paragraph, picture

LINES = (8, 9, 10, 11, 16, 17, 18, 19, 24, 30)
"""So many lines before them bring headings of an empty plan to the foot of a page."""


def last_words(page: str) -> str:
    """Return the last line of a page above its footer, which is two lines."""
    lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    return lines[-3] if len(lines) > 3 else ""


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    whole = document(plan_from())
    parts = [n for n, block in enumerate(whole.blocks) if isinstance(block, Heading) and block.part]
    first, *rest = whole.blocks[parts[0] : parts[1]]
    headings = {" ".join(heading_text(block).split()) for block in (first, *rest) if isinstance(block, Heading)}
    paths = []
    for count in LINES:
        lines = [paragraph(f"Line {n}.") for n in range(count)]
        paths.append(tmp_path / f"{count} lines.docx")
        write_document(replace(whole, blocks=(first, *lines, *rest)), paths[-1], picture)
    for path, pdf in zip(paths, to_pdf(paths, tmp_path), strict=True):
        alone = [last_words(page) for page in pages_of(pdf) if last_words(page) in headings]
        assert not alone, path.stem
        assert not lost_words(path, pdf), path.stem
