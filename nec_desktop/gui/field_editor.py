"""What every editor of a field has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.plan.values import Content


class FieldEditor(QWidget):
    """Edits one value. `edited` carries its new content, None for empty; only what a person does is handed on. `doing`
    says what the person does, before that is handed on, where it is no typing but a step of its own; empty afterwards.

    The keyboard reaches the part to write in by the focus proxy.
    """

    edited = Signal(object)
    doing = Signal(str)
    PAUSE = 400
    """Milliseconds after the last key until what is typed is handed on: well within the second promised for saving."""
    LONGEST = 800
    """Milliseconds that typing without a pause may go on before it is handed on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)
        self.error = FlowingLabel(objectName="error")
        self.error.hide()
        self._description = self._hint = ""
        self.problem = self.doubt = self.why = ""
        """Why what is typed cannot be kept, why what is kept cannot be right, and why the person was led here:
        sentences, empty for none; the first of them is said.
        """

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on; nothing moves where nothing differs."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand on what is written now; say below it why it cannot be kept, if so."""

    def keep_own_undo(self) -> None:
        """Undo what is written here without the window's help: it knows nothing of a form before that is saved."""

    def say(self, problem: str) -> None:
        """Say why what is typed cannot be kept, or take that back."""
        self.problem = problem
        self._tell()

    def say_doubt(self, doubt: str) -> None:
        """Say why what is typed, and kept, cannot be right beside the rest; or take that back."""
        self.doubt = doubt
        self._tell()

    def say_why(self, why: str, _content: object = None) -> None:
        """Say why the person was led here, or take that back."""
        self.why = why
        self._tell()

    def _tell(self) -> None:
        sentence = self.tr("Not saved. {0}").format(self.problem) if self.problem else self.doubt or self.why
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.describe(self._description)

    def describe(self, words: str) -> None:
        """Give a screen reader the words that stand around the editor, such as its help; an error comes first."""
        self._description = words
        proxy = self.focusProxy()
        if proxy:
            told = (self.error.text(), words, self._hint)
            proxy.setAccessibleDescription(" ".join(part for part in told if part))
