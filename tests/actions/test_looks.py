"""A look is adopted, used by every document, and given up again; what stands in the way is a sentence."""

from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.looks import KEPT, adopt_look, drop_look, kept_look, look_of
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from tests.program import Program
from tests.small_plan import refusal
from tests.word.sample import part, tamper
from tests.word.sources import GREEN, WORDS, force_template


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A force's template."""
    return force_template(tmp_path / "Testshire.docx")


def exported(workspace: Workspace, library: Library, plan_id: str, target: Path, copy: str = "review") -> Path:
    plan = open_plan(workspace, library, plan_id).plan
    export_plan(workspace, library, Order(plan, target, CopyProfile("public" if copy == "public" else "review")))
    return target


def test_a_look_that_was_adopted_is_that_of_every_document_until_it_is_given_up(
    workspace: Workspace, library: Library, plan_id: str, source: Path, tmp_path: Path
) -> None:
    before = exported(workspace, library, plan_id, tmp_path / "before.docx", "public").read_bytes()
    adopt_look(workspace, look_of(source))
    source.unlink()  # the look is kept; the file is needed no more
    for copy in ("review", "public"):
        path = exported(workspace, library, plan_id, tmp_path / f"{copy}.docx", copy)
        assert GREEN in part(path, "word/styles.xml")
        assert WORDS in part(path, "word/header1.xml")
    drop_look(workspace)
    drop_look(workspace)
    assert kept_look(workspace) is None
    assert exported(workspace, library, plan_id, tmp_path / "before.docx", "public").read_bytes() == before


def test_looking_at_a_file_adopts_nothing(workspace: Workspace, source: Path) -> None:
    look_of(source)
    assert kept_look(workspace) is None


def test_another_look_takes_the_place_of_the_one_before(workspace: Workspace, source: Path, tmp_path: Path) -> None:
    adopt_look(workspace, look_of(source))
    adopt_look(workspace, look_of(force_template(tmp_path / "Claret.docx", colour="7A1F3D")))
    kept = kept_look(workspace)
    assert kept and (kept.name, kept.accent) == ("Claret", "7A1F3D")
    assert [path.name for path in workspace.folder.iterdir()] == [KEPT]


def test_a_file_that_is_refused_leaves_the_look_as_it_was(workspace: Workspace, source: Path, tmp_path: Path) -> None:
    adopt_look(workspace, look_of(source))
    other = tmp_path / "old.doc"
    other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "of an old kind (.doc)" in refusal(RefusedError, lambda: look_of(other))
    kept = kept_look(workspace)
    assert kept and kept.name == "Testshire"


def test_what_somebody_changes_in_the_kept_file_counts(workspace: Workspace, source: Path) -> None:
    adopt_look(workspace, look_of(source))
    kept_file = workspace.folder / KEPT
    tamper(kept_file, lambda xml: xml.replace('w:val="40"', 'w:val="48"'), "word/styles.xml")
    kept = kept_look(workspace)
    assert kept and kept.styles["Heading1"].size == 24


def test_a_kept_file_that_is_damaged_is_told_and_stops_no_return_to_our_own(
    workspace: Workspace, library: Library, plan_id: str, source: Path, tmp_path: Path
) -> None:
    adopt_look(workspace, look_of(source))
    (workspace.folder / KEPT).write_bytes(b"PK nothing")
    said = refusal(RefusedError, lambda: exported(workspace, library, plan_id, tmp_path / "plan.docx"))
    assert "The look that you adopted cannot be read any more." in said and "program’s own" in said
    assert not (tmp_path / "plan.docx").exists()
    drop_look(workspace)
    exported(workspace, library, plan_id, tmp_path / "plan.docx")


def test_the_command_line_adopts_tells_and_gives_up(source: Path, tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert program.out("look") == "The program’s own"
    told = program.out("look", source)
    assert "Taken over:\n  Bars, rules and the cover’s band: colour #1B5E3B." in told
    assert "Not taken:" in told
    assert program.out("look") == "Testshire"
    assert program.refused("look", source, "--none") == "Give a file or --none, not both."
    assert program.out("look", "--none") == "The program’s own"
    assert "cannot be opened" in program.refused("look", tmp_path / "none.docx")
