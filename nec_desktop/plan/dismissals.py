"""Findings that a person dismissed with a reason: kept with the plan, and back when the sentence changes.

They stand beside the text they are about, at `profile/description/@dismissed`: a rich text of one table, a row for
each. So they are saved, undone and carried about like everything else in a plan, and are in no copy of the document.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from nec_desktop.language.sentences import LONGEST
from nec_desktop.plan.addresses import DISMISSED, join, last_part, parent
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.richtext import RichText, Run, Table, runs_text
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr

_HEAD = ("Check", "Words", "Sentence", "Reason")


@dataclass(frozen=True)
class Dismissal:
    """What was dismissed: the check's id, the words and the sentence they stood in, and why."""

    address: str
    rule: str
    words: str
    sentence: str
    reason: str

    @property
    def what(self) -> tuple[str, str, str, str]:
        """Everything but the reason."""
        return (self.address, self.rule, self.words, self.sentence)


def can_dismiss(finding: Finding) -> bool:
    """Say whether a finding may be dismissed: one about words may; what is missing is missing."""
    return finding.remark is not None


def dismiss(plan: Plan, finding: Finding, reason: str) -> Edit:
    """Leave `finding` out from now on, as long as its words stand in the same sentence. Raises ValueError without a
    reason, or for a finding that is not about words.
    """
    if not can_dismiss(finding) or not reason.strip():
        raise ValueError("Only a finding about words can be dismissed, and only with a reason.")
    dismissal = _dismissal(finding, reason)
    others = [kept for kept in _read(plan, finding.address) if kept.what != dismissal.what]
    return Edit(tr("Dismiss “{0}”").format(_short(dismissal.words)), (_write(finding.address, [*others, dismissal]),))


def restore(plan: Plan, dismissal: Dismissal) -> Edit:
    """Let a dismissed finding be found again."""
    others = [kept for kept in _read(plan, dismissal.address) if kept.what != dismissal.what]
    return Edit(tr("Look at “{0}” again").format(_short(dismissal.words)), (_write(dismissal.address, others),))


def dismissals(plan: Plan) -> list[Dismissal]:
    """Return all that was dismissed, in the order of the plan's values; also where the text has changed since."""
    return [
        dismissal
        for address in plan.values
        if last_part(address) == DISMISSED
        for dismissal in _read(plan, parent(address))
    ]


def left_without(content: Content | None, rules: Collection[str]) -> Content | None:
    """Return what is kept of a place's dismissals without those of some checks; None where nothing is left."""
    kept = [dismissal for dismissal in _in(content, "") if dismissal.rule not in rules]
    return _written(kept)


def undismissed(plan: Plan, findings: Iterable[Finding]) -> list[Finding]:
    """Return `findings` without those that were dismissed in the sentence in which they stand."""
    found = list(findings)
    places = {finding.address for finding in found if finding.remark is not None}
    dismissed = {dismissal.what for address in places for dismissal in _read(plan, address)}
    if not dismissed:
        return found
    return [finding for finding in found if finding.remark is None or _dismissal(finding, "").what not in dismissed]


def _dismissal(finding: Finding, reason: str) -> Dismissal:
    assert finding.remark is not None
    words = _line(finding.remark.words[:LONGEST])
    return Dismissal(finding.address, finding.rule, words, finding.remark.sentence, _line(reason))


def _read(plan: Plan, address: str) -> Iterator[Dismissal]:
    return _in(plan.get(join(address, DISMISSED)), address)


def _in(content: Content | None, address: str) -> Iterator[Dismissal]:
    for block in content.blocks if isinstance(content, RichText) else ():
        for row in block.rows if isinstance(block, Table) else ():
            cells = [runs_text(cell) for cell in row]
            if len(cells) == len(_HEAD) and tuple(cells) != _HEAD:
                yield Dismissal(address, *cells)


def _write(address: str, kept: list[Dismissal]) -> Change:
    return Change(join(address, DISMISSED), _written(kept))


def _written(kept: list[Dismissal]) -> RichText | None:
    rows = [_HEAD, *((each.rule, each.words, each.sentence, each.reason) for each in kept)]
    table = Table(tuple(tuple((Run(cell),) for cell in row) for row in rows))
    return RichText((table,)) if kept else None


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rstrip()}…"
