"""A text to read beside the writing: guidance, examples, what the panel sees. Links carry addresses of the plan."""

from html import escape

from markdown_it import MarkdownIt
from PySide6.QtCore import Qt, Signal
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

    def show_html(self, html: str) -> None:
        """Show `html` in the colours of the scheme."""
        colours = tokens()
        self.document().setDefaultStyleSheet(_STYLE.format(tint=colours.tint, accent=colours.accent))
        self.setHtml(html)


def heading(words: str) -> str:
    """Return a heading as HTML."""
    return f"<h2>{escape(words)}</h2>"


def markdown(text: str) -> str:
    """Return Markdown as HTML."""
    return str(MarkdownIt("commonmark", {"html": False}).render(text))


def bullets(lines: tuple[str, ...]) -> str:
    """Return plain lines as a list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def link_bullets(links: tuple[tuple[str, str], ...]) -> str:
    """Return addresses and words as a list of links."""
    return f"<ul>{''.join(f'<li>{link(address, words)}</li>' for address, words in links)}</ul>"


def link(address: str, words: str) -> str:
    """Return words that lead to an address."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'
