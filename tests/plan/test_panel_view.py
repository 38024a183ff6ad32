"""What the panel sees of a standard."""

import pytest

from nec_desktop.plan.panel_view import panel_view
from tests.small_plan import TODAY, plan_from, put, small_plan


def test_a_standard_is_shown_with_what_is_written_and_what_shows_it() -> None:
    plan = small_plan()
    page = plan.every_page()["standards/publicise-events"]
    event = plan.record_ids("events")[0]
    put(plan, **{f"events/{event}/standards": ("publicise-events",)})
    view = panel_view(plan, page, TODAY)
    assert view.title == "Standard 4: Publicise every event"
    assert page.standard and view.requirement == page.standard.requirement
    assert [answer.label for answer in view.answers if answer.is_short] == ["Our grade", "Last time’s grade"]
    assert {answer.address for answer in view.answers} >= {f"{page.address}/what-we-do", f"{page.address}/gaps"}
    (events,) = [shown for shown in view.shown if shown.title == "Events"]
    assert [address for address, _ in events.records] == [f"events/{event}"]


def test_what_is_not_written_has_no_words() -> None:
    plan = small_plan()
    put(plan, **{"standards/publicise-events/gaps": None})
    view = panel_view(plan, plan.every_page()["standards/publicise-events"], TODAY)
    (gaps,) = [answer for answer in view.answers if answer.label == "Gaps"]
    assert gaps.words == ""


def test_a_measure_is_shown_with_its_figures() -> None:
    measure = {"measure": "Events held", "standards": ["publicise-events"], "baseline": "39", "target": "48", "q1": 13}
    plan = plan_from({"cover": {"period": "2026-04-01 to 2027-03-31"}}, {"measures": [measure]})
    view = panel_view(plan, plan.every_page()["standards/publicise-events"], TODAY)
    (measures,) = [shown for shown in view.shown if shown.title == "Measures"]
    assert [words for _, words in measures.records] == ["Events held (Baseline: 39; Target: 48; Q1: 13)"]


def test_another_page_has_no_such_view() -> None:
    plan = small_plan()
    with pytest.raises(ValueError, match="profile"):
        panel_view(plan, plan.every_page()["profile"], TODAY)
