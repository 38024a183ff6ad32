"""Names of files that are proposed: every system takes them, and they say what the file is."""

from pathlib import Path

import pytest

from nec_desktop.actions.file_names import LONGEST_NAME, file_name, proposed_name
from nec_desktop.plan.plan import Plan
from tests.small_plan import plan_from


def plan_of(area: str) -> Plan:
    return plan_from({"cover": {"area": area}})


@pytest.mark.parametrize(
    ("area", "name"),
    [
        ("East Dorset", "East Dorset Review copy.docx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j Review copy.docx"),
        ("../../etc/passwd", "etc passwd Review copy.docx"),
        ("Wimborne 🚓", "Wimborne 🚓 Review copy.docx"),
    ],
)
def test_the_proposed_file_name_is_one_that_every_system_takes(tmp_path: Path, area: str, name: str) -> None:
    plan = plan_of(area)
    assert proposed_name(plan, "Review copy") == name
    (tmp_path / name).write_bytes(b"it can be made")


def test_a_long_area_makes_a_short_file_name() -> None:
    name = proposed_name(plan_of("Long area " * 30), "Review copy")
    assert len(name) <= LONGEST_NAME + len(".docx") and name.endswith("Long area.docx")


@pytest.mark.parametrize("name", ["CON", "nul", "COM1", "aux"])
def test_a_name_that_windows_keeps_for_itself_does_not_stand_alone(name: str) -> None:
    assert proposed_name(plan_of(name), "Review copy") == f"{name} Review copy.docx"


def test_a_proposed_name_fits_every_file_system(tmp_path: Path) -> None:
    plan = plan_from(sections={"cover": {"area": "🚓" * 300}})
    name = proposed_name(plan, "review copy")
    assert name.startswith("🚓")
    (tmp_path / name).touch()


def test_a_title_alone_makes_a_file_name_too() -> None:
    assert file_name("East Dorset: plan 2026–27?", ".necplan") == "East Dorset plan 2026–27.necplan"
