"""Colours and looks, in one place. They follow the system's light or dark scheme."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Tokens:
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


LIGHT = Tokens("#1b2330", "#55606f", "#ffffff", "#f4f6f9", "#d9dee6", "#1f4e8c", "#ffffff", "#e6eef8", "#a8201a")
DARK = Tokens("#e8ebf0", "#a4adba", "#1f252e", "#171c23", "#3a4350", "#8ab8f0", "#171c23", "#26364a", "#ff8f88")

_STYLE = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, QWidget#page, QScrollArea, QStackedWidget {{ background: {page}; }}
QWidget#side, QTabWidget#side {{ background: {side}; }}
QFrame#header {{ background: {page}; border-bottom: 1px solid {line}; }}
QLabel#title {{ font-size: 19pt; font-weight: 600; }}
QLabel#heading {{ font-size: 12pt; font-weight: 600; }}
QLabel#caption {{ color: {soft}; font-size: 9pt; }}
QLabel#error {{ color: {error}; }}
QLabel#asked {{ background: {tint}; border-left: 4px solid {accent}; padding: 12px; }}
QPushButton, QToolButton {{ background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 6px 12px; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QPushButton:disabled {{ color: {soft}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#primary:focus {{ border: 2px solid {ink}; }}
QLineEdit, QTextEdit, QComboBox, QListWidget, QTableView, QTableWidget, QTreeWidget {{
    background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 4px;
    selection-background-color: {tint}; selection-color: {ink}; }}
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QListWidget:focus, QTableView:focus, QTreeWidget:focus {{
    border: 2px solid {accent}; padding: 3px; }}
QTreeWidget#nav {{ background: {side}; border: 0; border-right: 1px solid {line}; border-radius: 0; padding: 4px; }}
QTextBrowser {{ background: {side}; border: 0; }}
QHeaderView::section {{ background: {side}; color: {soft}; border: 0; border-bottom: 1px solid {line}; padding: 6px; }}
QTabWidget::pane {{ border: 0; border-left: 1px solid {line}; }}
QTabBar::tab {{ padding: 8px 12px; background: {side}; color: {soft}; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; }}
QStatusBar {{ background: {side}; color: {soft}; border-top: 1px solid {line}; }}
"""


def tokens() -> Tokens:
    """Return the colours of the scheme in use."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(application: QApplication) -> None:
    """Give the application its looks, now and whenever the system's scheme changes."""
    application.setStyle("Fusion")

    def apply() -> None:
        colours = tokens()
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, colours.side),
            (QPalette.ColorRole.Base, colours.page),
            (QPalette.ColorRole.AlternateBase, colours.side),
            (QPalette.ColorRole.Button, colours.page),
            (QPalette.ColorRole.WindowText, colours.ink),
            (QPalette.ColorRole.Text, colours.ink),
            (QPalette.ColorRole.ButtonText, colours.ink),
            (QPalette.ColorRole.PlaceholderText, colours.soft),
            (QPalette.ColorRole.Highlight, colours.tint),
            (QPalette.ColorRole.HighlightedText, colours.ink),
            (QPalette.ColorRole.Link, colours.accent),
        ):
            palette.setColor(role, QColor(colour))
        application.setPalette(palette)
        application.setStyleSheet(_STYLE.format_map(vars(colours)))

    apply()
    QGuiApplication.styleHints().colorSchemeChanged.connect(apply)
