"""Whatever a plan may hold, it is kept, checked, shown and exported: no content leads to a fault of ours."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.values import Record, fits
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.views import VIEWS, view_of
from tests.actions.any_plan import any_changes
from tests.small_plan import NOW, TODAY, empty_plan
from tests.word.sample import CHART, CHART_HASH
from tests.word.validator import sdk_errors

UNFILLED = re.compile(r"\{[a-z-]{4,}\}")
"""A word in braces for which a rule had nothing to offer."""


def keep(library: Library, changes: list[Change]) -> str:
    library.add_attachment(CHART_HASH, "image/png", CHART)
    return library.add_plan("nec-plan", "dorset-nec-2019", changes)


def check_everything(changes: list[Change], look: Callable[[Path], object] = lambda _path: None) -> None:
    """Keep a plan, open it again, check it, show every view and export every document; `look` is given each file."""
    folder = Path(tempfile.mkdtemp())
    try:
        workspace = Workspace(folder / "data", now=lambda: NOW)
        with workspace.write() as library:
            plan = open_plan(workspace, library, keep(library, changes)).plan
            again = empty_plan()
            again.apply(changes)
            assert plan.values == again.values
            assert plan.unplaced() == []
            for place, content in plan.values.items():
                field = plan.field_at(place)
                assert isinstance(content, Record) or (field and fits(field.value_kind, content)), place
            for finding in check_plan(workspace, plan):
                assert finding.message and not UNFILLED.search(finding.message), finding
                assert plan.page_of(finding.address), finding
            for name in VIEWS:
                view_of(name, ViewContext(plan, TODAY, workspace.acronyms))
            export_everything(workspace, library, plan, folder, look)
    finally:
        shutil.rmtree(folder)


def export_everything(
    workspace: Workspace, library: Library, plan: Plan, folder: Path, look: Callable[[Path], object]
) -> None:
    for profile in (CopyProfile(), CopyProfile("public")):
        for document in ("", "quarterly-update"):
            target = folder / "document.docx"
            try:
                export_plan(workspace, library, Order(plan, target, profile, document))
            except RefusedError as error:
                if "A public copy cannot be made yet" not in str(error) and "no period yet" not in str(error):
                    raise
                assert not target.exists()
            else:
                look(target)
                target.unlink()


def is_valid(path: Path) -> None:
    assert sdk_errors(path) == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_changes())
def test_any_plan_is_kept_checked_shown_and_exported(changes: list[Change]) -> None:
    check_everything(changes)


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_changes())
def test_documents_of_any_plan_are_valid(changes: list[Change]) -> None:
    check_everything(changes, is_valid)


@pytest.mark.long
# Without making a failing plan smaller, which takes longer than finding it.
@settings(settings.get_profile("searching"), max_examples=600, phases=(Phase.generate,))
@given(any_changes())
def test_any_plan_is_kept_checked_shown_and_exported_long(changes: list[Change]) -> None:
    check_everything(changes, is_valid)
