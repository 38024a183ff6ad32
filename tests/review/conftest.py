"""What several tests of the way back need."""

from pathlib import Path

import pytest

from tests.review.sent_copy import SentCopy, reviewed_in_libreoffice, send_small_plan


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    """The small plan's review copy, which is sent once; what comes back is taken into copies of its library."""
    return send_small_plan(tmp_path_factory.mktemp("sent"))


@pytest.fixture(scope="session")
def reviewed(sent: SentCopy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files that came back from LibreOffice, all from one start of it."""
    return reviewed_in_libreoffice(sent.file, tmp_path_factory.mktemp("reviewed"))
