"""Check a plan."""

from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.rules import find_all


def check_plan(workspace: Workspace, plan: Plan) -> list[Finding]:
    """Return all findings about a plan as of today."""
    return find_all(plan, workspace.today, workspace.language)
