"""Two reviewers and the next round in LibreOffice. Run by the Python that has `uno`.

    python3 -m tests.review.libreoffice_walk review SENT.docx FOLDER
    python3 -m tests.review.libreoffice_walk again SENT.docx FOLDER

The first saves `ada.docx` and `ben-odt.docx`, which went by way of an .odt file. The second opens the copy of the next
round, answers the thread that begins with ASKED, saves `cis.docx`, and what the program showed as
`shown.json`.
"""

import json
import sys
from pathlib import Path

from tests.review.libreoffice_reviewer import Reviewer, office

ADA, BEN, CIS = "Ada Panel", "Ben Reader", "Cis Councillor"
ASKED, ANSWERED = "Is this so?", "Then say it."


def ada(at: Reviewer) -> None:
    """Types with tracking, comments, changes two places of a sentence without tracking, and grades."""
    at.after("answer within 72 hours")
    at.type(" of your call")
    at.replace("four villages", "five villages")
    at.select("Thursdays")
    at.comment(ASKED)
    at.track(False)
    at.replace("Market Street", "Mill Street")
    at.replace("on weekdays", "on Mondays")
    at.replace("Choose a grade", "Good")
    at.replace("Write here", "Strong on surgeries.")


def ben(at: Reviewer) -> None:
    """Suggests something else for words that Ada changed, strikes words out, comments on a cell, and grades."""
    at.replace("four villages", "some villages")
    at.delete(" is the boundary")
    at.select("Hill farmers")
    at.comment("All of them?")
    at.replace("Choose a grade", "Requires improvement")


def shown(at: Reviewer) -> dict[str, list[list[str]]]:
    """Return what the program shows: comments with their authors and words, and tracked changes with theirs."""
    changes = at.document.Redlines.createEnumeration()
    told = []
    while changes.hasMoreElements():
        change = changes.nextElement()
        told.append([change.RedlineAuthor, change.RedlineType])
    return {"comments": [[note.Author, note.Content, note.Anchor.String] for note in at.notes()], "changes": told}


def main(what: str, sent: Path, folder: Path) -> None:
    """Play a part."""
    with office(folder) as context:
        if what == "review":
            for name, work in ((ADA, ada), (BEN, ben)):
                reviewer = Reviewer(context, sent, name)
                work(reviewer)
                reviewer.save(folder / f"{work.__name__}.docx")
            return
        reviewer = Reviewer(context, sent, CIS)
        found = shown(reviewer)
        reviewer.answer(ASKED, ANSWERED)
        reviewer.save(folder / "cis.docx")
        (folder / "shown.json").write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
