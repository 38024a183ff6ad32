"""Who writes is asked once, goes with what is done from then on, and stands in nobody's way."""

from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.rounds import send_for_review
from nec_desktop.actions.workspace import WRITER_FILE, Workspace
from nec_desktop.actions.writer import Writer, change_writer, keep_writer, read_writer
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.review_registers import ROUNDS
from nec_desktop.review.rounds import Asked
from tests.small_plan import refusal

WHO = Writer("Sam Example", "Neighbourhood inspector")


def test_who_writes_is_kept_cleaned_and_read_back(workspace: Workspace) -> None:
    assert (read_writer(workspace.folder), workspace.writer) == (Writer(), "")
    keep_writer(workspace, Writer("  Sam \n Example ", "Neighbourhood inspector"))
    assert (read_writer(workspace.folder), workspace.writer) == (WHO, "Sam Example, Neighbourhood inspector")
    keep_writer(workspace, Writer("", "Sergeant"))
    assert workspace.writer == "Sergeant"


def test_a_damaged_file_says_nobody_and_too_long_a_name_is_refused(workspace: Workspace) -> None:
    workspace.folder.mkdir()
    for damaged in (b"\xff\x00", b"[1]", b'{"name": 5}', b"{"):
        (workspace.folder / WRITER_FILE).write_bytes(damaged)
        assert workspace.writer == ""
    assert "has 101 characters" in refusal(RefusedError, lambda: keep_writer(workspace, Writer("x" * 101)))


def test_changes_say_who_made_them_also_while_the_library_is_open(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    library.save(plan_id, [Change("cover/area", "Before")])
    change_writer(workspace, library, WHO)
    library.save(plan_id, [Change("cover/area", "After")])
    assert [one.replaced_by for one in library.earlier(plan_id, "cover/area")] == [workspace.writer, ""]
    with workspace.read() as reading:
        assert reading.writer == workspace.writer


def test_a_round_says_who_sent_it(workspace: Workspace, library: Library, plan_id: str, tmp_path: Path) -> None:
    change_writer(workspace, library, WHO)
    plan = open_plan(workspace, library, plan_id).plan
    send_for_review(workspace, library, Order(plan, tmp_path / "plan.docx"), Asked("smt"))
    (a_round,) = plan.record_ids(ROUNDS)
    assert plan.cell(ROUNDS, a_round, "by") == workspace.writer
