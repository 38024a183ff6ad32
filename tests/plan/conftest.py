"""What the tests of the plan share."""

import pytest

from nec_desktop.paths import RESOURCES
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.plan import Plan
from tests.small_plan import empty_plan, kept

EXAMPLE = RESOURCES / "examples" / "east-dorset-2026-27.toml"


@pytest.fixture(scope="module")
def example() -> Plan:
    """The finished example that ships; tests that change it need a plan of their own."""
    plan = empty_plan()
    plan.apply(example_changes(EXAMPLE, read_example(EXAMPLE), empty_plan(), kept))
    return plan
