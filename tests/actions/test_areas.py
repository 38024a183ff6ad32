"""Which areas are offered for a new plan."""

from datetime import date

import pytest

from nec_desktop.actions.areas import known_areas
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.values import Period

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


def test_areas_of_plans_come_first_then_those_that_ship_and_a_forces_each_once(
    workspace: Workspace, library: Library
) -> None:
    shipped = known_areas(workspace, library)
    assert "East Dorset" in shipped and "Weymouth and Portland" in shipped
    for area in ("Poole North", "east dorset"):
        new_plan(workspace, library, area, YEAR)
    folder = workspace.folder / "dictionaries"
    folder.mkdir()
    (folder / "areas.txt").write_text("# ours\nPoole Quay\nPurbeck\n", encoding="utf-8")
    offered = known_areas(workspace, library)
    assert set(offered[:2]) == {"Poole North", "east dorset"} and offered[-1] == "Poole Quay"
    assert len(offered) == len(shipped) + 2, "each is there once, as the plan here has it"


def test_a_list_that_cannot_be_read_is_named(workspace: Workspace, library: Library) -> None:
    folder = workspace.folder / "dictionaries"
    folder.mkdir()
    (folder / "areas.txt").write_text("Poole Quay", encoding="utf-16")
    with pytest.raises(RefusedError, match=r"areas\.txt .*UTF-8"):
        known_areas(workspace, library)
