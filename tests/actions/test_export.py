"""What an export refuses: with a sentence, the target as it was and nothing left beside it."""

import errno
import os
import resource
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from nec_desktop.actions.check import check_plan
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan, find_update
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import SENSITIVE, Change, Plan
from nec_desktop.plan.review_code import find_codes
from nec_desktop.plan.values import Period
from tests.program import PROGRAM
from tests.small_plan import refusal

REVIEW, PUBLIC = CopyProfile(), CopyProfile("public")
EARLIER = b"the document of last week"
STEPS = ("Gathering the plan", "Writing the Word file", "Comparing the file with the plan", "Putting the file in place")

Export = Callable[..., str]


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that an earlier export made, alone in its folder."""
    path = tmp_path / "out" / "plan.docx"
    path.parent.mkdir()
    path.write_bytes(EARLIER)
    return path


@pytest.fixture
def export(workspace: Workspace, library: Library, plan: Plan, target: Path) -> Export:
    """Export the small plan; arguments that are not given stand for an ordinary export to `target`."""

    def run(
        to: Path = target, profile: CopyProfile = REVIEW, document: str = "", progress: Callable[[str], None] = print
    ) -> str:
        return export_plan(workspace, library, Order(plan, to, profile, document), progress)

    return run


def is_as_it_was(target: Path) -> bool:
    return list(target.parent.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_an_export_takes_the_place_of_the_one_before_and_leaves_nothing_beside_it(export: Export, target: Path) -> None:
    told: list[str] = []
    what = export(progress=told.append)
    assert what.startswith("Review copy of Little Testing engagement plan 2026–27 (NEC-")
    assert [code.number for code in find_codes(what)] == [1]
    assert tuple(told) == STEPS
    assert list(target.parent.iterdir()) == [target]
    assert "word/document.xml" in ZipFile(target).namelist()


@pytest.mark.parametrize("name", ["plan.doc", "plan", "plan.pdf", "plan.docx.", "docx", ".docx"])
def test_a_name_that_is_no_word_files_is_refused(export: Export, target: Path, name: str) -> None:
    said = refusal(RefusedError, lambda: export(target.with_name(name)))
    assert said == f"“{name}” is not a Word file name. Give one that ends in .docx."
    assert is_as_it_was(target)


def test_the_ending_may_be_written_large(export: Export, target: Path) -> None:
    export(target.with_name("PLAN.DOCX"))
    assert target.with_name("PLAN.DOCX").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("none/plan.docx", "/none is not there. Choose another one."),
        ("plan.docx/plan.docx", "/plan.docx is not there. Choose another one."),
        ("folder.docx", "folder.docx is a folder. Choose a file name."),
        (f"{'x' * 300}.docx", f"The name {'x' * 40}… is too long. Choose a shorter one."),
        (f"{'🚓' * 90}.docx", f"The name {'🚓' * 40}… is too long. Choose a shorter one."),
    ],
    ids=["missing folder", "a file as folder", "a folder", "too long", "too long in bytes"],
)
def test_a_place_where_no_file_can_be_is_refused(export: Export, target: Path, where: str, words: str) -> None:
    if where == "folder.docx":
        (target.parent / where).mkdir()
    before = sorted(target.parent.iterdir())
    assert words in refusal(RefusedError, lambda: export(target.parent / where))
    assert sorted(target.parent.iterdir()) == before and target.read_bytes() == EARLIER


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("stop", [RefusedError, KeyboardInterrupt])
def test_an_export_that_is_stopped_leaves_all_as_it_was(
    export: Export, target: Path, step: str, stop: type[BaseException]
) -> None:
    def progress(words: str) -> None:
        if words == step:
            raise stop("Stopped.")

    with pytest.raises(stop, match="Stopped"):
        export(progress=progress)
    assert is_as_it_was(target)


def test_a_disk_that_takes_no_more_is_told_and_leaves_all_as_it_was(
    workspace: Workspace, plan: Plan, target: Path
) -> None:
    """The system lets the process write no file of more than 8,000 bytes, as a quota would."""
    command = [*PROGRAM, "export", plan.id, str(target), "--copy", "public", "--data-dir", str(workspace.folder)]
    done = subprocess.run(
        command,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "plan.docx could not be written (File too large). Choose another place" in done.stderr
    assert is_as_it_was(target)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full, so plan.docx could not be written. Make room and try again."),
        (errno.EROFS, "can only be read. Choose another folder."),
        (
            errno.EACCES,
            "Word may have it open, or the folder is read-only. Close it there, or save as “plan (2).docx”.",
        ),
        (errno.EIO, "plan.docx could not be written (Input/output error). Choose another place and try again."),
    ],
    ids=["full", "read-only", "open in Word", "broken"],
)
def test_what_a_disk_can_do_is_a_sentence(export: Export, target: Path, number: int, words: str) -> None:
    def progress(step: str) -> None:
        if step == "Putting the file in place":  # where Windows refuses what Word has open
            raise OSError(number, os.strerror(number))

    assert words in refusal(RefusedError, lambda: export(progress=progress))
    assert is_as_it_was(target)


def test_a_picture_that_has_gone_from_the_library_stops_the_export(
    export: Export, plan: Plan, library: Library, target: Path
) -> None:
    assert plan.get("profile/map")
    library._attachments.delete().execute()
    said = refusal(Exception, export)
    assert "is missing from the library. Add it again" in said or "did not come out as the plan has it" in said
    assert is_as_it_was(target)


# -- copies and second documents


def test_a_public_copy_with_one_thing_in_its_way_names_it(export: Export, plan: Plan, target: Path) -> None:
    export(profile=PUBLIC)
    target.write_bytes(EARLIER)
    plan.apply([Change("cover/marking", SENSITIVE)])
    said = refusal(RefusedError, lambda: export(profile=PUBLIC))
    assert said == (
        "A public copy cannot be made yet. 1 thing stands in the way:\n"
        "- The plan as a whole is marked OFFICIAL-SENSITIVE."
    )
    assert is_as_it_was(target)
    assert export().startswith("Review copy"), "a review copy may have it"


def test_a_public_copy_of_an_unwritten_plan_names_all_that_stands_in_its_way(
    workspace: Workspace, library: Library, target: Path
) -> None:
    plan_id = new_plan(workspace, library, "Testing", Period(date(2026, 4, 1), date(2027, 3, 31)))
    plan = open_plan(workspace, library, plan_id).plan
    said = refusal(RefusedError, lambda: export_plan(workspace, library, Order(plan, target, PUBLIC)))
    found = [each for each in check_plan(workspace, plan) if each.severity == "error"]
    first, *lines = said.splitlines()
    assert first == f"A public copy cannot be made yet. {len(found)} things stand in the way:"
    assert len(found) > 50 and all(each.message in said for each in found), "each is named"
    advices = {each.advice for each in found}
    assert all(said.count(advice) == 1 for advice in advices), "what to do is said once, above its places"
    written = lines.index("Write it, or say plainly that there is nothing to say and why.")
    assert lines[written + 1] == "- Cover and document control: “Prepared by” is not yet written."
    chosen = lines.index("Choose what fits. You can change it later.")
    assert lines[chosen + 1] == "- Cover and document control: “Security marking” is not yet chosen."
    assert len(lines) < len(found)
    assert is_as_it_was(target)
    assert export_plan(workspace, library, Order(plan, target, REVIEW)).startswith("Review copy")


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("newsletter", "This plan has no document “newsletter”. It has: quarterly-update."),
        ("/2026-07", "This plan has no document “”"),
        ("quarterly-update/2031-01", "The plan has no quarter “2031-01”. It has: 2026-04, 2026-07, 2026-10, 2027-01."),
    ],
)
def test_a_document_that_a_plan_has_not_is_refused(export: Export, target: Path, document: str, words: str) -> None:
    assert words in refusal(RefusedError, lambda: export(document=document))
    assert is_as_it_was(target)


def test_a_plan_without_a_period_has_no_quarters(export: Export, plan: Plan, target: Path) -> None:
    plan.apply([Change("cover/period", None)])
    assert "Fill in “Period covered” first" in refusal(RefusedError, lambda: export(document="quarterly-update"))
    said = refusal(RefusedError, lambda: export(document="quarterly-update/2026-07"))
    assert "It has: none, since no period is given." in said
    assert is_as_it_was(target)


@pytest.mark.parametrize(
    ("written", "today", "quarter"),
    [
        (("2026-07",), date(2027, 1, 5), "2026-07"),
        (("2026-07", "2026-10"), date(2026, 4, 5), "2026-10"),
        ((), date(2026, 12, 24), "2026-10"),
        ((), date(2031, 1, 1), "2026-04"),
    ],
    ids=["the written one", "the last written one", "today's", "the first"],
)
def test_the_quarter_that_is_meant_where_none_is_given(
    plan: Plan, written: tuple[str, ...], today: date, quarter: str
) -> None:
    plan.apply([Change(address, None) for address in list(plan.values) if address.startswith("quarters/")])
    plan.apply([Change(f"quarters/{each}/header/issue", "1.0") for each in written])
    update, found = find_update(plan, "quarterly-update", today)
    assert (update.id, found.id) == ("quarterly-update", quarter)
