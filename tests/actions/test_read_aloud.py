"""Our documents as tagged PDF: a screen reader meets nothing that it does not meet in a correct document.

LibreOffice 7.4 makes mistakes of its own in every tagged PDF. What they are is told by a document of a few lines that
uses the same means (a link, a tinted passage, a table over two pages, headings that come again), made by another
library. docs/accessibility.md lists them.
"""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.exported import LOOK, Exported
from tests.word.libreoffice import TAGGED, to_pdf
from tests.word.sample import elements, root, values

KINDS = ("review", "public small plan", "quarterly update", LOOK)
"""The review copy of the example has everything that the others have; each of its hundred pages takes its time."""


def correct_document(path: Path) -> None:
    """Write a document in which nothing is wrong, made without our writer."""
    document = docx.Document()
    document.core_properties.title = "A correct document"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    document.sections[0].top_margin = Pt(40)
    document.add_heading("A correct document", 1)
    document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    target = document.part.relate_to("https://www.example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.add_paragraph("Read more: ")._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/>'
            "</w:rPr><w:t>The example organisation</w:t></w:r></w:hyperlink>"
        )
    )
    bar = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="1F4E8C"/></w:pBdr>'
    for words in ("On a tinted ground, with a bar at the left.", "A second line of the same."):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        properties.append(parse_xml(bar))
        properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E6EEF8"/>'))
    table = document.add_table(60, 2)
    table.style = "Table Grid"
    for n, row in enumerate(table.rows):
        first, second = row.cells
        first.text = f"Event {n}" if n else "Event"
        second.text = "May" if n else "The day on which it was held, the place and who came to it"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for n in range(1, 5):
        document.add_heading(f"{n} What worked", 2).paragraph_format.page_break_before = True
        document.add_paragraph("The Tuesday surgery." if n % 2 else "Posters in the library.")
    document.save(str(path))


@pytest.fixture(scope="module")
def found(exported: dict[str, Exported], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What is found in each document and in the correct one: rule -> the first message of it."""
    folder = tmp_path_factory.mktemp("aloud")
    correct = folder / "correct.docx"
    correct_document(correct)
    pdfs = to_pdf([correct, *(exported[kind].path for kind in KINDS)], folder, TAGGED)
    report = folder / "report.json"
    listen = [sys.executable, "-m", "outloud.cli", *map(str, pdfs), "--json", str(report), "--fail-on", "never"]
    subprocess.run(listen, check=True, capture_output=True, timeout=300)
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert len(results) == len(KINDS) + 1 and all(result["stats"]["tagged"] for result in results)
    return {
        Path(result["path"]).stem: {
            finding["rule"]: f"{finding['message']} {finding.get('evidence')}"
            for finding in reversed(result["findings"])
        }
        for result in results
    }


def test_the_correct_document_shows_what_libreoffice_does_wrong(found: dict[str, dict[str, str]]) -> None:
    """Where this fails LibreOffice has learned something: docs/accessibility.md can be shorter."""
    assert set(found["correct"]) == {"LNK-004", "LNK-005", "PAG-001", "TAG-001", "TAG-002", "TBL-014"}


@pytest.mark.parametrize("kind", KINDS)
def test_our_documents_show_nothing_more(
    found: dict[str, dict[str, str]], exported: dict[str, Exported], kind: str
) -> None:
    beyond = {rule: words for rule, words in found[kind].items() if rule not in found["correct"]}
    charts = elements(root(exported[kind].path), "//w:drawing[.//*[local-name()='chart']]")
    if charts:  # LibreOffice does not hand the words for a chart on to the PDF; they are in the Word file
        assert all("".join(values(chart, ".//*[local-name()='docPr']/@descr")) for chart in charts)
        assert beyond.pop("FIG-001").startswith(f"{len(charts)} /Figure")
    assert beyond == {}
