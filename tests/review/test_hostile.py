"""Review copies that somebody made to do harm, or that a program ruined: each gives a report or a sentence, and soon.

Each is taken in by the command, which is ended where it takes far longer than it should.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nec_desktop.review.returned import Return
from tests.review.sent_copy import PROJECT, SentCopy
from tests.review.taking_in import taken_in

DOCUMENT = "word/document.xml"
LONGEST = 60
"""Seconds after which the program is taken to hang: these files take it one to seven."""
WORDS = "We listen first."
BY = 'w:id="1" w:author="Ann" w:date="2026-05-01T10:00:00Z"'
MANY = 100_000

How = Callable[[str], str]


def run_of(text: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def at(change: Callable[[str], str]) -> How:
    """Return what changes the run of one field's text in a document's markup."""

    def how(markup: str) -> str:
        found = re.search(rf"<w:r>(?:(?!</w:r>).)*{re.escape(WORDS)}(?:(?!</w:r>).)*</w:r>", markup)
        assert found
        return f"{markup[: found.start()]}{change(found[0])}{markup[found.end() :]}"

    return how


def nested(depth: int) -> How:
    """Insertions and deletions inside one another, by one person."""
    opening = "".join(f"<w:{'ins' if n % 2 else 'del'} {BY}>" for n in range(depth))
    closing = "".join(f"</w:{'ins' if n % 2 else 'del'}>" for n in reversed(range(depth)))
    return at(lambda run: f"{opening}{run}{closing}")


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
HOSTILE: dict[str, How] = {
    "comments that point to nothing": at(
        lambda run: (
            "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(MANY // 2))
            + run
            + "".join(f'<w:r><w:commentReference w:id="{n}"/></w:r>' for n in range(MANY // 2, MANY))
        )
    ),
    "changes nested deep": nested(200),
    "runs without end": at(lambda _run: run_of("x ") * MANY),
    "runs of two people in turn": at(
        lambda _run: "".join(run_of("v ") + f"<w:ins {BY}>{run_of(f'w{n} ')}</w:ins>" for n in range(MANY // 10))
    ),
    "field codes that never end": at(lambda run: FIELD * MANY + run),
    "paragraphs without end": at(lambda run: run + f"</w:p><w:p>{run_of('The same words again.')}" * (MANY // 2)),
    "changed properties everywhere": lambda markup: markup.replace(
        "</w:pPr>", f'<w:pPrChange {BY}><w:pPr><w:pStyle w:val="Heading3"/></w:pPr></w:pPrChange></w:pPr>'
    ),
    "every cell goes on with the one above": lambda markup: markup.replace("<w:tcPr>", "<w:tcPr><w:vMerge/>"),
}


def damaged(sent: SentCopy, path: Path, how: How, more: dict[str, str] | None = None) -> Path:
    """Write the copy that was sent with its text changed, and with more parts."""
    with ZipFile(sent.file) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, how(data.decode()) if name == DOCUMENT else data)
        for name, text in (more or {}).items():
            target.writestr(name, text)
    return path


def by_command(sent: SentCopy, file: Path, folder: Path) -> dict[str, Any]:
    """Take a file in by the command, and return what it prints of it."""
    sent.workspace(folder / "data")
    command = [sys.executable, "-m", "nec_desktop", "take-in", sent.plan_id, str(file), "--json"]
    done = subprocess.run(
        [*command, "--data-dir", str(folder / "data")],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (said,) = json.loads(done.stdout)
    assert isinstance(said, dict)
    return said


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gives_a_report_soon(sent: SentCopy, tmp_path: Path, kind: str) -> None:
    said = by_command(sent, damaged(sent, tmp_path / "back.docx", HOSTILE[kind]), tmp_path)
    assert said["report"]
    places = {each["address"] for each in said["suggestions"] if each["kind"] not in ("formatting", "table")}
    if not kind.startswith("every cell"):
        assert places <= {"introduction/mission"}, "nothing else was touched"


def test_of_two_parts_of_one_name_one_is_read_and_the_report_says_so(sent: SentCopy, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        other = damaged(sent, tmp_path / "two.docx", lambda markup: markup, {DOCUMENT: _other_document(sent)})
    found = taken_in(sent, other, tmp_path)
    assert [(each.address, each.after) for each in found.suggestions] == [("introduction/mission", "hear")]
    assert any("two parts named word/document.xml" in sentence for sentence in found.report)


def test_a_second_document_that_the_file_does_not_name_is_not_read(sent: SentCopy, tmp_path: Path) -> None:
    file = damaged(sent, tmp_path / "two.docx", lambda markup: markup, {"word/document2.xml": _other_document(sent)})
    assert _items(taken_in(sent, file, tmp_path)) == 0


def _other_document(sent: SentCopy) -> str:
    with ZipFile(sent.file) as source:
        return source.read(DOCUMENT).decode().replace(WORDS, "We hear first.")


def _items(found: Return) -> int:
    return sum(map(len, (found.suggestions, found.comments, found.grades, found.outside, found.unplaced)))


@pytest.mark.parametrize("end", ["What we know of race.", "Parking outside the school", "Market surgery 3"])
def test_a_text_that_breaks_off_deletes_nothing_of_what_would_have_followed(
    sent: SentCopy, tmp_path: Path, end: str
) -> None:
    found = taken_in(
        sent,
        damaged(sent, tmp_path / "back.docx", lambda markup: markup[: markup.rindex(end)]),
        tmp_path,
    )
    gone = {each.address.split("/")[0] for each in found.suggestions}
    assert len(gone) <= 1, "but in the row or line in which it breaks off"
    assert any("breaks off before its end" in sentence for sentence in found.report)


def test_changes_nested_deeper_than_can_be_read_delete_nothing(sent: SentCopy, tmp_path: Path) -> None:
    found = taken_in(sent, damaged(sent, tmp_path / "back.docx", nested(5_000)), tmp_path)
    assert _items(found) == 0
    assert any("breaks off before its end" in sentence for sentence in found.report)
