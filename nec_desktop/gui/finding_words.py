"""How bad a finding is, in a word, and in which colour it is shown."""

from nec_desktop.plan.checks import Finding
from nec_desktop.translation import tr


def severity_words(finding: Finding) -> str:
    """Return how bad a finding is."""
    return {"error": tr("Error"), "warning": tr("Warning"), "advice": tr("Advice")}[finding.severity]


def severity_colour(finding: Finding) -> str:
    """Return the name of the token in whose colour a finding is shown: advice is in no colour of its own."""
    return "ink" if finding.severity == "advice" else finding.severity
