"""What there is to make plans from: the shipped files, and a force's own in the data folder."""

from pathlib import Path

import pytest

from nec_desktop.paths import RESOURCES
from nec_desktop.plan.catalogue import read_catalogue, stand_in_standards
from nec_desktop.plan.faults import MissingError
from nec_desktop.plan.outline_checks import read_outline
from tests.plan.own_files import SET, STANDARD, outline_text

MAIN_SET = RESOURCES / "standards" / "dorset-nec-2019.toml"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_ships_is_whole() -> None:
    catalogue = read_catalogue()
    assert not catalogue.faulty
    assert [outline.id for outline in catalogue.outlines.values() if outline.kind == "plan"] == ["nec-plan"]
    assert [update.id for update in catalogue.updates_of("nec-plan")] == ["quarterly-update"]
    assert [standards.id for standards in catalogue.offered_standards()] == ["dorset-nec-2019"]


def test_a_forces_file_is_added(tmp_path: Path) -> None:
    path = put(tmp_path, "standards/own-set.toml", SET + STANDARD)
    put(tmp_path, "outlines/own.toml", outline_text())
    catalogue = read_catalogue(tmp_path)
    assert not catalogue.faulty
    assert catalogue.standards_set("own-set").title == "Our own set"
    assert catalogue.outline("own").title == "Own outline"
    assert catalogue.files["standards/own-set"] == path


def test_a_forces_file_of_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = MAIN_SET.read_text(encoding="utf-8").replace("in working wording", "in our wording")
    text = text.replace('title = "Dorset NEC 2019, working wording"', 'title = "Dorset NEC 2019, official wording"')
    path = put(tmp_path, "standards/ours.toml", text)
    catalogue = read_catalogue(tmp_path)
    assert catalogue.standards_set("dorset-nec-2019").title == "Dorset NEC 2019, official wording"
    assert catalogue.files["standards/dorset-nec-2019"] == path


def test_a_faulty_file_does_not_hide_the_others_and_is_told(tmp_path: Path) -> None:
    broken = put(tmp_path, "standards/a.toml", "format = 7")
    put(tmp_path, "standards/b.toml", SET + STANDARD)
    put(tmp_path, "outlines/c.toml", "no toml")
    (tmp_path / "outlines" / "d.toml").mkdir()
    catalogue = read_catalogue(tmp_path)
    assert [error.path.name for error in catalogue.faulty] == ["a.toml", "c.toml", "d.toml"]
    assert len(catalogue.faulty[0].faults) > 3 and catalogue.faulty[0].path == broken
    assert "own-set" in catalogue.standards and "dorset-nec-2019" in catalogue.standards


def test_a_missing_set_is_told_with_what_to_do_and_what_is_wrong(tmp_path: Path) -> None:
    put(tmp_path, "standards/own-set.toml", (SET + STANDARD).replace("meets = true", "meets = 1"))
    with pytest.raises(MissingError) as missing:
        read_catalogue(tmp_path).standards_set("own-set")
    assert "Put its file into the folder “standards”" in str(missing.value)
    assert "own-set.toml, line" in str(missing.value) or "own-set.toml cannot be used" in str(missing.value)


def test_an_update_is_not_an_outline_for_a_plan() -> None:
    with pytest.raises(MissingError, match="quarterly-update"):
        read_catalogue().outline("quarterly-update")


def test_an_update_that_asks_for_what_its_plan_has_not_is_told(tmp_path: Path) -> None:
    update = """format = 1
id = "monthly"
title = "Monthly"
kind = "update"
of = ["nec-plan"]
address = "profile"

[[section]]
id = "events"
title = "Events"
purpose = "Events of the month."

[[section.field]]
id = "shown"
kind = "records"
register = "events"
columns = ["date", "weather"]
label = "Events"

[[section.field]]
id = "each"
kind = "rich"
each = "villages"
label = "Villages"
"""
    put(tmp_path, "outlines/monthly.toml", update)
    catalogue = read_catalogue(tmp_path)
    (error,) = catalogue.faulty
    assert [(fault.line, fault.place, fault.found) for fault in error.faults] == [
        (6, "address", "“profile”, which “nec-plan” uses itself"),
        (17, "section 1, field 1, columns", "“weather”"),
        (23, "section 1, field 2, each", "“villages”"),
    ]
    assert "monthly" not in catalogue.outlines


def test_stand_in_standards_keep_the_pages_and_say_what_is_missing() -> None:
    outline = read_outline(RESOURCES / "outlines" / "nec-plan.toml")
    own = next(field.id for section in outline.section if section.id == "standards" for field in section.field)
    written = (f"standards/{each}" for each in (own, f"{own}/@internal", "@status", "meet-people/done", "listen/done"))
    standards = stand_in_standards("gone-2024", outline, [*written, "cover/title"])
    assert [standard.title for standard in standards.standard] == ["Meet people", "Listen"]
    assert "gone-2024" in standards.note and "What was written is all here" in standards.note
    assert standards.grades and not standards.offered
