"""Starting this period's plan from the last one, in a library and from the command line."""

from datetime import date

import pytest

from nec_desktop.actions.carry_forward import carry_forward, plan_before, propose
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import make_example, new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Period
from tests.small_plan import refusal

NEXT = Period(date(2027, 4, 1), date(2028, 3, 31))


def test_the_next_periods_plan_is_a_plan_of_its_own(workspace: Workspace, library: Library) -> None:
    old_id = make_example(workspace, library)
    before = library.values(old_id)
    proposal = propose(workspace, library, old_id)
    assert proposal.period == NEXT
    started = carry_forward(workspace, library, old_id, proposal.period, Choices())
    new = open_plan(workspace, library, started.plan_id)
    assert new.notices == ()
    assert new.plan.period == NEXT
    assert new.plan.title.endswith("2027–28")
    assert library.values(old_id) == before
    assert "are carried over" in started.told[0]
    found = plan_before(workspace, library, new.plan)
    assert found
    assert found.id == old_id


def test_a_plan_that_was_begun_from_nothing_has_the_last_one_of_its_area_before_it(
    workspace: Workspace, library: Library
) -> None:
    plan = open_plan(workspace, library, new_plan(workspace, library, "East Dorset", NEXT)).plan
    plan.apply([Change("cover/@came-from", "notthere01")])
    new_plan(workspace, library, "Purbeck", Period(date(2026, 4, 1), date(2027, 3, 31)))
    assert plan_before(workspace, library, plan) is None
    new_plan(workspace, library, "east dorset", Period(date(2025, 4, 1), date(2026, 3, 31)))
    last = make_example(workspace, library)
    found = plan_before(workspace, library, plan)
    assert found
    assert found.id == last


@pytest.mark.parametrize(
    ("choices", "period", "sentence"),
    [
        (Choices(), Period(date(2026, 4, 1), date(2027, 3, 31)), "Give a later one"),
        (Choices(), Period(date(2028, 4, 1), date(2027, 3, 31)), "before it begins"),
        (Choices({"profil": "drop"}), NEXT, "There is no section “profil”"),
        (Choices({}, {"event": "drop"}), NEXT, "There is no register “event”"),
        (Choices({}, {"evidence": "recurring"}), NEXT, "There are: drop, keep."),
    ],
    ids=["not later", "reversed", "no such section", "no such register", "no such rule"],
)
def test_what_cannot_be_is_refused_and_no_plan_is_made(
    workspace: Workspace, library: Library, choices: Choices, period: Period, sentence: str
) -> None:
    old_id = make_example(workspace, library)
    assert sentence in refusal(RefusedError, lambda: carry_forward(workspace, library, old_id, period, choices))
    assert len(library.plans()) == 1
