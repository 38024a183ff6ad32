"""“You said, we did”: nothing that came back is left out, and what anybody may read names nobody."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from nec_desktop.actions.answers import answers_document, export_answers, find_round
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.rounds import send_for_review
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Document, Heading, Paragraph, Table
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.plan import SENSITIVE, Edit, Plan
from nec_desktop.review.answers import answer_changes, reply
from nec_desktop.review.grades import agree, recommend, sheets
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.returned import Comment, Given, Outside, Reply, Return, Suggestion, Unplaced
from nec_desktop.review.rounds import Asked
from tests.libreoffice import needs_libreoffice
from tests.program import Program
from tests.small_plan import empty_plan, refusal
from tests.word.libreoffice import pages_of
from tests.word.sample import part

FIELD = "profile/description"
SAID = Return(
    comments=(
        Comment(
            id="comment000000000", address=FIELD, start=0, end=3, quote="The", author="Panel member", text="Which one?",
            replies=(Reply(author="Second member", text="Yes, which?"),),
        ),
        Comment(id="secret0000000000", address="equality-annex", author="Panel member", text="For officers only."),
    ),
    suggestions=(
        Suggestion(id="change0000000000", kind="replacement", address=FIELD, before="many", after="few", author="Second member"),
        Suggestion(id="untracked0000000", kind="insertion", address=FIELD, after="more", tracked=False),
    ),
    outside=(Outside(id="outside000000000", where="Footer", kind="insertion", after="seen", author="Panel member"),),
    unplaced=(Unplaced(id="unplaced00000000", kind="text", text="Where does this go?", author="Panel member"),),
)  # fmt: skip


@pytest.fixture
def plan(workspace: Workspace, library: Library, plan_id: str) -> Plan:
    """The small plan, as it stands in the library."""
    return open_plan(workspace, library, plan_id).plan


@pytest.fixture
def returned(workspace: Workspace, library: Library, plan: Plan, tmp_path: Path) -> None:
    """Send a round and take in what came back."""
    sent = send_for_review(workspace, library, Order(plan, tmp_path / "sent.docx"), Asked("opcc"))
    standard, grade = plan.standards.standard[0].id, plan.standards.grades[0].id
    grades = (
        Given(id="grade00000000000", standard=standard, part="grade", grade=grade, text="x", author="Panel member"),
        Given(id="improve000000000", standard=standard, part="improve", text="Name the hours.", author="Panel member"),
    )
    new = NewReturn(
        plan.id, sent.identity.snapshot_id, "0" * 64, "1" * 64, "b.docx", "Panel copy", "Word", "properties"
    )
    said = Return(comments=SAID.comments, suggestions=SAID.suggestions, grades=grades, outside=SAID.outside, unplaced=SAID.unplaced)  # fmt: skip
    library.add_return(new, said, b"file")


def decided(library: Library, plan: Plan, identifier: str, state: str, words: str, text: str = "") -> None:
    """Answer an item."""
    item = Inbox(plan, library.returns(plan.id)).item(identifier)
    assert item
    changes = tuple(answer_changes(plan, item, state=state, text=text or None))
    save(library, plan, Edit("Answer", changes))
    save(library, plan, reply(plan, item, words))


def answers(workspace: Workspace, library: Library, plan: Plan, copy: str = "review") -> Document:
    """Return the document."""
    return answers_document(workspace, library, plan, CopyProfile(copy))[0]  # type: ignore[arg-type]  # two names


def words(document: Document) -> str:
    """Return all of a document's words, a line for each heading, paragraph and row."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Heading):
            lines.append(f"# {block.text}")
        elif isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            for row in block.rows:
                cells = (" / ".join("".join(run.text for run in line.runs) for line in cell) for cell in row.cells)
                lines.append(" | ".join(cells))
    return "\n".join(lines)


@pytest.mark.usefixtures("returned")
def test_all_that_came_back_is_told_with_what_was_answered(workspace: Workspace, library: Library, plan: Plan) -> None:
    decided(library, plan, "comment000000000", "partly", "The northern one.\nIt has a name now.")
    decided(library, plan, "change0000000000", "accepted", "", text="several")
    told = words(answers(workspace, library, plan))
    assert "5 of 7 are not yet answered." in told
    assert (
        "Panel member | The area in brief / On “The”: / Which one? / Reply by Second member: Yes, which? | "
        "Accepted in part / The northern one. / It has a name now." in told
    )
    assert "Second member | The area in brief / Replace “many” with “few” | Accepted / It now reads: “several”" in told
    assert "Panel copy (not tracked) | The area in brief / Insert “more” | Not yet answered" in told
    assert "# Outside the fields\nPanel member | Footer: Insert “seen” | Not yet answered" in told
    assert "# Not placed\nPanel member | Where does this go? | Not yet answered" in told
    assert "Accepted in part | 1" in told
    assert "Not yet answered | 5" in told


@pytest.mark.usefixtures("returned")
def test_grades_and_recommendations_end_it(workspace: Workspace, library: Library, plan: Plan) -> None:
    standard, grade = plan.standards.standard[0], plan.standards.grades[0]
    assert "No grade is agreed yet." in words(answers(workspace, library, plan))
    (sheet,) = sheets(plan, library.returns(plan.id))
    save(library, plan, agree(plan, standard.id, sheet.id, grade.id, "With praise."))
    save(library, plan, recommend(plan, standard.id, "Name the hours."))
    told = words(answers(workspace, library, plan))
    graded = next(line for line in told.split("\n") if line.startswith(f"1. {standard.title}"))
    assert f"Panel copy: {grade.title} | {grade.title} | With praise." in graded
    assert "Name the hours." in told.partition("# Recommendations")[2]


@pytest.mark.usefixtures("returned")
def test_a_public_copy_names_nobody_and_says_how_much_it_leaves_out(
    workspace: Workspace, library: Library, plan: Plan
) -> None:
    decided(library, plan, "untracked0000000", "noted", "")
    told = words(answers(workspace, library, plan, "public"))
    assert "Panel member" not in told
    assert "Second member" not in told
    assert "Panel copy" not in told
    assert "OPCC assessment panel | The area in brief / Replace “many” with “few” | Not yet answered" in told
    assert "For officers only." not in told
    assert "Where does this go?" not in told
    assert "more are about what is not published, and not listed here." in told


@pytest.mark.usefixtures("returned")
def test_a_public_copy_that_would_tell_who_somebody_is_is_refused(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    decided(library, plan, "comment000000000", "noted", "Mrs Example rang from 07700 900123.")
    target = tmp_path / "answers.docx"
    said = refusal(RefusedError, lambda: export_answers(workspace, library, Order(plan, target, CopyProfile("public"))))
    assert "“07700 900123” looks like a mobile number." in said
    assert "“Mrs Example” looks like a person’s name." in said
    assert not target.exists()
    export_answers(workspace, library, Order(plan, target))
    save(library, plan, set_value(plan, "cover/marking", SENSITIVE))
    said = refusal(RefusedError, lambda: export_answers(workspace, library, Order(plan, target, CopyProfile("public"))))
    assert "marked OFFICIAL-SENSITIVE" in said


@pytest.mark.usefixtures("returned")
def test_a_public_copy_is_refused_while_it_would_tell_of_nothing_that_was_done(
    workspace: Workspace, library: Library, plan: Plan
) -> None:
    said = refusal(RefusedError, lambda: answers(workspace, library, plan, "public"))
    assert "4 comments and suggestions have come back in “OPCC assessment panel, sent 15 July 2026”" in said
    assert "none is answered. Answer them on the review desk first" in said
    assert answers(workspace, library, plan).cover.band == "Answers to reviewers"
    decided(library, plan, "secret0000000000", "noted", "It is for officers.")
    assert "none is answered" in refusal(RefusedError, lambda: answers(workspace, library, plan, "public"))
    decided(library, plan, "change0000000000", "accepted", "")
    made = answers(workspace, library, plan, "public")
    assert made.cover.band == "What you told us, and what we did", "no resident is a reviewer"


def test_what_the_public_told_us_is_refused_where_nothing_has_come_back(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    send_for_review(workspace, library, Order(plan, tmp_path / "sent.docx"), Asked("community"))
    said = refusal(RefusedError, lambda: answers(workspace, library, plan, "public"))
    assert "nothing has come back in “Community panel, sent 15 July 2026”" in said


@pytest.mark.usefixtures("returned")
def test_the_word_file_is_compared_and_bears_no_review_code(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    target = tmp_path / "answers.docx"
    what = export_answers(workspace, library, Order(plan, target))
    assert what.startswith("“You said, we did” of OPCC assessment panel, sent ")
    assert what.endswith("(7 items, 7 not yet answered)")
    assert "Where does this go?" in part(target)
    assert "NEC-" not in part(target)
    assert [entry.number for entry in library.snapshots(plan.id)] == [1], "it is not sent to be taken in again"


@needs_libreoffice
@pytest.mark.usefixtures("returned")
def test_a_pdf_is_made_too(workspace: Workspace, library: Library, plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "answers.pdf"
    export_answers(workspace, library, Order(plan, target))
    assert "You said, we did" in pages_of(target)[0]


@pytest.mark.usefixtures("returned")
def test_the_public_copy_becomes_a_web_page_and_the_one_that_names_reviewers_does_not(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    target = tmp_path / "answers.html"
    said = refusal(RefusedError, lambda: export_answers(workspace, library, Order(plan, target)))
    assert "this copy names the reviewers. Make the public copy" in said and not target.exists()
    decided(library, plan, "comment000000000", "partly", "The northern one.")
    what = export_answers(workspace, library, Order(plan, target, CopyProfile("public")))
    assert what.startswith("Public copy of “You said, we did” of OPCC assessment panel, sent ")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and "What you told us, and what we did" in page
    assert "Which one?" in page and "The northern one." in page and "Panel member" not in page


def test_without_a_round_there_is_nothing_to_answer() -> None:
    assert "Send a review copy first" in refusal(RefusedError, lambda: find_round(empty_plan(), ""))


@pytest.mark.usefixtures("returned")
def test_a_round_that_is_not_there_is_refused_with_those_that_are(plan: Plan) -> None:
    said = refusal(RefusedError, lambda: find_round(plan, "nothing"))
    assert "This plan has no round “nothing”. It has: " in said
    assert find_round(plan, "").id in said


@pytest.mark.usefixtures("returned")
def test_the_command_line_makes_the_answers_and_copies_with_and_without_the_last_round(
    workspace: Workspace, library: Library, plan: Plan, tmp_path: Path
) -> None:
    library.close()
    program = Program(workspace.folder)
    done = program.run("answers", plan.id, tmp_path / "answers.docx")
    assert done.returncode == 0, done.stderr
    assert "7 items, 7 not yet answered" in done.stderr
    assert "This plan has no round “x”" in program.refused("answers", plan.id, tmp_path / "x.docx", "--round", "x")
    program.out("export", plan.id, tmp_path / "with.docx")
    program.out("export", plan.id, tmp_path / "without.docx", "--without-last-round")
    names = [ZipFile(tmp_path / f"{name}.docx").namelist() for name in ("with", "without")]
    assert ["word/comments.xml" in found for found in names] == [True, False]
