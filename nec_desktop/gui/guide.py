"""A text to read beside the writing: guidance, examples, what the panel sees. Links carry addresses of the plan."""

from functools import cache
from html import escape

from markdown_it import MarkdownIt
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from nec_desktop.gui.theme import tokens

_STYLE = """
h2 {{ font-size: large; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }}
p, li {{ margin-top: 4px; margin-bottom: 4px; }}
ul {{ margin-left: 14px; -qt-list-indent: 0; }}
td {{ background-color: {tint}; padding: 8px; }}
a {{ color: {accent}; }}
"""


class Guide(QTextBrowser):
    """Shows HTML of our own making. `chosen` carries the address of a link."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.chosen.emit(url.toString()))
        self.document().setDocumentMargin(10)
        self._html, self._is_shown = "", True

    def show_html(self, html: str) -> None:
        """Show `html` in the colours of the scheme; where nobody looks, when somebody does."""
        self._html, self._is_shown = html, False
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what is to be read now."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            colours = tokens()
            self.document().setDefaultStyleSheet(_STYLE.format(tint=colours.tint, accent=colours.accent))
            self.setHtml(self._html)


def heading(words: str) -> str:
    """Return a heading as HTML."""
    return f"<h2>{escape(words)}</h2>"


def markdown(text: str) -> str:
    """Return Markdown as HTML."""
    return str(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def bullets(lines: tuple[str, ...]) -> str:
    """Return plain lines as a list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def link_bullets(links: tuple[tuple[str, str], ...]) -> str:
    """Return addresses and words as a list of links."""
    return f"<ul>{''.join(f'<li>{link(address, words)}</li>' for address, words in links)}</ul>"


def link(address: str, words: str) -> str:
    """Return words that lead to an address."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'
