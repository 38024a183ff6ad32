"""The text editor: what stands in the document is what is kept, whatever is typed or pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette, QTextDocument

from nec_desktop.gui.rich_document import fill_document, read_document
from nec_desktop.plan.richtext import Picture, RichText, tidy
from tests.strategies import raw_texts

pictures = st.builds(Picture, st.sampled_from(["ab" * 32, "cd" * 32]), st.sampled_from(["", "A map", "Two\nlines"]))
texts_with_pictures = st.builds(
    lambda text, found, at: RichText(text.blocks[:at] + tuple(found) + text.blocks[at:]),
    raw_texts,
    st.lists(pictures, max_size=2),
    st.integers(0, 6),
)


@pytest.mark.usefixtures("qapp")
@given(texts_with_pictures)
def test_a_text_comes_back_from_the_document_as_it_went_in(drawn: RichText) -> None:
    text = tidy(drawn)
    document = QTextDocument()
    fill_document(document, text, QPalette())
    assert read_document(document) == text
