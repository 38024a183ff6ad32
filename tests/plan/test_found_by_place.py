"""Findings sorted by where they are."""

from nec_desktop.plan.found_by_place import by_place
from nec_desktop.plan.plan import Change
from tests.small_plan import findings, small_plan


def test_each_finding_is_on_its_page_and_those_about_words_with_their_cell() -> None:
    plan = small_plan()
    event, *_ = plan.record_ids("events")
    title = f"events/{event}/title"
    plan.apply([Change("profile/description", None), Change(title, "A color stall")])
    found = by_place(plan, findings(plan))
    assert found.findings == findings(plan)
    assert sorted(found.on_pages) == ["calendar", "profile"]
    (word,) = (finding for finding in found.on_pages["calendar"] if finding.remark)
    assert found.about_words["events"][title] == [word]
    assert "profile" in found.with_errors and "calendar" not in found.with_errors
