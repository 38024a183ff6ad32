"""A plan file as the program makes it, and a computer that it is taken to."""

from pathlib import Path

import pytest

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import keep_picture, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.parts import Change
from tests.library.kept import SENT
from tests.small_plan import DATA, NOW, small_plan


@pytest.fixture(scope="package")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the program makes it."""
    folder = tmp_path_factory.mktemp("packed")
    workspace = Workspace(folder / "data", lambda: NOW)
    with workspace.write() as library:
        plan = small_plan()
        values = plan.values | {"profile/map": keep_picture(library, DATA / "map.png", "A map")}
        changes = [Change(address, content) for address, content in values.items()]
        plan_id = library.add_plan(plan.outline.id, plan.standards.id, changes)
        library.add_snapshot(plan_id, values, "sent", copy="review", sent=SENT)
        pack(workspace, library, open_plan(workspace, library, plan_id).plan, folder / "plan.necplan", history=True)
    return folder / "plan.necplan"


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """The data folder to which it is taken, as yet empty."""
    return Workspace(tmp_path / "inner" / "data", lambda: NOW)
