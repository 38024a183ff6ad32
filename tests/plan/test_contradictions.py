"""What in one record cannot be true together, told of a record that is being written."""

from datetime import time

import pytest

from nec_desktop.plan.contradictions import contradictions, next_day_ends
from tests.small_plan import small_plan


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"start": time(14), "end": time(10)},
            [("end", "This event ends before it starts. Correct the start or the end.")],
        ),
        (
            {"start": time(14), "end": time(14)},
            [("end", "This event ends before it starts. Correct the start or the end.")],
        ),
        (
            {"start": time(10), "end": time(0)},
            [("end", "This event ends before it starts. Correct the start or the end.")],
        ),
        ({"start": time(10), "end": time(14)}, []),
        ({"start": time(22), "end": time(1)}, []),
        ({"start": time(19), "end": time(0)}, []),
        ({"start": time(14), "end": None}, []),
        ({"end": time(10)}, []),
        (
            {"start": time(2), "end": time(15, 30)},
            [
                (
                    "start",
                    "This event starts at night, before 6am. Write 2pm or 14:00 if the afternoon is meant.",
                )
            ],
        ),
        ({"start": time(6), "end": time(8)}, []),
        (
            {"attended": 4, "first-time": 5},
            [
                (
                    "first-time",
                    "This event: more people came for the first time than came at all. Correct one of the two numbers.",
                )
            ],
        ),
    ],
)
def test_what_cannot_be_true_together_is_told_in_the_words_of_the_check(
    cells: dict[str, object], told: list[tuple[str, str]]
) -> None:
    plan = small_plan()
    found = contradictions(plan, plan.register("events"), cells)
    assert [(each.at, each.sentence) for each in found] == told


@pytest.mark.parametrize(
    ("start", "end", "ends"),
    [(22, 1, ["end"]), (19, 0, ["end"]), (18, 5, ["end"]), (10, 14, []), (14, 10, []), (19, 8, []), (9, 9, [])],
)
def test_an_end_past_midnight_is_on_the_next_day_unless_it_would_last_half_a_day(
    start: int, end: int, ends: list[str]
) -> None:
    plan = small_plan()
    assert next_day_ends(plan, plan.register("events"), {"start": time(start), "end": time(end)}) == ends


def test_another_register_has_its_own_contradictions() -> None:
    plan = small_plan()
    assert contradictions(plan, plan.register("actions"), {"start": time(14), "end": time(10)}) == []
