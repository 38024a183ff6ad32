"""Whatever a plan may hold, it is kept, checked, shown and exported: no content leads to a fault of ours."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import INTERNAL, MARKING, NOTE, STATUS, join, new_record_id
from nec_desktop.plan.outline import STANDARDS, Field, ValueKind
from nec_desktop.plan.plan import STATUSES, Change, Plan
from nec_desktop.plan.values import Content, File, Period, Picture, Record, fits
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.views import VIEWS, view_of
from tests.small_plan import NOW, TODAY, empty_plan
from tests.strategies import rich_texts, texts
from tests.word.sample import CHART, CHART_HASH
from tests.word.validator import sdk_errors

UNFILLED = re.compile(r"\{[a-z-]{4,}\}")
"""A word in braces for which a rule had nothing to offer."""

days = st.dates(date(1900, 1, 1), date(2200, 12, 31)) | st.dates(date(2026, 1, 1), date(2027, 12, 31))
periods = st.tuples(days, days).map(lambda two: Period(min(two), max(two))) | st.builds(
    Period, st.just(date(2026, 4, 1)), st.just(date(2027, 3, 31))
)
numbers = st.integers(0, 10**14) | st.floats(-1e14, 1e14) | st.integers(2019, 2027) | st.sampled_from([0, -1, 1e-9])
KEPT: dict[ValueKind, st.SearchStrategy[Content]] = {
    "rich": rich_texts,
    "text": texts,
    "date": days,
    "period": periods,
    "time": st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    "number": numbers,
    "yes-no": st.booleans(),
    "picture": st.builds(Picture, st.just(CHART_HASH), texts, texts),
    "file": st.builds(File, st.just(CHART_HASH), texts),
}


def contents(plan: Plan, field: Field, records: list[str]) -> st.SearchStrategy[Content]:
    """Return the strategy for what may stand in a field: any choice that it has, or had in an older outline."""
    chosen = st.sampled_from([*plan.choices(field), "a-choice-of-long-ago"])
    match field.kind:
        case "choice":
            return chosen
        case "choices":
            return st.lists(chosen, max_size=3).map(tuple)
        case "links":
            known = [standard.id for standard in plan.standards.standard] if field.to == STANDARDS else records
            return st.lists(st.sampled_from([*known, "0000000000000000"]), max_size=4).map(tuple)
    return KEPT[field.value_kind]


def marks(draw: st.DrawFn, address: str) -> Iterator[Change]:
    """Draw what may be said about a page, a field or a record."""
    if draw(st.integers(0, 5)) == 0:
        yield Change(join(address, INTERNAL), draw(st.booleans()))
    if draw(st.integers(0, 9)) == 0:
        yield Change(join(address, NOTE), draw(rich_texts))


@st.composite
def any_changes(draw: st.DrawFn) -> list[Change]:
    """Draw the values of a plan: some of its fields filled, and some of its registers."""
    plan = empty_plan()
    registers = draw(st.lists(st.sampled_from(plan.outline.register), max_size=6, unique_by=lambda r: r.id))
    ids = {register.id: [new_record_id() for _ in range(draw(st.integers(1, 4)))] for register in registers}
    changes = [Change("cover/period", draw(periods))] if draw(st.booleans()) else []
    for register in registers:
        for number, rid in enumerate(ids[register.id], 1):
            place = join(register.id, rid)
            changes += [Change(place, Record(draw(st.floats(-5, 5)), number * bool(register.prefix)))]
            for column in register.column:
                if draw(st.integers(0, 3)):
                    changes.append(Change(join(place, column.id), draw(contents(plan, column, ids.get(column.to, [])))))
            changes += marks(draw, place)
    plan.apply(changes)
    pages = list(plan.every_page().values())
    for page in draw(st.lists(st.sampled_from(pages), max_size=12, unique_by=lambda p: p.address)):
        for field in page.fields:
            for place in set(plan.places(page, field)) - {"cover/period"}:  # the quarters' pages follow from it
                changes.append(Change(place, draw(contents(plan, field, ids.get(field.to, [])))))
        changes += marks(draw, page.address)
        if draw(st.integers(0, 9)) == 0:
            changes.append(Change(join(page.address, MARKING), "official-sensitive"))
        changes.append(Change(join(page.address, STATUS), draw(st.sampled_from(list(STATUSES)))))
    return changes


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
