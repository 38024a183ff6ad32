"""Spans: where each owner's text stands in a stretch of lines."""

from dataclasses import dataclass, field

from nec_desktop.review.returned import Confidence
from nec_desktop.review.sent_lines import Owner


@dataclass(eq=False)
class Span:
    """One owner's part of a stretch: from start up to and with the BREAK after its last line, which is at `last`."""

    owner: Owner
    start: int
    last: int
    sure: list[tuple[int, Confidence]] = field(default_factory=list)
