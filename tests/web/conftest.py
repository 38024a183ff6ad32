"""What tests of web pages share."""

import pytest

from nec_desktop.web.writer import page_markup
from tests.word.sample import make_document, picture


@pytest.fixture(scope="session")
def page() -> str:
    """The page of a document with every kind of block."""
    return page_markup(make_document(), picture)
