"""The public copy as a web page: made, checked, refused with a sentence, the target as it was where it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.looks import adopt_look, look_of, look_report, page_look
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import make_example, new_plan, open_plan
from nec_desktop.actions.web_page import export_web_page
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import NOTE, join
from nec_desktop.plan.plan import SENSITIVE, Change, Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Period
from nec_desktop.web.verify import verify_page
from nec_desktop.web.writer import write_page
from tests.small_plan import TODAY, empty_plan, refusal
from tests.word.sources import GREEN, force_template

REVIEW, PUBLIC = CopyProfile(), CopyProfile("public")
EARLIER = b"the page of last week"


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A page that an earlier export made, alone in its folder."""
    path = tmp_path / "out" / "plan.html"
    path.parent.mkdir()
    path.write_bytes(EARLIER)
    return path


def is_as_it_was(target: Path) -> bool:
    return list(target.parent.iterdir()) == [target] and target.read_bytes() == EARLIER


def test_the_finished_example_becomes_a_page(workspace: Workspace, library: Library, target: Path) -> None:
    plan = open_plan(workspace, library, make_example(workspace, library)).plan
    told: list[str] = []
    what = export_web_page(workspace, library, Order(plan, target, PUBLIC), progress=told.append)
    assert what == f"Public copy of {plan.title}"
    assert told[0] == "Gathering the plan" and told[-1] == "Putting the page in place"
    page = target.read_text(encoding="utf-8")
    assert list(target.parent.iterdir()) == [target]
    assert "<h1>East Dorset</h1>" in page and 'src="data:image/png;base64,' in page
    again = target.with_name("again.htm")
    export_web_page(workspace, library, Order(plan, again, PUBLIC))
    assert again.read_bytes() == target.read_bytes()


def test_the_page_has_the_look_of_the_force(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    look = look_of(force_template(target.with_name("Testshire.docx")))
    adopt_look(workspace, look)
    export_web_page(workspace, library, Order(plan, target, PUBLIC))
    page = target.read_text(encoding="utf-8")
    assert f"--accent: #{GREEN.lower()};" in page and '"Liberation\\20 Sans", Arial' in page
    assert 'alt="Crest of Testshire"' in page
    (told,) = (sentences for heading, sentences in look_report(look) if heading == "On a web page")
    assert f"#{GREEN} cannot be read well on a dark screen" in " ".join(told)
    kept = page_look(look)
    document = Composer(plan, PUBLIC, TODAY, workspace.acronyms).plan_document()
    for other in (None, replace(kept, accent="7A1F3D"), replace(kept, crest=None)):
        write_page(document, target, library.attachment, other)
        assert verify_page(document, target, library.attachment, kept), "a page without the look is no success"


def test_nothing_internal_gets_onto_the_page(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    plan.apply([Change(join("profile", NOTE), from_plain("Between us: the clerk is new."))])
    export_web_page(workspace, library, Order(plan, target, PUBLIC))
    page = target.read_text(encoding="utf-8")
    assert "Between us" not in page and "Assessment sheet" not in page


def test_the_update_of_a_quarter_becomes_a_page(
    workspace: Workspace, library: Library, plan: Plan, target: Path
) -> None:
    what = export_web_page(workspace, library, Order(plan, target, PUBLIC, "quarterly-update/2026-07"))
    assert what == "Public copy of Quarterly update, July to September 2026"
    assert "Quarterly update, July to September 2026" in target.read_text(encoding="utf-8")


def test_a_review_copy_is_a_word_file(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    said = refusal(RefusedError, lambda: export_web_page(workspace, library, Order(plan, target, REVIEW)))
    assert said.startswith("A review copy is a Word file") and said.endswith("or make the public copy.")
    assert is_as_it_was(target)


@pytest.mark.parametrize("name", ["plan.docx", "plan", "html", ".html"])
def test_a_name_that_is_no_web_pages_is_refused(
    workspace: Workspace, library: Library, plan: Plan, target: Path, name: str
) -> None:
    other = target.with_name(name)
    said = refusal(RefusedError, lambda: export_web_page(workspace, library, Order(plan, other, PUBLIC)))
    assert said == f"“{name}” is not a web page’s file name. Give one that ends in .html."
    assert is_as_it_was(target)


def test_what_stands_in_the_way_is_named(workspace: Workspace, library: Library, plan: Plan, target: Path) -> None:
    plan.apply([Change("cover/marking", SENSITIVE)])
    said = refusal(RefusedError, lambda: export_web_page(workspace, library, Order(plan, target, PUBLIC)))
    assert "The plan as a whole is marked OFFICIAL-SENSITIVE." in said
    assert is_as_it_was(target)


def test_an_unwritten_plan_is_no_page_for_the_public(workspace: Workspace, library: Library, target: Path) -> None:
    plan_id = new_plan(workspace, library, "Testing", Period(date(2026, 4, 1), date(2027, 3, 31)))
    plan = open_plan(workspace, library, plan_id).plan
    assert "things stand in the way" in refusal(
        RefusedError, lambda: export_web_page(workspace, library, Order(plan, target, PUBLIC))
    )
    assert is_as_it_was(target)


def test_even_an_empty_plan_makes_a_page_without_fault(tmp_path: Path) -> None:
    document = Composer(empty_plan(), PUBLIC, TODAY, {}).plan_document()
    path = tmp_path / "empty.html"
    write_page(document, path, lambda _hash: b"")
    assert verify_page(document, path, lambda _hash: b"") == []


def test_a_page_that_is_stopped_leaves_all_as_it_was(
    workspace: Workspace, library: Library, plan: Plan, target: Path
) -> None:
    def progress(words: str) -> None:
        if words == "Putting the page in place":
            raise RefusedError("Stopped.")

    with pytest.raises(RefusedError, match="Stopped"):
        export_web_page(workspace, library, Order(plan, target, PUBLIC), progress=progress)
    assert is_as_it_was(target)


def test_a_picture_that_has_gone_from_the_library_stops_the_page(
    workspace: Workspace, library: Library, plan: Plan, target: Path
) -> None:
    library._attachments.delete().execute()
    said = refusal(Exception, lambda: export_web_page(workspace, library, Order(plan, target, PUBLIC)))
    assert "is missing from the library" in said
    assert is_as_it_was(target)
