"""What the Open XML SDK, which knows what Word takes, says of every kind of document: nothing."""

from pathlib import Path

import pytest

from tests.exported import KINDS, Exported
from tests.word.sample import tamper
from tests.word.validator import sdk_errors


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_valid(exported: dict[str, Exported], kind: str) -> None:
    assert sdk_errors(exported[kind].path) == []


def test_the_validator_finds_what_it_is_there_for(written: Path) -> None:
    assert sdk_errors(written) == []
    tamper(written, lambda xml: xml.replace("<w:tblGrid>", "<w:tblGridd>").replace("</w:tblGrid>", "</w:tblGridd>"))
    assert any("tblGridd" in error for error in sdk_errors(written))
