"""A record that was deleted comes back whole, and over nothing that was written since."""

from nec_desktop.plan.addresses import join
from nec_desktop.plan.bring_back import bring_back
from nec_desktop.plan.edits import add_record, delete_record
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content
from tests.small_plan import record, small_plan


def test_every_record_of_every_register_comes_back_as_it_was() -> None:
    registers = [register.id for register in small_plan().outline.register]
    tried = 0
    for register in registers:
        for gone in small_plan().record_ids(register):
            plan = small_plan()
            then = dict(plan.values)
            plan.apply(delete_record(plan, register, gone).changes)
            assert plan.values != then
            plan.apply(bring_back(plan, register, gone, then).changes)
            # Only the order of the links in a list may be another.
            assert {a: _unordered(c) for a, c in plan.values.items()} == {a: _unordered(c) for a, c in then.items()}
            tried += 1
    assert tried > 10


def test_what_was_written_since_stays_and_a_link_of_a_record_that_is_gone_does_not_come_back() -> None:
    plan = small_plan()
    event = record(plan, "events")
    linking = add_record(plan, "actions", {})
    plan.apply(linking.changes)
    action = linking.changes[0].address
    link = next(
        (column.id for column in plan.register("actions").column if column.kind == "links"),
        "",
    )
    assert link, "the test needs a column of links"
    plan.apply([Change(join(action, link), (event,))])
    then = dict(plan.values)
    plan.apply(delete_record(plan, "events", event).changes)
    plan.apply(delete_record(plan, "actions", action.partition("/")[2]).changes)
    plan.apply([Change(join("events", event, "title"), "Written since")])
    plan.apply(bring_back(plan, "events", event, then).changes)
    assert plan.values[join("events", event)] == then[join("events", event)]
    assert plan.values[join("events", event, "title")] == "Written since"
    assert join(action, link) not in plan.values


def _unordered(content: Content) -> object:
    return frozenset(content) if isinstance(content, tuple) else content
