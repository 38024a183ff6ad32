"""People who hand plans over to each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.handing import Person


@pytest.fixture
def person(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], Person]:
    def make(name: str) -> Person:
        made = Person(tmp_path / name, name)
        request.addfinalizer(made.library.close)
        return made

    return make
