"""Where an export may not write, or has no room: a sentence, the earlier document as it was, nothing left beside it."""

from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Plan
from tests.library.machine import ordinary_user, read_only, small_disk
from tests.small_plan import refusal

EARLIER = b"the document of last week"


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def test_a_folder_that_may_not_be_written_is_told(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    target = folder / "plan.docx"
    target.write_bytes(EARLIER)
    with read_only(folder):
        said = refusal(RefusedError, lambda: export_plan(workspace, library, Order(plan, target)))
    assert said == (
        "plan.docx cannot be written: Word may have it open, or the folder is read-only. Close it there, "
        "or save as “plan (2).docx”."
    )
    assert list(folder.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_a_folder_that_may_not_be_entered_is_told(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    folder = tmp_path / "private"
    folder.mkdir(mode=0o000)
    with ordinary_user():
        said = refusal(RefusedError, lambda: export_plan(workspace, library, Order(plan, folder / "plan.docx")))
    assert "plan.docx cannot be written" in said


@pytest.mark.parametrize("room", [1000, 20_000])
def test_a_disk_without_room_is_told_and_keeps_the_earlier_document(
    workspace: Workspace, library: Library, plan: Plan, room: int
) -> None:
    with small_disk("256k") as disk:
        target = disk.path / "plan.docx"
        target.write_bytes(EARLIER)
        with disk.left(room):
            said = refusal(RefusedError, lambda: export_plan(workspace, library, Order(plan, target)))
        full = "The disk is full, so plan.docx could not be written. Make room and try again."
        assert said == full if disk.is_mounted else "plan.docx" in said
        assert list(disk.path.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_an_export_reads_a_library_that_another_program_writes(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    with workspace.read() as reader:
        library.save(plan.id, [])
        export_plan(workspace, reader, Order(plan, tmp_path / "public.docx", CopyProfile("public")))
        export_plan(workspace, reader, Order(plan, tmp_path / "review.docx"), writing=lambda work: work(library))
    assert all((tmp_path / f"{copy}.docx").stat().st_size > 10_000 for copy in ("public", "review"))
