"""What the text editor asks for: where a link leads, and what a picture shows."""

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nec_desktop.gui.text_line import TextLine
from nec_desktop.gui.widths import letters
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.richtext import safe_link

AnyLine = TypeVar("AnyLine", bound=QLineEdit)

_WIDTH = 68
"""Letters: an address is read as a whole. No dialog is wider than the window that it belongs to."""


def complete_link(typed: str) -> str:
    """Return the address that a person means: www.dorset.police.uk is a web address, a@b.uk an e-mail address."""
    target = clean_line(typed)
    scheme = target.partition(":")[0].casefold()
    if " " in target or not target or scheme in ("http", "https", "mailto", "tel"):
        return safe_link(target)
    if ":" in target and "." not in scheme:
        return ""
    return safe_link(f"mailto:{target}" if "@" in target else f"https://{target}" if "." in target else "")


class _Dialog(QDialog):
    """`prose` is the line for words that readers read."""

    prose: TextLine

    def __init__(self, title: str, accept: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(letters(self, _WIDTH), parent.window().width()))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(20, 20, 20, 20)
        self._rows.setSpacing(8)
        self.error = QLabel(objectName="error", wordWrap=True)
        self.error.hide()
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button = QPushButton(accept, objectName="primary")
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.try_accept)
        self.buttons.rejected.connect(self.reject)

    def add_line(self, words: str, text: str, help_words: str = "") -> QLineEdit:
        """Add a line to type in, below its name."""
        return self._add(QLineEdit(text), words, help_words)

    def add_prose(self, words: str, text: str, help_words: str = "") -> TextLine:
        """Add a line for words that readers read, which are set as in the text itself."""
        line = TextLine(text, corrects=True)
        line.keeps_undo = True
        return self._add(line, words, help_words)

    def _add(self, line: AnyLine, words: str, help_words: str) -> AnyLine:
        label = QLabel(words)
        label.setBuddy(line)
        line.setAccessibleName(words)
        line.textEdited.connect(lambda _: self.error.hide())
        self._rows.addWidget(label)
        if help_words:
            self._rows.addWidget(QLabel(help_words, objectName="caption", wordWrap=True))
        self._rows.addWidget(line)
        return line

    def finish(self) -> None:
        """Put the place for a mistake and the buttons below everything."""
        self._rows.addWidget(self.error)
        self._rows.addSpacing(8)
        self._rows.addWidget(self.buttons)

    def refuse(self, sentence: str, line: QLineEdit) -> None:
        """Say why this cannot be, and stay."""
        self.error.setText(sentence)
        self.error.show()
        line.setFocus()
        line.selectAll()

    def try_accept(self) -> None:
        """Close, if what is there can be used."""
        self.accept()


class LinkDialog(_Dialog):
    """`target` is where the link leads, empty where it is to be removed; `words` what is shown."""

    def __init__(self, words: str, target: str, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Change the link") if target else parent.tr("Link"),
            parent.tr("Change the link") if target else parent.tr("Make the link"),
            parent,
        )
        self.target = target
        self.words_line = self.prose = self.add_prose(self.tr("Words to show"), words)
        self.address_line = self.add_line(
            self.tr("Where it leads"),
            target,
            self.tr("A web address (https://…), an e-mail address or a telephone number (tel:101)."),
        )
        if target:
            remove = self.buttons.addButton(self.tr("Remove the link"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        self.finish()
        (self.address_line if words else self.words_line).setFocus()

    def name_address(self, address: str) -> None:
        """Ask for words in the place of an address that is written out: they are what is still missing."""
        self.address_line.setText(address)
        self.words_line.clear()
        self.words_line.setFocus()

    def ask_words(self) -> None:
        """Ask for other words in the place of those that are there."""
        self.words_line.setFocus()
        self.words_line.selectAll()

    @property
    def words(self) -> str:
        """The words to show: the address itself where none were given."""
        return clean_line(self.words_line.text()) or self.target.removeprefix("mailto:").removeprefix("tel:")

    def try_accept(self) -> None:
        """Close, if the address is one that a reader can safely follow."""
        typed = clean_line(self.address_line.text())
        target = complete_link(typed)
        if not typed:
            self.refuse(self.tr("Write where the link leads."), self.address_line)
        elif not target:
            self.refuse(
                self.tr(
                    "“{0}” cannot be linked. A link may lead to a web page (https://…), an e-mail address or a "
                    "telephone number (tel:101). Anything else would not work, or not be safe, on a reader’s computer."
                ).format(typed),
                self.address_line,
            )
        else:
            self.target = target
            self.accept()

    def _remove(self) -> None:
        self.words_line.setText(self.words)
        self.target = ""
        self.accept()


class PictureDialog(_Dialog):
    """`alt` is what the picture shows, in words; `removed` says that it is to go."""

    def __init__(self, name: str, alt: str, parent: QWidget, *, may_remove: bool) -> None:
        super().__init__(
            parent.tr("Picture"), parent.tr("Keep these words") if may_remove else parent.tr("Put it in"), parent
        )
        self.removed = False
        if name:
            self._rows.addWidget(QLabel(name, wordWrap=True))
        self.alt_line = self.prose = self.add_prose(
            self.tr("What the picture shows"),
            alt,
            self.tr("A sentence for people who cannot see it. Say what matters, not “picture of”."),
        )
        if may_remove:
            remove = self.buttons.addButton(self.tr("Remove the picture"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        self.finish()
        self.alt_line.setFocus()

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""
        return clean_line(self.alt_line.text())

    def try_accept(self) -> None:
        """Close, if there are words for the picture."""
        if self.alt:
            self.accept()
        else:
            self.refuse(
                self.tr("Say in a few words what the picture shows: some readers hear the plan read out."),
                self.alt_line,
            )

    def _remove(self) -> None:
        self.removed = True
        self.accept()
