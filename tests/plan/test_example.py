"""A plan written as a file of data: what is read, and every fault of a faulty one."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.faults import FaultyFileError
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Picture
from tests.small_plan import MAP_HASH, SMALL_PLAN, address, empty_plan, findings, kept, plan_from, record, small_plan


def faults(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the place, what was found and what was expected, for each fault of an example."""
    with pytest.raises(FaultyFileError) as refused:
        example_changes(SMALL_PLAN, {"format": 1, **data}, empty_plan(), kept)
    assert refused.value.path == SMALL_PLAN
    return [(fault.place, fault.found, fault.expected) for fault in refused.value.faults]


@pytest.mark.parametrize("text", ["", "format = 2", 'format = "1"'])
def test_a_file_of_another_format_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFileError, match=r"plan.toml, format: found .*; expected 1\."):
        read_example(path)


@pytest.mark.parametrize("content", [b"format =", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FaultyFileError, match="expected an example plan in TOML"):
        read_example(path)


def test_every_fault_is_told_at_once() -> None:
    found = faults(
        {
            "sections": {
                "profile": {"weather": "Fine", "map": {"file": "map.png", "alt": "A map."}, "towns": 7},
                "cover": {"period": "2026-04-01", "completed": "soon"},
                "nowhere": {"at-all": "x"},
            },
            "registers": {
                "villages": [{"name": "North"}],
                "events": [{"title": "Fair", "weather": "Fine", "kind": "fair"}, {"standards": ["gone"]}],
                "team": [{"role": "Constable", "number": "many", "neighbourhood": ["nobody"]}],
            },
            "status": {"profile": "done", "nowhere": "completed"},
        }
    )
    assert [(place.rpartition("/")[2].removeprefix("status, "), what) for place, what, _ in found] == [
        ("villages", "a register"),
        ("events 1", "weather"),
        ("kind", "fair"),
        ("standards", "['gone']"),
        ("number", "many"),
        ("neighbourhood", "['nobody']"),
        ("period", "2026-04-01"),
        ("completed", "soon"),
        ("weather", "Fine"),
        ("towns", "7"),
        ("at-all", "x"),
        ("profile", "done"),
        ("nowhere", "completed"),
    ]
    expected = [words for _, _, words in found]
    assert expected[0] == "one that the outline has" and expected[1] == "a column of “events”"
    assert expected[2].startswith("a value of kind choice (“fair” is not a choice of “Kind”")
    assert expected[8] == "the address of a field" and expected[11].startswith("a page, and one of not-started")


def test_a_value_of_another_type_is_a_fault() -> None:
    for column, value in (
        *(("attended", "2026-07-01"), ("attended", True), ("attended", -1), ("date", 7), ("date", date(1066, 1, 1))),
        *(("date", datetime(2026, 7, 1, 9, 30)), ("step-free", 1.5), ("title", True), ("venue", {}), ("start", "soon")),
    ):
        (fault,) = faults({"registers": {"events": [{column: value}]}})
        assert fault[0].endswith(f"/{column}"), column


def test_a_picture_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    def keep(path: Path) -> Picture:
        path.read_bytes()
        return kept(path)

    data = {"format": 1, "sections": {"profile": {"map": {"file": "no-map.png"}}}}
    with pytest.raises(FaultyFileError, match="profile/map"):
        example_changes(tmp_path / "plan.toml", data, empty_plan(), keep)


def test_values_are_read_as_people_type_them() -> None:
    plan = plan_from(
        {"cover": {"stage": "With the senior management team", "completed": date(2026, 7, 10)}},
        {
            "events": [
                {"title": "Fair", "date": "2026-07-01", "start": time(9, 30), "end": "10:30", "step-free": "yes"},
                {"title": "Walk", "advertised-where": ["Website", "posters"], "attended": "1,200"},
            ]
        },
    )
    assert plan.stage == "with-smt" and plan.get("cover/completed") == date(2026, 7, 10)
    fair = {column: plan.get(address(plan, "events", column)) for column in ("date", "start", "end", "step-free")}
    assert fair == {"date": date(2026, 7, 1), "start": time(9, 30), "end": time(10, 30), "step-free": True}
    assert plan.get(address(plan, "events", "advertised-where", 2)) == ("website", "posters")
    assert plan.get(address(plan, "events", "attended", 2)) == 1200


def test_records_are_named_by_their_keys() -> None:
    plan = small_plan()
    assert plan.get(address(plan, "events", "neighbourhood")) == (record(plan, "neighbourhoods"),)
    parking = record(plan, "priorities")
    assert plan.get(f"quarters/2026-07/business-update/progress/{parking}") is not None
    assert plan.get("priorities/@last-number") == 2 and plan.shown_number("priorities", parking) == "P1"
    assert plan.get("profile/map") == Picture(MAP_HASH, "map.png", "A map of one town and four villages.")
    assert plan.text("cover/@status") == "completed"


def test_the_finished_example_that_ships_has_nothing_to_mend(example: Plan) -> None:
    """The dates of an example stay, so it is looked at on the day on which it says it was finished."""
    finished = example.get("cover/completed")
    assert isinstance(finished, date)
    serious = [finding for finding in findings(example, finished) if finding.severity == "error"]
    assert serious == []
