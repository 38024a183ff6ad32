"""High contrast as a system may have it: its colours, and the looks that the program takes on from them."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from nec_desktop.gui.theme import Theme, contrast_tokens, style_sheet


class Contrast(NamedTuple):
    """A system's colours: its text on its ground, and what is chosen."""

    ink: str
    page: str
    accent: str
    on_accent: str

    @property
    def palette(self) -> QPalette:
        """The palette that Qt makes of them."""
        role, palette = QPalette.ColorRole, QPalette()
        for name, colour in (
            *((each, self.ink) for each in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
            *((each, self.page) for each in (role.Window, role.Base, role.Button, role.AlternateBase)),
            (role.PlaceholderText, self.ink),
            (role.ToolTipBase, self.page),
            (role.Highlight, self.accent),
            (role.HighlightedText, self.on_accent),
        ):
            palette.setColor(name, QColor(colour))
        return palette


HIGH_CONTRAST = {
    "contrast-dark": Contrast("#ffffff", "#000000", "#1aebff", "#000000"),
    "contrast-light": Contrast("#000000", "#ffffff", "#37006e", "#ffffff"),
}
"""As Windows has them."""


def show_in_contrast(application: QApplication, theme: Theme, colours: Contrast) -> None:
    """Show everything in a system's colours, with text as large as it is."""
    palette = colours.palette
    theme.colours = contrast_tokens(palette)
    application.setPalette(palette)
    dark = QColor(colours.page).lightness() < 128
    size = application.font().pointSizeF()
    application.setStyleSheet(style_sheet(theme.colours, size, dark=dark, contrast=True))
