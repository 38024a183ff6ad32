"""A review copy that is sent has its snapshot in the library, and a snapshot of what was sent has its file."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import compose_document, export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_code import ReviewCode, find_codes, review_code
from nec_desktop.plan.values import Period
from tests.library.numbered import numbered
from tests.program import PROGRAM
from tests.small_plan import refusal
from tests.word.sample import part, root, values

UPDATE = "quarterly-update"


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def test_a_review_copy_leaves_a_snapshot_of_what_was_sent(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "plan.docx"
    export_plan(workspace, library, Order(plan, path))
    (entry,) = library.snapshots(plan.id)
    assert (entry.number, entry.kind, entry.document, entry.copy) == (1, "sent", "", "review")
    kept = library.snapshot(entry.id)
    assert kept.values == plan.values
    assert kept.sent
    assert kept.sent.code == str(review_code(plan.id, 1))
    # The file bears the anchors of what was kept, and nothing tells how the plan is kept.
    names = set(values(root(path), "//w:bookmarkStart/@w:name"))
    for block in kept.sent.blocks:
        assert (f"_nec_{block.id}" in names) == (block.kind == "heading" and block.anchored)
        assert all((f"_necr_{row.id}" in names) == row.anchored for row in block.rows)
    assert not any(address in part(path) for address in plan.values if "/" in address)
    custom = part(path, "docProps/custom.xml")
    assert entry.id in custom and plan.id in custom
    for name in ("word/footer1.xml", "word/footer2.xml", "word/document.xml"):
        assert [str(code) for code in find_codes(part(path, name))] == [kept.sent.code], name


def test_every_record_has_its_anchor_once_and_every_cell_its_address(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    export_plan(workspace, library, Order(plan, tmp_path / "plan.docx"))
    sent = numbered(library, plan.id, 1).sent
    assert sent
    homes = [row.address for block in sent.blocks for row in block.rows if row.anchored and row.address]
    assert len(homes) == len(set(homes))
    for record_id in plan.record_ids("events"):
        assert homes.count(join("events", record_id)) == 1
        lines = {line.address for block in sent.blocks for row in block.rows for cell in row.cells for line in cell}
        assert join("events", record_id, "title") in lines


def test_every_field_has_something_of_its_own_under_its_label(workspace: Workspace, library: Library) -> None:
    """Of an empty plan, too: a reviewer needs a paragraph to write in."""
    empty = new_plan(workspace, library, "Purbeck", Period(date(2026, 4, 1), date(2027, 3, 31)))
    plan = open_plan(workspace, library, empty).plan
    sent = sent_of(compose_document(workspace, plan, CopyProfile(), "", date(2026, 7, 15))[0])
    labels = []
    for block, following in zip(sent.blocks, (*sent.blocks[1:], None), strict=True):
        field = plan.field_at(block.address) if block.kind == "heading" else None
        if field and not field.each:
            labels.append(block.address)
            assert following and following.kind != "heading", block.address
            assert following.address == block.address
    assert len(labels) > 10
    assert any(block.style == "missing" and block.text == "Not yet written." for block in sent.blocks)


def test_a_public_copy_leaves_no_snapshot_and_bears_no_anchor(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "public.docx"
    export_plan(workspace, library, Order(plan, path, CopyProfile("public")))
    assert library.snapshots(plan.id) == []
    everything = "".join(part(path, name) for name in ("word/document.xml", "word/settings.xml", "docProps/core.xml"))
    for sign in ("_nec", "nec:", "w:sdt", "trackRevisions", "NEC-", plan.id):
        assert sign not in everything


def test_an_updates_review_copy_is_told_apart(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "update.docx"
    told = export_plan(workspace, library, Order(plan, path, CopyProfile(), UPDATE))
    (entry,) = library.snapshots(plan.id)
    assert entry.document.startswith(f"{UPDATE}/20")
    (code,) = find_codes(told)
    assert f"Review copy {code}. Please return it as a Word file (.docx), with Track Changes on." in part(path)


def test_what_was_sent_twice_has_two_numbers(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    told = [export_plan(workspace, library, Order(plan, tmp_path / "plan.docx")) for _ in range(2)]
    assert [code.number for words in told for code in find_codes(words)] == [1, 2]
    assert [entry.number for entry in library.snapshots(plan.id)] == [1, 2]


def test_a_file_that_cannot_be_put_in_its_place_leaves_no_snapshot(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    target = tmp_path / "plan.docx"
    target.mkdir()
    refusal(RefusedError, lambda: export_plan(workspace, library, Order(plan, target)))
    assert library.snapshots(plan.id) == []


def test_without_its_snapshot_no_review_copy_is_made(workspace: Workspace, plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"earlier")
    (workspace.folder / "snapshots-waiting").write_text("in the way")
    with workspace.read() as reader:
        said = refusal(LibraryError, lambda: export_plan(workspace, reader, Order(plan, target)))
    assert "What is sent for review is kept in" in said and "cannot be written" in said
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.glob("*.docx")) == [target]


def test_a_number_that_another_snapshot_took_meanwhile_stops_the_export(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    def progress(words: str) -> None:
        if "Comparing" in words:
            library.add_snapshot(plan.id, plan.values, "version", name="Meanwhile")

    target = tmp_path / "plan.docx"
    said = refusal(LibraryError, lambda: export_plan(workspace, library, Order(plan, target), progress=progress))
    assert "Do it once more" in said
    assert not target.exists()
    assert [entry.name for entry in library.snapshots(plan.id)] == ["Meanwhile"]


def test_the_command_line_keeps_a_snapshot_also_while_a_window_has_the_library(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    command = [*PROGRAM, "export", plan.id, str(tmp_path / "plan.docx"), "--data-dir", str(workspace.folder)]
    codes: list[ReviewCode] = []
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        codes += find_codes(done.stderr)
    assert codes == [review_code(plan.id, 1), review_code(plan.id, 2)]
    assert [(entry.kind, entry.number) for entry in library.snapshots(plan.id)] == [("sent", 1), ("sent", 2)]
    library.close()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert [*find_codes(done.stderr)] == [review_code(plan.id, 3)]
    with workspace.read() as reader:
        assert [entry.kind for entry in reader.snapshots(plan.id)] == ["sent", "sent", "sent"]
