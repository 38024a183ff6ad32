"""To publish is to make the public copy, to keep what went out, and to say so: all of it, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.publish import publish_plan
from nec_desktop.actions.sending import Writing
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import MARKING, join
from nec_desktop.plan.plan import SENSITIVE, Change, Plan
from tests.small_plan import TODAY, refusal
from tests.word.sample import root, values

PUBLIC = CopyProfile("public")
EARLIER = b"what was published last year"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that was published before, alone in its folder."""
    path = tmp_path / "out" / "plan.docx"
    path.parent.mkdir()
    path.write_bytes(EARLIER)
    return path


@pytest.fixture
def publish(workspace: Workspace, library: Library, plan_id: str, target: Path) -> Callable[..., str]:
    """Publish the small plan as it stands in the library."""

    def run(to: Path = target, write: Writing = lambda work: work(library)) -> str:
        plan = open_plan(workspace, library, plan_id).plan
        return publish_plan(workspace, library, Order(plan, to, PUBLIC), write).what

    return run


def stage(workspace: Workspace, library: Library, plan_id: str) -> tuple[str, object]:
    """Return the plan's stage and the day it was published, as they stand in the library."""
    plan: Plan = open_plan(workspace, library, plan_id).plan
    return plan.stage, plan.get("cover/published")


def words(path: Path) -> list[str]:
    """Return the texts of a file."""
    return values(root(path), "//w:t/text()")


def test_a_published_plan_says_so_in_its_file_and_in_the_library(
    workspace: Workspace, library: Library, plan_id: str, target: Path, publish: Callable[..., str]
) -> None:
    before = stage(workspace, library, plan_id)
    assert publish() == "Public copy of Little Testing engagement plan 2026–27"
    assert before[0] != "published"
    assert stage(workspace, library, plan_id) == ("published", TODAY)
    assert list(target.parent.iterdir()) == [target]
    told = words(target)
    assert told[told.index("Published") + 1] == "15 July 2026"  # on the cover
    assert "Published on" in told and told[told.index("Stage") + 1] == "Published"


def test_what_was_published_is_kept_as_it_was(
    workspace: Workspace, library: Library, plan_id: str, publish: Callable[..., str]
) -> None:
    publish()
    (entry,) = library.snapshots(plan_id)
    assert (entry.kind, entry.name, entry.copy, entry.document) == ("published", "Published 15 July 2026", "public", "")
    now = open_plan(workspace, library, plan_id).plan.values
    library.save(plan_id, [Change("cover/title", "Written on")])
    kept = library.snapshot(entry.id)
    assert kept.values == now
    assert kept.sent is not None and any(block.text == "Who is my officer?" for block in kept.sent.blocks)


def test_a_plan_can_be_published_again(library: Library, plan_id: str, publish: Callable[..., str]) -> None:
    publish()
    publish()
    assert [entry.number for entry in library.snapshots(plan_id)] == [1, 2]


def is_as_it_was(workspace: Workspace, library: Library, plan_id: str) -> bool:
    """Say whether neither stage nor snapshots tell of anything published."""
    return stage(workspace, library, plan_id) == ("drafting", None) and library.snapshots(plan_id) == []


def test_what_stands_in_the_way_is_listed_and_nothing_changes(
    workspace: Workspace, library: Library, plan_id: str, target: Path, publish: Callable[..., str]
) -> None:
    library.save(plan_id, [Change("cover/stage", "drafting"), Change(join("profile", MARKING), SENSITIVE)])
    said = refusal(RefusedError, publish)
    assert "1 thing stands in the way" in said and "OFFICIAL-SENSITIVE" in said
    assert is_as_it_was(workspace, library, plan_id)
    assert target.read_bytes() == EARLIER


def test_no_file_claims_to_be_published_where_the_library_cannot_say_so(
    workspace: Workspace, library: Library, plan_id: str, target: Path, publish: Callable[..., str]
) -> None:
    library.save(plan_id, [Change("cover/stage", "drafting")])
    elsewhere = library.file.with_name("moved.db")

    def write(work: Callable[[Library], str]) -> str:
        """Write to a library that somebody has moved meanwhile."""
        library.file.rename(elsewhere)
        try:
            return work(library)
        finally:
            elsewhere.rename(library.file)

    assert "has been moved" in refusal(LibraryError, lambda: publish(write=write))
    assert is_as_it_was(workspace, library, plan_id)
    assert list(target.parent.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_the_plan_does_not_claim_it_where_the_file_cannot_take_its_place(
    workspace: Workspace, library: Library, plan_id: str, tmp_path: Path, publish: Callable[..., str]
) -> None:
    library.save(plan_id, [Change("cover/stage", "drafting")])
    folder = tmp_path / "folder.docx"
    folder.mkdir()
    assert "is a folder" in refusal(RefusedError, lambda: publish(folder))
    assert "is not there" in refusal(RefusedError, lambda: publish(tmp_path / "none" / "plan.docx"))
    assert "not a Word file name" in refusal(RefusedError, lambda: publish(tmp_path / "plan.pdf"))
    assert is_as_it_was(workspace, library, plan_id)
