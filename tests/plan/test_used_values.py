"""What a column of a register already holds."""

from nec_desktop.plan.used_values import LONGEST, used_values
from tests.small_plan import plan_from


def test_the_most_used_text_comes_first_and_an_account_is_left_out() -> None:
    venues = ["Library", "Hall", "Hall", "x" * (LONGEST + 1), "Barn"]
    plan = plan_from({}, {"events": [{"title": str(n), "venue": venue} for n, venue in enumerate(venues)]})
    assert used_values(plan, "events", "venue") == ["Hall", "Library", "Barn"]
    assert used_values(plan, "events", "date") == []
    assert used_values(plan, "partners", "organisation") == []


def test_names_of_partners_and_posts_are_offered_where_they_are_written() -> None:
    registers = {
        "partners": [{"organisation": "Citizens Advice"}, {"organisation": "Verwood Town Council"}, {}],
        "team": [{"role": "Inspector"}],
        "priorities": [{"priority": "Parking", "with-whom": "Parents", "owner": "Sergeant"}],
    }
    plan = plan_from({}, registers)
    assert used_values(plan, "priorities", "with-whom") == ["Citizens Advice", "Verwood Town Council", "Parents"]
    assert used_values(plan, "priorities", "owner") == ["Inspector", "Sergeant"]
