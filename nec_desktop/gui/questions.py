"""What an empty text is to answer, shown in the place of the answer. Qt's own placeholder is a single line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from nec_desktop.gui.text_area import TextArea


class Questions(QLabel):
    """Stands in a text for as long as there is nothing in it, and no mark of a list either; the text is as high as all
    of it, whatever its size.
    """

    def __init__(self, edit: TextArea, questions: Sequence[str]) -> None:
        super().__init__("\n".join(questions), edit.viewport(), objectName="caption", wordWrap=True)
        self._edit = edit
        self._is_composed_in = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = QVBoxLayout(edit.viewport())
        self._over.addWidget(self)
        self._over.addStretch(1)
        self.hide()
        # And not the editor's own signal, which is held back while it is filled from the plan.
        edit.document().contentsChanged.connect(self._follow)
        edit.composing.connect(self._follow_composing)
        self._follow()

    def _follow_composing(self, something: bool) -> None:
        """Make room also for what an input method composes, with which the text is still empty."""
        self._is_composed_in = something
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that the questions need in another width."""
        super().resizeEvent(event)
        self._take_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that they need in another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_room()

    def _follow(self) -> None:
        document = self._edit.document()
        is_wanted = document.isEmpty() and not self._is_composed_in and document.begin().textList() is None
        if is_wanted == self.isHidden():
            self.setVisible(is_wanted)
            self._take_room()

    def _take_room(self) -> None:
        margins, around = self._over.contentsMargins(), self._edit.height() - self._edit.viewport().height()
        height = self.heightForWidth(self.width()) + margins.top() + margins.bottom() + around
        self._edit.tall.keep_room(height if self.isVisibleTo(self._edit) else 0)
