"""The rules about what is written: they look through every text that a reader could see, and no other."""

import pytest

from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.texts import texts
from nec_desktop.plan.values import Content, Picture
from tests.small_plan import address, findings, plan_from, put, small_plan

RULES = {
    "placeholder-left": ("Ring TBC on Monday.", "“TBC” looks like a placeholder.", "error"),
    "date-form": ("We met on 03/04/26.", "“03/04/26” is a date that people read in different ways.", "advice"),
    "phone-number": ("Ring 07700 900123.", "“07700 900123” is a mobile or private telephone number.", "error"),
    "email-address": ("Write to jo@gmail.com.", "“jo@gmail.com” is a personal e-mail address.", "error"),
}


def found(plan: Plan, *checks: str) -> list[tuple[str, str, str]]:
    return [
        (finding.address, finding.message, finding.severity)
        for finding in findings(plan)
        if finding.rule in (checks or RULES)
    ]


@pytest.mark.parametrize("check", RULES)
def test_each_rule_finds_its_words_in_a_rich_text(check: str) -> None:
    text, message, severity = RULES[check]
    plan = plan_from({"profile": {"description": text}})
    assert found(plan) == [("profile/description", message, severity)]


@pytest.mark.parametrize("check", RULES)
def test_no_rule_finds_anything_in_the_small_plan(check: str) -> None:
    assert not found(small_plan(), check)


def test_each_place_in_a_text_is_told() -> None:
    plan = plan_from({"profile": {"description": "- TBC\n- **XXX**\n\n| a | b |\n| --- | --- |\n| c | ??? |"}})
    assert [message for _, message, _ in found(plan)] == [
        f"“{words}” looks like a placeholder." for words in ("TBC", "XXX", "???")
    ]


def test_a_line_of_text_and_the_words_of_a_picture_are_read() -> None:
    plan = small_plan()
    put(plan, **{"cover/title": "Plan for TBC", address(plan, "events", "venue"): "[insert venue]"})
    put(plan, **{"profile/map": Picture("0f" * 32, "tba.png", "A map, TBA")})
    assert {place for place, _, _ in found(plan)} == {
        "cover/title",
        "profile/map",
        address(plan, "events", "venue"),
    }


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("profile/@note", from_plain("TBC")),
        ("profile/description/@note", from_plain("TBC")),
        ("cover/stage", "tbc"),
        ("cover/no-such-field", "TBC"),
    ],
)
def test_notes_choices_and_what_has_no_place_are_not_read(place: str, content: Content) -> None:
    plan = plan_from()
    put(plan, **{place: content})
    assert not found(plan)


def test_a_web_address_is_not_read() -> None:
    plan = plan_from(registers={"neighbourhoods": [{"name": "North", "page": "https://example.org/2026-04-03/tbc"}]})
    assert not found(plan)


@pytest.mark.parametrize("inside", [True, False, None])
def test_what_is_internal_is_not_read(*, inside: bool | None) -> None:
    plan = plan_from({"profile": {"towns": "TBC"}}, {"events": [{"title": "Fair TBC"}]})
    put(plan, **{address(plan, "events") + "/@internal": inside, "profile/towns/@internal": inside})
    assert len(found(plan)) == (0 if inside else 2)


def test_a_section_that_is_internal_is_not_read() -> None:
    plan = plan_from({"profile": {"towns": "TBC"}, "places": {"about": "TBC"}})
    put(plan, **{"profile/@internal": True})
    assert [place for place, _ in texts(plan)] == ["places/about"]
