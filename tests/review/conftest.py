"""What several tests of the way back need."""

import pytest

from tests.review.sent_copy import SentCopy, send_small_plan


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> SentCopy:
    """The small plan's review copy, which is sent once; what comes back is taken into copies of its library."""
    return send_small_plan(tmp_path_factory.mktemp("sent"))
