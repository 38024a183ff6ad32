"""What an empty text is to answer, shown in the place of the answer. Qt's own placeholder is a single line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout


class Questions(QLabel):
    """Stands in a text for as long as nothing is written there."""

    def __init__(self, edit: QTextEdit, questions: Sequence[str]) -> None:
        super().__init__("\n".join(questions), edit.viewport(), objectName="caption", wordWrap=True)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over = QVBoxLayout(edit.viewport())
        over.addWidget(self)
        over.addStretch(1)
        edit.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setVisible(self._edit.document().isEmpty())
