"""What tests of several packages share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nec_desktop.actions.plans import keep_picture
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.word.writer import write_document
from tests.exported import Exported, export_every_kind
from tests.small_plan import NOW, SMALL_PLAN, empty_plan
from tests.word.sample import make_document, picture

# The same examples on each run, so that a change is what breaks a test; the tests marked `long` look further.
settings.register_profile("usual", deadline=None, derandomize=True, max_examples=60)
settings.register_profile(
    "searching",
    deadline=None,
    max_examples=3000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("usual")


def pytest_configure() -> None:
    """Windows are tried out on an X server, as people have them; without one they have no keyboard to give and take."""
    if os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        raise pytest.UsageError(
            "The tests need a window system: run them without QT_QPA_PLATFORM, so that Xvfb is used."
        )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A data folder without anything in it, on a fixed day."""
    return Workspace(tmp_path / "data", now=lambda: NOW)


@pytest.fixture
def library(workspace: Workspace) -> Iterator[Library]:
    """The workspace's library, open for writing."""
    with workspace.write("a test") as opened:
        yield opened


@pytest.fixture
def plan_id(library: Library) -> str:
    """The id of the small plan, kept in the library with its picture."""
    data = read_example(SMALL_PLAN)
    changes = example_changes(SMALL_PLAN, data, empty_plan(), lambda path: keep_picture(library, path))
    return library.add_plan(data["outline"], data["standards"], changes)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exported]:
    """A document of every kind, exported once; tests look at the files and change none."""
    return export_every_kind(tmp_path_factory.mktemp("exported"))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The file of a document with every kind of block."""
    path = tmp_path / "plan.docx"
    write_document(make_document(), path, picture)
    return path
