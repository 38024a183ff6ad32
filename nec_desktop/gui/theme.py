"""Colours and looks, in one place. They follow the system's light or dark scheme, and its size of text."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from nec_desktop.gui.style_sheet import IN_CONTRAST, LOOKS
from nec_desktop.paths import UI


class Tokens(NamedTuple):
    """Colours by what they are for. ring: around the main button while it has the keyboard."""

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
    ring: str


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
    ring="#79a0d2",
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
    ring="#336199",
)

_HIGH = 7
"""The contrast that is high (WCAG 2.2, 1.4.6)."""
STYLE = ("-style", "fusion")
"""Arguments of a QApplication. Fusion looks alike everywhere; named so, Qt need not make its styles known to Python,
which takes 30 ms of a start."""


def contrast_tokens(palette: QPalette) -> Tokens:
    """Return the colours of a system's high-contrast palette: its text on its ground, and nothing in between.

    What is chosen or has the keyboard is in the system's own accent, where that stands out as much as its text has to.
    """
    from nec_desktop.document.colours import contrast  # noqa: PLC0415 - few see it

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    def differ(one: str, other: str) -> bool:
        return contrast(one[1:], other[1:]) >= _HIGH

    ink, page = name(QPalette.ColorRole.WindowText), name(QPalette.ColorRole.Window)
    accent, on_accent = name(QPalette.ColorRole.Highlight), name(QPalette.ColorRole.HighlightedText)
    if not differ(accent, page):
        accent = ink
    if not differ(on_accent, accent):
        on_accent = page
    return Tokens(
        ink=ink,
        soft=ink,
        page=page,
        side=page,
        line=ink,
        accent=accent,
        on_accent=on_accent,
        tint=page,
        error=ink,
        good=ink,
        warning=ink,
        warning_ground=page,
        handle=ink,
        ring=accent,
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
    is_large = text > 12
    sizes["tab"] = text * 0.88 if is_large else text  # four of them stand side by side
    pixels = {"box": max(14, round(text * 1.4)), "line_height": max(22, round(text * 1.7))}
    pixels["tab_beside"] = 5 if is_large else 7
    pixels["arrow_size"] = min(max(12, round(text)), 22)  # within the room that it has at a box's right
    sheet = LOOKS + (IN_CONTRAST if contrast else "")
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
