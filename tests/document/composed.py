"""Plans composed as documents."""

from datetime import date

from nec_desktop.actions.plans import EXAMPLE
from nec_desktop.document.blocks import Document
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.plan import Plan
from tests.small_plan import TODAY, empty_plan, kept

REVIEW, PUBLIC = CopyProfile(), CopyProfile("public")


def example_plan() -> Plan:
    """Return the shipped example."""
    plan = empty_plan()
    plan.apply(example_changes(EXAMPLE, read_example(EXAMPLE), empty_plan(), kept))
    return plan


def document(plan: Plan, profile: CopyProfile = REVIEW, today: date = TODAY) -> Document:
    """Compose the whole plan."""
    return Composer(plan, profile, today, {}).plan_document()
