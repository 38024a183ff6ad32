"""A PDF of a plan, and the pages that LibreOffice counts."""

import re
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_pdf, export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.pdf import save_as_pdf
from nec_desktop.actions.pdf_pages import PdfPages
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import SENSITIVE, Plan
from tests.libreoffice import needs_libreoffice, word_file
from tests.program import Program
from tests.small_plan import put, refusal
from tests.word.sample import part

EARLIER = b"the document of last week"


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that an earlier export made, alone in its folder."""
    path = tmp_path / "out" / "plan.pdf"
    path.parent.mkdir()
    path.write_bytes(EARLIER)
    return path


@needs_libreoffice
def test_the_command_line_makes_a_tagged_pdf_with_title_and_language(
    workspace: Workspace, library: Library, plan_id: str, target: Path
) -> None:
    library.close()
    done = Program(workspace.folder).run("export", plan_id, target, "--document", "quarterly-update")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines()[-1].endswith(
        f"written to {target}, made of a Word file that was compared with the plan."
    )
    assert list(target.parent.iterdir()) == [target]
    data = target.read_bytes()
    for told in (b"/Lang(en-GB)", b"/Marked true", b"<pdfuaid:part>1</pdfuaid:part>", b"/DisplayDocTitle true"):
        assert told in data
    pages = PdfPages(data)
    assert "Quarterly update" in pages.text(0)
    pages.close()


@needs_libreoffice
def test_exact_page_numbers_are_those_on_which_the_headings_stand(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    made, pdf = tmp_path / "plan.docx", tmp_path / "plan.pdf"
    export_plan(workspace, library, Order(plan, made, exact_pages=True))
    save_as_pdf(made, pdf)
    pages = PdfPages(pdf.read_bytes())
    entries = re.findall(r"PAGEREF (_Toc\d+) .*?>(\d+)</w:t>", part(made))
    assert len(entries) > 20
    found = [place.page for bookmark, _ in entries if (place := pages.place_of(bookmark))]
    assert found == [int(page) - 1 for _, page in entries]
    total = re.search(r"NUMPAGES.*?>(\d+)</w:t>", part(made, "word/footer2.xml"))
    assert total and int(total[1]) == len(pages.sizes)
    pages.close()


def test_a_refused_public_copy_makes_no_pdf(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    put(plan, **{"cover/marking": SENSITIVE})
    said = refusal(RefusedError, lambda: export_pdf(workspace, library, Order(plan, target, CopyProfile("public"))))
    assert "A public copy cannot be made yet" in said or "LibreOffice is not installed" in said
    assert list(target.parent.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_a_name_that_is_no_pdfs_is_refused(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    wrong = target.with_name("plan.docx")
    said = refusal(RefusedError, lambda: export_pdf(workspace, library, Order(plan, wrong)))
    assert said == "“plan.docx” is not a PDF file name. Give one that ends in .pdf."


def test_without_libreoffice_nothing_is_written(
    workspace: Workspace, library: Library, plan: Plan, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(target.parent))
    said = refusal(RefusedError, lambda: export_pdf(workspace, library, Order(plan, target)))
    assert said.startswith("A PDF is made by LibreOffice. LibreOffice is not installed here.")
    assert list(target.parent.iterdir()) == [target] and target.read_bytes() == EARLIER


@needs_libreoffice
def test_a_pdf_that_may_not_be_put_in_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    source = word_file(tmp_path / "a.docx")
    said = refusal(RefusedError, lambda: save_as_pdf(source, tmp_path / "folder.pdf"))
    assert "folder.pdf is a folder. Choose a file name." in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "folder.pdf"]


@needs_libreoffice
def test_pages_are_pictures_and_words(tmp_path: Path) -> None:
    save_as_pdf(word_file(tmp_path / "a.docx", "A surgery in Verwood"), tmp_path / "a.pdf")
    pages = PdfPages((tmp_path / "a.pdf").read_bytes())
    assert "A surgery in Verwood" in pages.text(0)
    picture = pages.picture(0, 2.0)
    width, height = pages.sizes[0]
    assert abs(picture.width - 2 * width) <= 1 and abs(picture.height - 2 * height) <= 1
    assert len(picture.data) == 4 * picture.width * picture.height
    assert len(set(picture.data)) > 10, "there is nothing on it"
    assert pages.place_of("_nowhere") is None
    pages.close()


@needs_libreoffice
def test_what_is_no_whole_pdf_is_refused(tmp_path: Path) -> None:
    save_as_pdf(word_file(tmp_path / "a.docx"), tmp_path / "a.pdf")
    for data in (b"", b"%PDF-1.7 and then nothing %%EOF", (tmp_path / "a.pdf").read_bytes()[:-100]):
        with pytest.raises(ValueError, match=r"no PDF|is missing"):
            PdfPages(data)
