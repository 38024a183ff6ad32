"""What an edit has touched, sorted out once for everybody who follows it."""

import pytest

from nec_desktop.plan.places import pages_of
from nec_desktop.plan.touched import Touched
from tests.small_plan import address, small_plan

RECORD = "abcdefgh12345678"


def test_records_are_told_apart_from_fields() -> None:
    touched = Touched((f"events/{RECORD}", f"events/{RECORD}/venue", "profile/towns", "events/@last-number"))
    assert touched.records == {"events": {RECORD}}
    assert touched.first_parts == {"events", "profile"}
    assert touched == {f"events/{RECORD}", f"events/{RECORD}/venue", "profile/towns", "events/@last-number"}


@pytest.mark.parametrize(
    ("changed", "asked", "is_under"),
    [
        (f"events/{RECORD}/venue", "events", True),
        (f"events/{RECORD}/venue", f"events/{RECORD}", True),
        (f"events/{RECORD}/venue", "events/zzzzzzzz12345678", False),
        (f"events/{RECORD}/venue", "event", False),
        ("profile/towns/@carried", "profile/towns", True),
        ("profile/towns", "profile/towns", True),
        ("profile/towns-2", "profile/towns", False),
        # a field whose name is as long as a record's id, repeated for each record
        (f"profile/responsibilities/{RECORD}/@carried", f"profile/responsibilities/{RECORD}", True),
        ("profile/responsibilities/@carried", f"profile/responsibilities/{RECORD}", False),
        ("profile/towns", "", False),
    ],
)
def test_what_stands_below_a_place_is_under_it(changed: str, asked: str, is_under: bool) -> None:
    assert Touched((changed,)).is_under(asked) is is_under


def test_each_change_is_found_on_its_page() -> None:
    plan = small_plan()
    record = address(plan, "events")
    assert pages_of(plan, Touched((f"{record}/venue", "profile/description"))) == {"calendar", "profile"}
    assert pages_of(plan, Touched(("events/@internal", "nowhere/at-all"))) == {"calendar"}
    assert pages_of(plan, Touched((f"standards/{RECORD}",))) == {"standards"}
