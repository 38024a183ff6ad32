"""Whatever text a plan may hold, the page shows it, and the check finds nothing amiss."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from nec_desktop.document.blocks import Document
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.plan.plan import Change
from nec_desktop.web.verify import verify_page
from nec_desktop.web.writer import write_page
from tests.actions.any_plan import any_changes
from tests.small_plan import TODAY, empty_plan
from tests.word.any_document import documents
from tests.word.sample import picture


@given(documents)
def test_any_document_comes_through(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.html"
        write_page(document, path, picture)
        assert verify_page(document, path, picture) == []
        again = Path(folder) / "again.html"
        write_page(replace(document), again, picture)
        assert again.read_bytes() == path.read_bytes()


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_changes())
def test_any_plan_comes_through(changes: list[Change]) -> None:
    """What a public copy would be refused for stands in the way of its export, not of writing it."""
    plan = empty_plan()
    plan.apply(changes)
    document = Composer(plan, CopyProfile("public"), TODAY, {}).plan_document()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.html"
        write_page(document, path, picture)
        assert verify_page(document, path, picture) == []
