"""Several choices or links, written in one cell as names."""

from datetime import date

import pytest

from nec_desktop.plan.cell_names import can_be_typed, in_full, names_offered
from tests.small_plan import plan_from, small_plan

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("gill", "Gillingham"),
        ("Gill, shaf", "Gillingham, Shaftesbury"),
        ("S", "S"),  # two begin so
        ("Nowhere", "Nowhere"),
        ("Gill; Stur", "Gillingham, Sturminster"),
        ("", ""),
    ],
)
def test_the_beginning_of_one_name_stands_for_it(typed: str, read: str) -> None:
    assert in_full(typed, ("Gillingham", "Shaftesbury", "Sturminster")) == read


def test_a_name_is_known_by_the_apostrophe_of_the_keyboard() -> None:
    assert in_full("st mary's", ("St Mary’s Church, Swanage", "St Michael’s")) == "St Mary’s Church, Swanage"


def test_what_is_offered_can_be_typed_and_what_is_gone_is_left_to_the_form() -> None:
    plan = small_plan()
    column = plan.register("events").find("neighbourhood")
    assert column is not None
    (only,) = plan.record_ids("neighbourhoods")
    assert len(names_offered(plan, column)) == 1
    assert can_be_typed(plan, column, None, TODAY) and can_be_typed(plan, column, (only,), TODAY)
    assert not can_be_typed(plan, column, ("0123456789abcdef",), TODAY)
    assert not can_be_typed(plan_from({}), column, None, TODAY)
