"""A plan made as it was, whole or by section; what is known of reviews and of given numbers stays."""

from nec_desktop.plan.addresses import RECORD_ID
from nec_desktop.plan.compare import differences
from nec_desktop.plan.edits import add_record, delete_record, set_value
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.restore import is_on, restored
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Record
from tests.small_plan import record, small_plan


def _links(plan: Plan) -> set[str]:
    """Return the records that something in the plan links to."""
    return {
        item
        for address, content in plan.values.items()
        if isinstance(content, tuple) and (field := plan.field_at(address)) and field.kind == "links"
        for item in content
        if RECORD_ID.fullmatch(item)
    }


def _records(plan: Plan) -> set[str]:
    return {address.rpartition("/")[2] for address, content in plan.values.items() if isinstance(content, Record)}


def test_the_whole_plan_is_restored_and_one_undo_takes_that_back() -> None:
    plan = small_plan()
    earlier = dict(plan.values)
    plan.apply(set_value(plan, "profile/description", from_plain("Something else.")).changes)
    plan.apply(delete_record(plan, "events", record(plan, "events")).changes)
    plan.apply(add_record(plan, "partners", {}).changes)
    now = dict(plan.values)
    undo = plan.apply(restored(plan, earlier, "Restore").changes)
    assert [each.address for each in differences(earlier, plan.values, plan)] == []
    plan.apply(undo)
    assert plan.values == now


def test_a_section_is_restored_and_nothing_of_another_is_touched() -> None:
    plan = small_plan()
    earlier = dict(plan.values)
    for address in ("profile/description", "introduction/mission"):
        plan.apply(set_value(plan, address, from_plain("Something else.")).changes)
    edit = restored(plan, earlier, "Restore", "profile")
    assert [change.address for change in edit.changes] == ["profile/description"]
    plan.apply(edit.changes)
    assert plan.get("profile/description") == earlier.get("profile/description")
    assert plan.get("introduction/mission") == from_plain("Something else.")


def test_what_is_known_of_reviews_stays_when_the_plan_is_restored() -> None:
    plan = small_plan()
    earlier = dict(plan.values)
    plan.apply(add_record(plan, "review-rounds", {"title": "Panel", "snapshot": "s1"}).changes)
    plan.apply(restored(plan, earlier, "Restore").changes)
    assert len(plan.record_ids("review-rounds")) == 1


def test_a_number_that_was_given_is_never_given_again() -> None:
    plan = small_plan()
    register = next(register for register in plan.outline.register if register.prefix)
    earlier = dict(plan.values)
    made = add_record(plan, register.id, {})
    plan.apply(made.changes)
    given = made.changes[0].content
    plan.apply(restored(plan, earlier, "Restore").changes)
    again = add_record(plan, register.id, {}).changes[0].content
    assert isinstance(given, Record) and isinstance(again, Record) and again.number > given.number


def test_a_restored_section_leaves_no_link_to_a_record_that_is_not_there() -> None:
    plan = small_plan()
    for register in plan.outline.register:
        for record_id in plan.record_ids(register.id):
            changed = small_plan()
            earlier = dict(changed.values)
            changed.apply(delete_record(changed, register.id, record_id).changes)
            for page in changed.pages():
                trial = Plan(changed.id, changed.outline, changed.standards, changed.values, changed.updates)
                trial.apply(restored(trial, earlier, "Restore", page.address).changes)
                assert _links(trial) <= _records(trial)
    assert _links(plan), "the small plan links records, or this test says nothing"


def test_a_record_that_a_section_did_not_have_is_gone_with_all_that_speaks_of_it() -> None:
    plan = small_plan()
    target = next(iter(_links(plan)))
    register = plan.find_register_of(target)
    earlier = {address: content for address, content in plan.values.items() if target not in address.split("/")}
    home = plan.page_of(f"{register}/{target}")
    assert home
    plan.apply(restored(plan, earlier, "Restore", home.address).changes)
    assert target not in _links(plan) and target not in _records(plan)
    assert not any(target in address.split("/") for address in plan.values)


def test_a_section_of_pages_is_on_all_of_them() -> None:
    plan = small_plan()
    first = plan.standards.standard[0].id
    assert is_on(plan, f"standards/{first}/what-we-do", "standards")
    assert not is_on(plan, "profile/description", "standards")
