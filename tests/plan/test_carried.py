"""What came from the last period is looked at: it says so until it was changed, or until somebody says so."""

from nec_desktop.plan.addresses import join
from nec_desktop.plan.carried import all_unlooked, look_at, unlooked
from nec_desktop.plan.dismissals import can_dismiss, dismiss, dismissals
from nec_desktop.plan.edits import delete_record, set_value
from nec_desktop.plan.markdown import from_markdown
from tests.plan.carried_forward import following, old_plan
from tests.small_plan import findings, told


def test_a_paragraph_that_is_changed_was_looked_at_until_that_is_undone() -> None:
    new = following(old_plan({"profile": {"description": "In 2025.\n\nSecond."}}))
    undo = new.apply(set_value(new, "profile/description", from_markdown("Now.\n\nSecond.")).changes)
    found = unlooked(new, "profile/description")
    assert found
    assert found.spans == ((5, 12),)
    new.apply(undo)
    again = unlooked(new, "profile/description")
    assert again
    assert again.paragraphs == 2


def test_to_say_it_was_looked_at_ends_it_and_can_be_undone() -> None:
    new = following(old_plan({"profile": {"description": "In 2025."}}, {"communities": [{"community": "Carers"}]}))
    places = [found.address for found in all_unlooked(new)]
    undo = new.apply(look_at(new, *places).changes)
    assert not list(all_unlooked(new))
    new.apply(undo)
    assert {found.address for found in all_unlooked(new)} == set(places)


def test_a_record_is_looked_at_when_a_column_changes_but_not_when_a_link_goes() -> None:
    old = old_plan(
        {}, {"neighbourhoods": [{"key": "a", "name": "Ashley"}], "team": [{"role": "PC", "neighbourhood": ["a"]}]}
    )
    new = following(old)
    member, place = (new.record_ids(register)[0] for register in ("team", "neighbourhoods"))
    new.apply(delete_record(new, "neighbourhoods", place).changes)
    assert unlooked(new, join("team", member))
    new.apply(set_value(new, join("team", member, "role"), "Sergeant").changes)
    assert unlooked(new, join("team", member)) is None


def test_the_checks_say_what_was_not_looked_at_and_what_is_of_its_time() -> None:
    new = following(old_plan({"profile": {"description": "In 2025 we met.\n\nWe [write](https://a.example) to all."}}))
    found = [f for f in findings(new) if f.rule.startswith("carried") and f.address.startswith("profile")]
    assert [(f.severity, f.remark.words if f.remark else "") for f in found] == [
        ("warning", ""),
        ("advice", "write"),
        ("advice", "2025"),
    ]
    assert "is from 2025–26" in found[0].message
    new.apply(look_at(new, "profile/description").changes)
    assert not [
        f for f in findings(new) if f.address.startswith("profile/description") and f.rule.startswith("carried")
    ]


def test_a_dismissed_year_stays_away_this_time_and_comes_back_the_next() -> None:
    new = following(old_plan({"profile": {"description": "In 2025 we met."}}))
    finding = next(f for f in findings(new) if f.remark and f.remark.words == "2025")
    assert can_dismiss(finding)
    new.apply(dismiss(new, finding, "It is history.").changes)
    assert (finding.rule, finding.address) not in told(findings(new))
    third = following(new)
    assert not dismissals(third)
    assert (finding.rule, finding.address) in told(findings(third))
