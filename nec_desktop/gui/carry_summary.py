"""The last look before a plan is started from the last one: what goes over in sentences, what stays behind listed."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nec_desktop.actions.carry_forward import Proposal
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.carry_proposal import SectionRow
from nec_desktop.plan.left_behind import LeftBehind, count_title
from nec_desktop.plan.words import period_words
from nec_desktop.translation import tr


class LeftBehindList(QTreeWidget):
    """What stays behind, place by place, each with the reason; opened, the texts and records by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([self.tr("What stays behind"), self.tr("Why")])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_left(self, left: Sequence[LeftBehind]) -> None:
        """Show what stays behind, the places closed."""
        self.clear()
        for each in left:
            item = QTreeWidgetItem(self, [count_title(each), each.rule])
            item.setToolTip(0, item.text(0))
            for name in each.items:
                child = QTreeWidgetItem(item, [name])
                child.setFirstColumnSpanned(True)
                child.setToolTip(0, name)
        if first := self.topLevelItem(0):
            self.setCurrentItem(first)


def summary_words(proposal: Proposal, chosen: Choices) -> Iterator[str]:
    """Yield in sentences what the new plan begins with."""
    yield tr("From “{0}”, for {1}.").format(proposal.title, period_words(proposal.period))
    for choice, words in (
        ("keep", tr("Texts kept: {0}.")),
        ("rework", tr("Begun empty, with the texts beside: {0}.")),
        ("drop", tr("Begun empty: {0}.")),
    ):
        rows = [row for row in proposal.sections if row.texts or choice == "drop"]
        titles = [row.title for row in rows if chosen.sections[row.id] == choice]
        if titles:
            yield words.format(", ".join(titles))
    kept = [words for row in proposal.sections if chosen.sections[row.id] != "drop" for words in _kept(row, chosen)]
    if kept:
        yield tr("Records: {0}.").format("; ".join(kept))
    yield tr("“{0}” itself stays as it is, with its quarterly updates, versions and rounds.").format(proposal.title)


def _kept(section: SectionRow, chosen: Choices) -> Iterator[str]:
    for register in section.registers:
        rule = next(rule for rule in register.rules if rule.rule == chosen.registers[register.id])
        if rule.count:
            yield tr("{0}, {1} of {2}").format(register.title, rule.count, register.count)
