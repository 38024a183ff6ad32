"""The places that hold what is looked for, in groups and section by section, and the one that is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nec_desktop.gui.hit_list import MARK, HitDelegate
from nec_desktop.gui.select_words import units
from nec_desktop.plan.find import Found, Group, Hit
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr

_HIT = Qt.ItemDataRole.UserRole
_LARGER = 1.15
"""How much larger a group's heading is than that of a section."""

_LINES = 3
"""Lines of text that a place takes with the room around it: what it is called, and the words."""


class FoundPlaces(QListWidget):
    """Lists places below headings, which cannot be chosen. Above each group stands how many there are in all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[QListWidgetItem] = []
        self.setItemDelegate(HitDelegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the lines' heights stay true to their width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height of one place at least: below a low window there is no more."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    @property
    def hits(self) -> list[Hit]:
        """All places, in the order in which they stand here."""
        return [place.data(_HIT) for place in self._places]

    @property
    def marked(self) -> Hit | None:
        """The place that is marked."""
        return hit_of(self.currentItem())

    @property
    def is_at_top(self) -> bool:
        """Whether the first place is marked."""
        return bool(self._places) and self.currentItem() is self._places[0]

    def after(self, by: int) -> Hit | None:
        """Return the place `by` places after the marked one, around the end; None where there is none at all."""
        if not self._places:
            return None
        item = self.currentItem()
        at = self._places.index(item) if item in self._places else -1 if by > 0 else 0
        return hit_of(self._places[(at + by) % len(self._places)])

    def mark(self, hit: Hit | None) -> None:
        """Mark a place; with None, no place."""
        item = next((place for place in self._places if hit_of(place) is hit), None)
        if item:
            self.setCurrentItem(item)
        else:
            self.setCurrentRow(-1)

    def empty(self) -> None:
        """Take everything out."""
        self.clear()
        self._places.clear()

    def put(self, plan: Plan, found: Sequence[Found], *, is_replacing: bool) -> None:
        """List what was found, and mark the first place; of words to be replaced, the first where that can be done."""
        for each in found:
            self._list(plan, each, is_replacing=is_replacing)
        hits = self.hits
        self.mark(next((hit for hit in hits if is_replacing and hit.passage.own), hits[0] if hits else None))

    def _list(self, plan: Plan, found: Found, *, is_replacing: bool) -> None:
        words = count_words(found.count, tr("place"))
        if len(found.hits) < found.count:
            words = tr("the first {0} of {1}").format(len(found.hits), words)
        self._heading(tr("{0}: {1}").format(group_words(found.group), words), QFont.Weight.Bold, larger=True)
        last = ""
        for hit in found.hits:
            if hit.passage.page != last:
                last = hit.passage.page
                self._heading(_page_words(plan, last), QFont.Weight.DemiBold)
            stays = is_replacing and not hit.passage.own
            self._add(hit, tr("{0} (stays as it is)").format(hit.passage.label) if stays else hit.passage.label)

    def _heading(self, words: str, weight: QFont.Weight, *, larger: bool = False) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setWeight(weight)
        if larger:
            font.setPointSizeF(font.pointSizeF() * _LARGER)
        item.setFont(font)

    def _add(self, hit: Hit, label: str) -> None:
        context, start, end = hit.context()
        item = QListWidgetItem(f"{label}\u2028{context}", self)
        at = units(label) + 1
        item.setData(_HIT, hit)
        item.setData(MARK, (at - 1, at + units(context[:start]), at + units(context[:end])))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}: {context}")
        self._places.append(item)


def hit_of(item: QListWidgetItem | None) -> Hit | None:
    """Return the place that a line stands for; None for a heading."""
    hit = item.data(_HIT) if item else None
    return hit if isinstance(hit, Hit) else None


def group_words(group: Group) -> str:
    """Return what a group is called."""
    titles: dict[Group, str] = {
        "text": tr("In your texts"),
        "record": tr("In registers"),
        "guidance": tr("In guidance and examples"),
    }
    return titles[group]


def count_in_words(found: Sequence[Found], *, is_replacing: bool) -> str:
    """Say how many places were found, of which group, and of words to be replaced, how many of them stay."""
    listed, count = sum(len(each.hits) for each in found), sum(each.count for each in found)
    told = count_words(count, tr("place"))
    if listed < count:
        told = tr("The first {0} of {1:,} places. Type more to see fewer.").format(listed, count)
    elif len(found) > 1:
        parts = ", ".join(f"{each.count:,} {_small(group_words(each.group))}" for each in found)
        told = tr("{0}: {1}").format(told, parts)
    stay = count - sum(each.own for each in found) if is_replacing else 0
    return tr("{0}. Not to be replaced: {1:,}.").format(told.removesuffix("."), stay) if stay else told


def stay_in_words(count: int) -> str:
    """Say that words stay as they are in so many places, and why; empty for none."""
    if not count:
        return ""
    why = tr("locked texts, choices, dates, numbers, linked records and guidance are not replaced.")
    if count == 1:
        return tr("1 place stays as it is: {0}").format(why)
    return tr("{0} stay as they are: {1}").format(count_words(count, tr("place")), why)


def _page_words(plan: Plan, address: str) -> str:
    page = plan.every_page()[address]
    return f"{page_name(page)}, {page.quarter.title}" if page.quarter else page_name(page)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
