"""What of the inbox is shown: boxes for state, kind, reviewer and section, and a line for words."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nec_desktop.gui.review_words import kinds, sections
from nec_desktop.gui.reviews import Reviews
from nec_desktop.review.inbox import Wanted


class InboxFilters(QObject):
    """`changed`: something else is to be shown. A box offers all first, whose value is empty."""

    changed = Signal()
    PAUSE = 200
    """Milliseconds after a letter until what it finds is shown."""

    def __init__(self, wanted: QLineEdit, boxes: Mapping[str, tuple[QComboBox, str]], parent: QWidget) -> None:
        """boxes: by name each box, with the words for all of what it chooses from."""
        super().__init__(parent)
        self._wanted, self._boxes = wanted, boxes
        self._offered: dict[str, list[tuple[str, str]]] = {}
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(self.changed)
        wanted.textChanged.connect(lambda _text: self._pause.start())
        for box, _words in boxes.values():
            box.currentIndexChanged.connect(lambda _n: self.changed.emit())

    @property
    def words(self) -> str:
        """What is looked for, empty for nothing."""
        return self._wanted.text().strip()

    def chosen(self, name: str) -> str:
        """Return the value chosen in a box, empty for all."""
        return str(self._boxes[name][0].currentData() or "")

    @property
    def are_set(self) -> bool:
        """Whether something may be hidden."""
        return bool(self.words) or any(map(self.chosen, self._boxes))

    @property
    def wanted(self) -> Wanted:
        """What is to be shown."""
        return Wanted(text=self.words, **{name: self.chosen(name) for name in self._boxes})

    def offer_what_came(self, reviews: Reviews) -> None:
        """Offer the reviewers, kinds and sections that come up."""
        inbox = reviews.inbox
        self.offer("reviewer", {name: name for name in inbox.reviewers})
        self.offer("kind", kinds(inbox))
        self.offer("section", sections(inbox.plan, reviews.counts))

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Offer choices in a box, by value in words; what is chosen stays chosen while it is offered."""
        offered = [("", self._boxes[name][1]), *choices.items()]
        if self._offered.get(name) == offered:
            return
        self._offered[name] = offered
        box = self._boxes[name][0]
        chosen = self.chosen(name)
        with QSignalBlocker(box):
            box.clear()
            for value, words in offered:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def choose(self, name: str, value: str) -> None:
        """Choose a value in a box, all for one that is not offered."""
        box = self._boxes[name][0]
        box.setCurrentIndex(max(0, box.findData(value)))

    def clear(self) -> None:
        """Show everything."""
        with QSignalBlocker(self._wanted):
            self._wanted.clear()
        for box, _words in self._boxes.values():
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self.changed.emit()
