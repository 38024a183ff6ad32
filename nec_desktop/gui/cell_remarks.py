"""What the checks say of words in the cells of a table, and where these words stand in what a cell shows."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.underlining import Line, line_under
from nec_desktop.language.findings import Remark
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.texts import text_of


class Place(NamedTuple):
    """Words to look at, from which character of what a cell shows to which, and what is said of them."""

    start: int
    end: int
    finding: Finding


class CellRemarks(QObject):
    """Follows the checks of a plan. `told` carries the addresses of the cells of which they now say something else."""

    told = Signal(object)

    def __init__(self, session: PlanSession, register_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._register_id = session, register_id
        self._rules = {check.id: check.rule for check in session.plan.outline.check}
        self._found = session.about_words_in(register_id)
        session.checked.connect(self._follow)

    def places(self, address: str, shown: str) -> list[Place]:
        """Return what is to be looked at in a cell that shows these words, in their order.

        What was written over since the last check is not there any more, and nothing is said of it.
        """
        found = self._found.get(address)
        if not found:  # as in most cells, of which each is asked about whenever it is painted
            return []
        plan = self._session.plan
        text = text_of(plan, address, plan.get(address))
        return sorted(_places(text, shown, found), key=lambda place: place.start)

    def lines(self, places: Iterable[Place]) -> list[Line]:
        """Return what is to be drawn under words: under whole sentences first, in which words may be marked too."""
        lines = [(start, end, line_under(self._rules[about.rule], end - start)) for start, end, about in places]
        return sorted(lines, key=lambda line: line[0] - line[1])

    @property
    def addresses(self) -> Collection[str]:
        """The cells of which something is said."""
        return self._found.keys()

    def _follow(self) -> None:
        before, now = self._found, self._session.about_words_in(self._register_id)
        self._found = now
        changed = {address for address in before.keys() | now.keys() if before.get(address) != now.get(address)}
        if changed:
            self.told.emit(changed)


def explained(places: Iterable[Place]) -> str:
    """Return what is said of words, and what to do: a line for each."""
    findings = [place.finding for place in places]
    return "\n".join(line for finding in findings for line in (finding.message, finding.advice) if line)


def place_in(text: str, remark: Remark, shown: str) -> tuple[int, int] | None:
    """Return where words of a text stand in what is shown of it: one line, with single spaces between words.

    None where they do not stand in the text as the remark says.
    """
    if text[remark.start : remark.end] != remark.words:
        return None
    words = " ".join(remark.words.split())
    start = len(" ".join(f"{text[: remark.start]}-".split())) - 1
    end = start + len(words)
    return (start, end) if words and shown[start:end] == words else None


def _places(text: str, shown: str, found: Iterable[Finding]) -> Iterable[Place]:
    for finding in found:
        if finding.remark and (at := place_in(text, finding.remark, shown)):
            yield Place(*at, finding)
