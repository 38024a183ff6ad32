"""What the checks say of where links lead."""

from hypothesis import given

from nec_desktop.plan.dismissals import dismiss
from nec_desktop.plan.link_rules import links_in
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, Picture, RichText, Run, Table, all_runs
from tests.small_plan import address, findings, plan_from, put, small_plan
from tests.strategies import rich_texts

CHECKS = ("link-target", "link-to-person")


def found(plan: Plan) -> list[tuple[str, str, str]]:
    return [(each.address, each.severity, each.message) for each in findings(plan) if each.rule in CHECKS]


def with_text(*blocks: Paragraph | Heading | ListItem | Table | Picture) -> Plan:
    plan = plan_from()
    put(plan, **{"profile/description": RichText(blocks)})
    return plan


def test_nothing_is_found_in_the_small_plan() -> None:
    assert found(small_plan()) == []


def test_a_broken_link_and_one_to_a_person_are_found_wherever_they_stand() -> None:
    cell = (Run("write "), Run("to ", link="mailto:jo@gmail.com"), Run("us", bold=True, link="mailto:jo@gmail.com"))
    plan = with_text(
        Picture("a" * 64, "A map"),
        ListItem((Run("See "), Run("our page", link="https://dorset"))),
        Table((((Run("Who"),), ()), (cell, (Run("ours", link="https://dorset.example"),)))),
    )
    place, texts = "profile/description", [finding for finding in findings(plan) if finding.rule in CHECKS]
    assert found(plan) == [
        (place, "error", "“to us” leads to “jo@gmail.com”, which is somebody’s own."),
        (place, "warning", "“our page” leads to “https://dorset”, in which the name of the site is not complete."),
    ]
    written = plan.get(place)
    assert isinstance(written, RichText)
    for finding in texts:
        assert finding.remark
        assert written.plain()[finding.remark.start : finding.remark.end] == finding.remark.words


def test_a_page_that_is_asked_for_must_be_one() -> None:
    plan = plan_from(registers={"neighbourhoods": [{"name": "North", "page": "www.dorset.example"}]})
    assert found(plan) == [
        (
            address(plan, "neighbourhoods", "page"),
            "warning",
            "“www.dorset.example” leads to “www.dorset.example”, which does not begin with https://.",
        )
    ]


def test_what_is_internal_may_lead_anywhere() -> None:
    plan = with_text(Paragraph((Run("us", link="mailto:jo@gmail.com"),)))
    put(plan, **{"profile/description/@internal": True})
    assert found(plan) == []


def test_a_dismissed_link_comes_back_when_it_leads_elsewhere() -> None:
    plan = with_text(Paragraph((Run("Write to "), Run("us", link="mailto:jo.bloggs@dorset.police.uk"))))
    (finding,) = [finding for finding in findings(plan) if finding.rule in CHECKS]
    plan.apply(dismiss(plan, finding, "The force publishes it").changes)
    assert found(plan) == []
    put(
        plan,
        **{"profile/description": RichText((Paragraph((Run("Write to "), Run("us", link="mailto:jo@gmail.com"))),))},
    )
    assert len(found(plan)) == 1


@given(rich_texts)
def test_each_link_is_told_with_its_own_words(text: RichText) -> None:
    plain = text.plain()
    told = [(plain[start:end], target) for start, end, target in links_in(text)]
    assert "".join(words for words, _ in told) == "".join(run.text for run in all_runs(text) if run.link)
    assert {target for _, target in told} == {run.link for run in all_runs(text) if run.link}
