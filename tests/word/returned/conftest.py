"""What the tests of reading share."""

from pathlib import Path

import pytest

from tests.word.returned.files import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Makes files by hand and reads them."""
    return Files(tmp_path)
