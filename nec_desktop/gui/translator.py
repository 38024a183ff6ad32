"""Gives Qt the words of our catalogue: for what forms say, and `self.tr` in the window's modules."""

from PySide6.QtCore import QCoreApplication, QTranslator

from nec_desktop.translation import is_translated, tr


class _Translator(QTranslator):
    """Looks every text up where `tr` of the other layers does; what is not there, Qt shows as it is."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name; it does not install one that is empty
        return False

    def translate(self, _context: str, source: str, _meaning: str | None = None, _count: int = -1) -> str:
        """Return the words for `source`."""
        return tr(source)


def speak_the_persons_language(application: QCoreApplication) -> None:
    """Let Qt show the catalogue's words, where there is one for the person's language."""
    if is_translated():
        application.installTranslator(_Translator(application))
