"""Whatever text a plan may hold, the file shows it, and the check finds nothing amiss."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nec_desktop.document.blocks import (
    Document,
)
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.any_document import (
    documents,
)
from tests.word.libreoffice import pages_of, to_pdf
from tests.word.sample import picture
from tests.word.validator import sdk_errors


@given(documents)
def test_any_document_comes_through(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.docx"
        write_document(document, path, picture)
        assert verify_document(document, path, picture) == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
def test_any_document_is_valid(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.docx"
        write_document(document, path, picture)
        assert sdk_errors(path) == []


@settings(
    max_examples=2,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(documents, min_size=5, max_size=5))
def test_libreoffice_opens_any_document(several: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"any-{n}.docx" for n in range(len(several))]
        for document, path in zip(several, paths, strict=True):
            write_document(document, path, picture)
        for document, pdf in zip(several, to_pdf(paths, folder), strict=True):
            assert all(page.split()[0] == document.marking.upper() for page in pages_of(pdf)), "every page is marked"
