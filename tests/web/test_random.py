"""Whatever text a plan may hold, the page shows it, and the check finds nothing amiss."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given

from nec_desktop.document.blocks import Document
from nec_desktop.web.verify import verify_page
from nec_desktop.web.writer import write_page
from tests.word.sample import picture
from tests.word.test_random import documents


@given(documents)
def test_any_document_comes_through(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.html"
        write_page(document, path, picture)
        assert verify_page(document, path, picture) == []
        again = Path(folder) / "again.html"
        write_page(replace(document), again, picture)
        assert again.read_bytes() == path.read_bytes()
