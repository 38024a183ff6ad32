"""The program's own words in the language of the person who reads them.

Every sentence that a person sees is written in English where it is made, in `tr`. A catalogue in
`resources/texts/<language>/LC_MESSAGES/nec_desktop.mo` gives its words in another language; the person's language is
what gettext takes it for, from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
"""

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations, find, translation  # argparse has loaded it already

from nec_desktop.paths import RESOURCES

DOMAIN = "nec_desktop"
TEXTS = RESOURCES / "texts"

Say = Callable[[str], str]
"""What is said, of English words: `tr`, or `str` where it stays English, as in a document."""


def tr(words: str) -> str:
    """Return `words` in the person's language: as they are where no catalogue has them."""
    return _catalogue().gettext(words) if words else words  # the empty message is what a catalogue says of itself


def is_translated() -> bool:
    """Say whether there is a catalogue for the person's language."""
    return find(DOMAIN, TEXTS) is not None


@cache
def _catalogue() -> NullTranslations:
    return translation(DOMAIN, TEXTS, fallback=True)
