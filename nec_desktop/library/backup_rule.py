"""Which backups are kept: the last five, and before them fewer the older they are."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from nec_desktop.translation import tr

LAST = 5
_SPANS = ((timedelta(days=14), "%Y-%j"), (timedelta(weeks=12), "%G-%V"), (timedelta(days=365), "%Y-%m"))


def rule_words() -> str:
    """Return the rule in a sentence."""
    return tr(
        "The last five backups are kept; of those before, one a day for 14 days, one a week for 12 weeks and one a "
        "month for a year."
    )


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which of these instants the rule keeps. The newest of each day, week and month stands for it."""
    newest_first = sorted(set(made), reverse=True)
    kept = set(newest_first[:LAST])
    for span, form in _SPANS:
        seen = set()
        for instant in newest_first:
            period = instant.strftime(form)
            if now - instant <= span and period not in seen:
                seen.add(period)
                kept.add(instant)
    return kept
