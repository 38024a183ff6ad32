"""Running the checks: their order, their words, and a rule that the program does not have."""

from collections.abc import Iterator
from datetime import date

import msgspec

from nec_desktop.plan.checks import SEVERITIES, Found, Rule, page_address, run_checks
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from tests.small_plan import TODAY, address, empty_plan, findings, plan_from, put, small_plan, told


def checked(*checks: Check) -> Plan:
    """Return an empty plan whose outline has these checks only."""
    plan = empty_plan()
    return Plan(plan.id, msgspec.structs.replace(plan.outline, check=checks), plan.standards, {}, plan.updates)


def check(name: str, severity: str, message: str = "M", rule: str = "") -> Check:
    data = {"id": name, "rule": rule or name, "severity": severity, "message": message, "advice": "A"}
    return msgspec.convert(data, Check)


def at(*addresses: str, **words: str) -> Rule:
    """Return a rule that finds something at these addresses."""

    def rule(_plan: Plan, _check: Check, _today: date) -> Iterator[Found]:
        yield from (Found(place, words) for place in addresses)

    return rule


def test_findings_come_in_the_order_of_the_pages_and_errors_first_within_one() -> None:
    plan = checked(check("first", "advice"), check("second", "error"), check("third", "warning"))
    places = ("sign-off/review-dates", "cover/area", "standards/publicise-events/gaps", "events/0123456789abcdef")
    rules = {"first": at(*places), "second": at(*places), "third": at(*places)}
    found = run_checks(plan, TODAY, rules)
    pages = ["cover", "standards/publicise-events", "calendar", "sign-off"]
    assert [page_address(plan, finding) for finding in found] == [page for page in pages for _ in range(3)]
    assert [finding.severity for finding in found] == ["error", "warning", "advice"] * 4


def test_findings_of_one_page_and_severity_stay_in_the_order_of_the_checks() -> None:
    plan = checked(check("b", "error"), check("a", "error"))
    found = run_checks(plan, TODAY, {"a": at("cover/area"), "b": at("cover/title", "cover/area")})
    assert told(found) == [("b", "cover/title"), ("b", "cover/area"), ("a", "cover/area")]


def test_what_no_page_shows_comes_last() -> None:
    plan = checked(check("one", "error"))
    found = run_checks(plan, TODAY, {"one": at("nowhere/at-all", "sources-annex/licences")})
    assert [finding.address for finding in found] == ["sources-annex/licences", "nowhere/at-all"]
    assert page_address(plan, found[1]) == ""


def test_a_quarters_page_comes_after_the_plans_own() -> None:
    plan = checked(check("one", "error"))
    put(plan, **{"cover/period": small_plan().period})
    found = run_checks(plan, TODAY, {"one": at("quarters/2026-07/promise/promise", "sources-annex/licences")})
    assert [page_address(plan, finding) for finding in found] == ["sources-annex", "quarters/2026-07/promise"]


def test_a_message_gets_its_words_and_keeps_those_that_the_rule_does_not_offer() -> None:
    plan = checked(check("one", "error", "{record}: {problem} in {place}."))
    (finding,) = run_checks(plan, TODAY, {"one": at("cover/area", record="A {brace}", problem="none")})
    assert finding.message == "A {brace}: none in {place}."
    assert finding.advice == "A" and finding.rule == "one"


def test_an_unknown_rule_is_itself_a_finding_and_stops_no_other() -> None:
    plan = checked(check("odd", "error", rule="tomorrows-rule"), check("even", "advice"))
    odd, even = run_checks(plan, TODAY, {"even": at("cover/area")})
    assert (odd.severity, odd.rule, odd.address) == ("warning", "odd", "cover")
    assert odd.message == "The check “odd” asks for the rule “tomorrows-rule”, which this program does not have."
    assert odd.advice == "Update the program."
    assert even.rule == "even"


def test_every_finding_of_an_empty_plan_has_its_words_and_a_page() -> None:
    plan = plan_from({"cover": {"period": "2026-04-01 to 2027-03-31"}})
    found = findings(plan)
    assert len(found) > 50
    pages = list(plan.every_page())
    order = [(pages.index(page_address(plan, f)), SEVERITIES.index(f.severity)) for f in found]
    assert order == sorted(order)
    assert not [finding for finding in found if "{" in finding.message or not finding.advice]


def test_no_check_changes_the_plan() -> None:
    plan = small_plan()
    put(plan, **{address(plan, "events", "outcome"): None})
    before = dict(plan.values)
    assert findings(plan, date(2027, 1, 1))
    assert plan.values == before
