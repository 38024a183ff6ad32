"""Files that go with a plan: those kept with a record, and a force's own outline in the data folder."""

import json
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.write import LARGEST_FILE, add_from_json, set_from_text
from nec_desktop.library.library import Library
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import File, Period
from tests.small_plan import refusal

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
SHIPPED = (RESOURCES / "outlines" / "nec-plan.toml").read_text(encoding="utf-8")


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


def test_a_record_is_added_with_its_file(library: Library, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7")
    record_id, removed = add_from_json(library, plan, "evidence", json.dumps({"file": f"@{path}"}))
    file = plan.cell("evidence", record_id, "file")
    assert isinstance(file, File) and file.name == "minutes.pdf" and removed == 0
    assert library.attachment(file.hash) == b"%PDF-1.7"
    set_from_text(library, plan, f"evidence/{record_id}/file", "")
    assert plan.cell("evidence", record_id, "file") is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.pdf", "No such file"), ("", "Is a directory"), ("a\0b", "no file can have that name")],
    ids=["missing", "a folder", "NUL"],
)
def test_a_record_is_not_added_without_the_file_that_it_names(
    library: Library, plan: Plan, tmp_path: Path, name: str, words: str
) -> None:
    before = dict(plan.values)
    record = json.dumps({"description": "Minutes", "file": f"@{tmp_path}/{name}"})
    assert words in refusal(RefusedError, lambda: add_from_json(library, plan, "evidence", record))
    assert plan.values == before == library.values(plan.id)


def test_a_file_of_the_largest_size_is_kept_once_however_often_it_is_given(
    library: Library, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "recording.bin"
    with path.open("wb") as recording:
        recording.truncate(LARGEST_FILE)
    record = json.dumps({"file": f"@{path}"})
    first, second = (add_from_json(library, plan, "evidence", record)[0] for _ in range(2))
    assert plan.cell("evidence", first, "file") == plan.cell("evidence", second, "file")
    library.close()
    assert LARGEST_FILE < library.file.stat().st_size < LARGEST_FILE * 1.1


def own_outline(folder: Path, text: str) -> Workspace:
    """Return a data folder in which a force has put its own main outline."""
    (folder / "outlines").mkdir()
    (folder / "outlines" / "ours.toml").write_text(text, encoding="utf-8")
    return Workspace(folder)


def test_a_forces_own_main_outline_is_used_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    workspace = own_outline(tmp_path, SHIPPED.replace('default = "Dorset Police"', 'default = "Testshire Police"', 1))
    with workspace.write() as library:
        plan = open_plan(workspace, library, new_plan(workspace, library, "Testing", YEAR)).plan
    assert plan.text("cover/force") == "Testshire Police"


def test_a_forces_faulty_main_outline_is_refused_with_all_its_faults_and_the_shipped_one_serves(tmp_path: Path) -> None:
    text = SHIPPED.replace('kind = "picture"', 'kind = "painting"', 1).replace("locked = true", 'locked = "yes"', 1)
    text = text.replace('id = "area"', 'id = "aria"', 1)
    workspace = own_outline(tmp_path, text)
    (faulty,) = workspace.catalogue.faulty
    assert len(faulty.faults) >= 3
    for fault in faulty.faults:
        assert fault.file == "ours.toml" and fault.place and fault.found and fault.expected
    said = str(faulty)
    assert "painting" in said and "yes" in said and "area" in said
    assert [fault.line for fault in faulty.faults] == sorted(fault.line for fault in faulty.faults)
    with workspace.write() as library:
        plan = open_plan(workspace, library, new_plan(workspace, library, "Testing", YEAR)).plan
    assert plan.text("cover/force") == "Dorset Police"
