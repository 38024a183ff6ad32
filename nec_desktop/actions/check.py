"""Check a plan."""

from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.checks import Finding, run_checks
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.rules import RULES


def check_plan(workspace: Workspace, plan: Plan) -> list[Finding]:
    """Return all findings about a plan as of today."""
    return run_checks(plan, workspace.now().astimezone().date(), RULES)
