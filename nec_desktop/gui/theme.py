"""Colours and looks, in one place. They follow the system's light or dark scheme, and its size of text."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from nec_desktop.paths import UI


class Tokens(NamedTuple):
    """Colours by what they are for."""

    ink: str
    soft: str
    page: str
    side: str
    line: str
    accent: str
    on_accent: str
    tint: str
    error: str
    good: str
    warning: str
    warning_ground: str
    handle: str


LIGHT = Tokens(
    ink="#1b2330",
    soft="#55606f",
    page="#ffffff",
    side="#f4f6f9",
    line="#d9dee6",
    accent="#1f4e8c",
    on_accent="#ffffff",
    tint="#e6eef8",
    error="#a8201a",
    good="#1d6b3a",
    warning="#8a4b00",
    warning_ground="#fff4e0",
    handle="#8b95a3",
)
DARK = Tokens(
    ink="#e8ebf0",
    soft="#a4adba",
    page="#1f252e",
    side="#171c23",
    line="#3a4350",
    accent="#8ab8f0",
    on_accent="#171c23",
    tint="#26364a",
    error="#ff8f88",
    good="#7fd09b",
    warning="#f0b860",
    warning_ground="#3a2f1b",
    handle="#76818f",
)

STYLE = ("-style", "fusion")
"""Arguments of a QApplication. Fusion looks alike everywhere; named so, Qt need not make its styles known to Python,
which takes 30 ms of a start."""

_STYLE = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, QWidget#page, QWidget#head, QWidget#screen, QScrollArea, QStackedWidget {{ background: {page}; }}
QFrame#header {{ background: {page}; border: 0; border-bottom: 1px solid {line}; }}
QLabel#title {{ font-size: {title}pt; font-weight: 600; }}
QLabel#heading, QLabel#area_label {{ font-size: {heading}pt; font-weight: 600; }}
QLabel#area_label {{ font-size: {text}pt; }}
QLabel#subheading {{ font-weight: 600; }}
QLabel#caption, QLabel#title_label {{ color: {soft}; }}
QLabel#caption {{ font-size: {caption}pt; }}
QLabel#error {{ color: {error}; }}
QLabel#good {{ color: {good}; font-weight: 600; }}
QLabel#asked {{ background: {tint}; border-left: 4px solid {accent}; padding: 12px; }}
QLabel#notice {{ background: {warning_ground}; border-left: 4px solid {warning}; padding: 12px; }}
QFrame#tour {{ background: {tint}; border-left: 4px solid {accent}; }}
OutForReview {{ background: {side}; border: 0; border-left: 4px solid {accent}; }}
QFrame#finding {{ background: {side}; border-right: 1px solid {line}; border-top: 1px solid {line}; }}
QPushButton, QToolButton {{
    background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 6px 12px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QToolButton {{ padding: 4px 8px; }}
QToolButton:focus {{ padding: 3px 7px; }}
QToolButton#format {{ background: transparent; border-color: transparent; }}
QToolButton#format:hover {{ border-color: {line}; }}
QToolButton#format:focus {{ border-color: {accent}; }}
QFrame#popup {{ background: {page}; border: 1px solid {line}; }}
QToolButton:checked, QToolButton#format:checked {{ background: {tint}; border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton:disabled, QToolButton:disabled {{ color: {soft}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#primary:focus {{ border: 2px solid {ink}; }}
QPushButton#primary:disabled {{ background: {line}; color: {soft}; border-color: {line}; }}
QLineEdit, QTextEdit, QComboBox, QDateEdit, QListView, QTableView, QTreeView {{
    background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 4px;
    selection-background-color: {tint}; selection-color: {ink}; outline: 0; }}
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QListView:focus, QTableView:focus,
QTreeView:focus {{ border: 2px solid {accent}; padding: 3px; }}
QLineEdit, QComboBox, QDateEdit {{ min-height: {line_height}px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({arrow}); width: {arrow_size}px; height: {arrow_size}px; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{
    background: {page}; border: 1px solid {line}; border-radius: 0; padding: 0; }}
QListView#suggestions, QListView#suggestions:focus {{ border: 1px solid {line}; border-radius: 0; padding: 1px; }}
QListView#suggestions::item {{ padding: 4px; }}
QLabel#summary:focus {{ border: 2px solid {accent}; border-radius: 5px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QCheckBox:disabled {{ color: {soft}; }}
QCheckBox::indicator, QListView::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {handle}; border-radius: 3px; background: {page}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({tick}); }}
QCheckBox:focus {{ color: {accent}; font-weight: 600; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 30px; }}
QScrollBar::handle:horizontal {{ min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
PageView {{ background: {side}; border: 1px solid {line}; padding: 1px; }}
PageView:focus {{ border: 2px solid {accent}; padding: 0; }}
QTableView {{ gridline-color: {line}; padding: 0; outline: 1px solid {accent}; }}
QTableView:focus {{ padding: 0; }}
QTreeView::item {{ padding: 5px 2px; border: 0; }}
QTreeView::item:selected, QListView::item:selected {{ background: {tint}; color: {ink}; }}
QListWidget#files::item {{ padding: 4px 2px; }}
QTreeView#nav {{ background: {side}; border: 0; border-right: 1px solid {line}; border-radius: 0; padding: 4px 0; }}
QTreeView#nav:focus {{ border: 2px solid {accent}; padding: 2px 0; }}
QTextBrowser#guide, QListWidget#findings, QListWidget#remarks {{
    background: {side}; border: 2px solid {side}; border-radius: 0; }}
QTextBrowser#guide:focus, QListWidget#findings:focus, QListWidget#remarks:focus {{
    border: 2px solid {accent}; padding: 4px; }}
QListWidget#findings::item, QListWidget#remarks::item {{ padding: 8px 4px; border-bottom: 1px solid {line}; }}
QHeaderView {{ background: {side}; }}
QHeaderView::section {{
    background: {side}; color: {soft}; border: 0; border-bottom: 1px solid {line}; padding: 6px; }}
QTableView QHeaderView::section {{ padding: 6px 3px; }}
QTableCornerButton::section {{ background: {side}; border: 0; border-bottom: 1px solid {line}; }}
QTabWidget#side {{ background: {side}; }}
QTabWidget#side::pane {{ border: 0; border-left: 1px solid {line}; background: {side}; }}
QTabBar::tab {{ font-size: {tab}pt; padding: 10px 7px 8px 7px; background: {side}; color: {soft}; border: 0; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accent}; border: 2px solid {accent}; }}
QTabBar::scroller {{ width: 44px; }}
QTabBar::tear {{ width: 0; }}
QTabBar QToolButton {{ padding: 0; border: 0; border-radius: 0; background: {side}; }}
QStackedWidget#foot {{ background: {side}; }}
QSplitter::handle {{ background: {line}; }}
QStatusBar {{ background: {side}; color: {soft}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {soft}; font-size: {caption}pt; padding: 0 8px; }}
QStatusBar QLabel#error {{ color: {error}; }}
QMenuBar {{ background: {side}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {tint}; color: {ink}; }}
QMenu {{ background: {page}; border: 1px solid {line}; }}
QMenu::item:disabled {{ color: {soft}; }}
QToolTip {{ background: {page}; color: {ink}; border: 1px solid {line}; }}
QProgressBar {{ border: 1px solid {line}; border-radius: 5px; background: {side}; }}
QProgressBar::chunk {{ background: {accent}; }}
"""


_CONTRAST = """
QLabel#asked, QLabel#notice, QFrame#tour {{ border: 2px solid {ink}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QPushButton:disabled {{ border: 2px dashed {ink}; padding: 5px 11px; }}
QToolButton:disabled {{ border: 2px dashed {ink}; padding: 3px 7px; }}
QPushButton#primary:disabled {{ background: {page}; color: {ink}; border: 2px dashed {ink}; }}
QToolButton:checked, QToolButton#format:checked, QTabBar::tab:selected {{ border: 2px solid {ink}; font-weight: 600; }}
QLineEdit, QTextEdit, QComboBox, QDateEdit, QListView, QTableView, QTreeView {{
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {accent}; color: {on_accent}; }}
QTreeView#nav, QTreeView#tasks {{ selection-background-color: {page}; selection-color: {ink}; }}
QTreeView#nav::item:selected, QTreeView#tasks::item:selected {{
    border-top: 1px solid {ink}; border-bottom: 1px solid {ink}; background: {page}; color: {ink}; }}
"""
"""Where contrast is high: borders where the usual looks rely on tints, and dashed ones on what cannot be pressed."""


def contrast_tokens(palette: QPalette) -> Tokens:
    """Return the colours of a system's high-contrast palette: its text on its ground, and nothing in between."""
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    page = palette.color(QPalette.ColorRole.Window).name()
    return Tokens(
        ink=ink,
        soft=ink,
        page=page,
        side=page,
        line=ink,
        accent=ink,
        on_accent=page,
        tint=page,
        error=ink,
        good=ink,
        warning=ink,
        warning_ground=page,
        handle=ink,
    )


class Theme(QObject):
    """The application's looks, and how large its text is. It follows the system."""

    def __init__(self, application: QApplication, scheme: Qt.ColorScheme) -> None:
        super().__init__(application)
        self._application, self._scheme = application, scheme
        self._points = application.font().pointSizeF()
        self._zoom = 100
        self.colours = LIGHT
        self.apply()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.apply)
        hints.accessibility().contrastPreferenceChanged.connect(self.apply)

    def set_zoom(self, percent: int) -> None:
        """Show all text at `percent` of the size that the system says."""
        if percent != self._zoom:
            self._zoom = percent
            font = self._application.font()
            font.setPointSizeF(self._points * percent / 100)
            self._application.setFont(font)
            self.apply()

    def apply(self, _changed: object = None) -> None:
        """Give everything its colours and sizes."""
        hints = QGuiApplication.styleHints()
        dark = (self._scheme if self._scheme != Qt.ColorScheme.Unknown else hints.colorScheme()) == Qt.ColorScheme.Dark
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if contrast:
            self._application.setPalette(QPalette())  # the system's own
            self.colours = contrast_tokens(self._application.palette())
            dark = QColor(self.colours.page).lightness() < 128
        else:
            self.colours = DARK if dark else LIGHT
            self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(
            style_sheet(self.colours, self._points * self._zoom / 100, dark=dark, contrast=contrast)
        )


def style_sheet(colours: Tokens, text: float, *, dark: bool, contrast: bool) -> str:
    """Return the style sheet. The pictures of the design are drawn at 10 pt; the text's size measures the rest."""
    arrow, tick = ((UI / f"{name}-{'dark' if dark else 'light'}.svg").as_posix() for name in ("arrow", "tick"))
    sizes = {"text": text, "title": text * 1.9, "heading": text * 1.2, "caption": text * 0.9}
    sizes["tab"] = text if text < 14 else text * 0.88  # four of them stand side by side
    pixels = {"box": max(14, round(text * 1.4)), "line_height": max(22, round(text * 1.7))}
    pixels["arrow_size"] = min(max(12, round(text)), 22)  # within the room that it has at a box's right
    sheet = _STYLE + (_CONTRAST if contrast else "")
    return sheet.format_map({**colours._asdict(), **sizes, **pixels, "arrow": arrow, "tick": tick})


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.side),
        (QPalette.ColorRole.Base, colours.page),
        (QPalette.ColorRole.AlternateBase, colours.side),
        (QPalette.ColorRole.Button, colours.page),
        (QPalette.ColorRole.WindowText, colours.ink),
        (QPalette.ColorRole.Text, colours.ink),
        (QPalette.ColorRole.ButtonText, colours.ink),
        (QPalette.ColorRole.ToolTipBase, colours.page),
        (QPalette.ColorRole.ToolTipText, colours.ink),
        (QPalette.ColorRole.PlaceholderText, colours.soft),
        (QPalette.ColorRole.Highlight, colours.tint),
        (QPalette.ColorRole.HighlightedText, colours.ink),
        (QPalette.ColorRole.Link, colours.accent),
        (QPalette.ColorRole.LinkVisited, colours.accent),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def theme() -> Theme | None:
    """Return the application's theme; a widget that is tried out alone has none."""
    application = QApplication.instance()
    found = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly) if application else None
    return found if isinstance(found, Theme) else None


def tokens() -> Tokens:
    """Return the colours in use."""
    found = theme()
    return found.colours if found else LIGHT


def apply_theme(application: QApplication, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> Theme:
    """Give the application its looks, now and whenever the system's change; or those of `scheme`, if known."""
    return Theme(application, scheme)


def restyle(widget: QWidget, name: str) -> None:
    """Give a widget the look that belongs to another object name."""
    if widget.objectName() == name:
        return
    widget.setObjectName(name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
