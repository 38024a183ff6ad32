"""What reviewers do in LibreOffice to the review copy of the small plan. Run by the Python that has `uno`.

    python3 -m tests.review.libreoffice_scenarios SENT.docx FOLDER

opens what was sent once for each scenario, does what a reviewer would with the commands of the menus and keys, and
saves `<scenario>.docx`, and `<scenario>-odt.docx` by way of an .odt that is opened again.

What LibreOffice 7.4 writes, as seen in the files. A comment's mark stands in an insertion of its own, without text. A
row that is inserted has a zero-width joiner in its first cell. A row's deletion stands on the row and on its runs. A
move of words is moveFrom and moveTo; of a list item, marks too. Who deletes in another's insertion splits it in three.
A label's bookmark lies in the control on its number, and in the deletion where the label is deleted. Backspace at the
start of a label deletes the mark before it, and the label takes the style of that paragraph at once. A reply is a
comment of its own at the end of the first one's range, not a thread, and begins with words of the program's. A choice that is typed over lies in the control,
which goes on saying that it shows its prompt; by way of .odt what was deleted stands before the control. Someone without a name is "Unknown Author".
"""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.review.libreoffice_reviewer import Reviewer, office


def words(at: Reviewer) -> None:
    """Tracked edits of texts, one kind in each field."""
    at.after("Safe places")
    at.type(" in every town")
    at.replace("listen", "hear and listen")
    at.delete(", and we do what we say")
    at.after("hard to cross.")
    at.type("\n")
    at.after("A named officer.")
    at.type("\nA deputy as well.")
    at.after("within three days.")
    at.do("Delete")
    at.replace("our page", "our web page")
    at.select("market on")
    at.do("Bold")
    at.delete("The last bus leaves at six.")
    at.after("Upper Testing")
    at.type(" and the mill")
    at.before("The front desk")
    at.type("“Yes” – ")


def records(at: Reviewer) -> None:
    """Tracked edits in tables of records: cells at home and elsewhere, a row more and a row fewer."""
    at.replace("14 May 2026", "15 May 2026")
    at.replace("No time by day.", "No time by day or at harvest.")
    at.replace("Nobody has seen", "No one has seen")
    at.after("Testing Town", "NEC Cell")
    at.do("InsertRowsAfter")
    at.document.CurrentController.ViewCursor.goDown(1, False)
    at.type("Villages")
    at.after("Figures brought up to date")
    at.do("DeleteRows")


def boundaries(at: Reviewer) -> None:
    """Tracked edits that reach over the border between two fields."""
    at.start_of("Our mission")
    at.do("SwBackspace")
    at.start_of("Towns and villages")
    at.type("\n")
    at.select_through("opens on weekdays.", "Call 101 when")
    at.do("Delete")


def untracked(at: Reviewer) -> None:
    """Edits while the recording is off, and one while it is on again."""
    at.track(False)
    at.replace("Safe places", "Quiet places")
    at.after("We listen first.")
    at.type("\nAnd then we act.")
    at.delete(" on Thursdays")
    at.before("Our promise", "Heading")
    at.do("StyleApply", Style="Heading 4", FamilyName="ParagraphStyles")
    at.after("Lower Testing")
    at.do("InsertRowsAfter")
    at.after("Hill farmers")
    at.do("DeleteRows")
    at.track(True)
    at.after("One town and four")
    at.type(" or five")


def accepted(at: Reviewer) -> None:
    """Tracked edits that the reviewer accepted, all of them, before sending the file back; a comment stays."""
    at.replace("Safe places", "Quiet places")
    at.after("We say what we do,")
    at.type("\n")
    at.select("Thursdays")
    at.comment("Is this so?")
    at.do("AcceptAllTrackedChanges")


def two_people(at: Reviewer) -> None:
    """One person's edits on another's, moves, and edits of someone whose program knows no name."""
    at.after("Safe places")
    at.type(" in every town here")
    at.sign("Ben Reader")
    at.delete("every town")
    at.replace("people who", "persons that")
    at.select("The river is the boundary.")
    at.do("Cut")
    at.after("We listen first.")
    at.do("Paste")
    at.before("A reply within")
    at.do("MoveUp")
    at.sign("")
    at.after("We answer")
    at.type(" you")


def comments(at: Reviewer) -> None:
    """Comments on words, a label, two fields, a cell, a point, deleted words; an answer; one that is resolved."""
    at.select("Stations and front desks", "Heading")
    at.comment("On the label")
    at.select_through("Call 101", "We answer within 72 hours.")
    at.comment("Over two fields")
    at.select("Hill farmers")
    at.comment("In a cell")
    at.before("One town and four")
    at.comment("At a point")
    at.select("listen")
    at.comment("On words that go")
    at.delete("listen")
    at.select("river")
    at.comment("Settled")
    at.resolve("Settled")
    at.select("Thursdays")
    at.comment("Is this so?")
    at.sign("Ben Reader")
    at.reply("Yes, since May")


def sheet(at: Reviewer) -> None:
    """The assessment sheet is filled in, without tracking and then with it."""
    at.track(False)
    at.replace("Choose a grade", "Grade: requires improvement")
    at.replace("Write here", "Strong on surgeries.")
    at.track(True)
    at.replace("Choose a grade", "Good")
    at.replace("Write here", "More in the villages.")


def outside(at: Reviewer) -> None:
    """Edits of what is no field: a section's heading, what is asked, the footer."""
    at.replace("Area profile", "Our area", "Heading")
    at.replace("What is asked", "What they ask")
    styles = at.document.StyleFamilies.getByName("PageStyles")
    for name in styles.ElementNames:
        style = styles.getByName(name)
        if style.FooterIsOn and style.isInUse():
            style.FooterText.insertString(style.FooterText.End, " Seen by the panel.", False)
            return


def restyled(at: Reviewer) -> None:
    """All text is made italic while the recording is off."""
    at.track(False)
    at.do("SelectAll")
    at.do("Italic")


def restyled_tracked(at: Reviewer) -> None:
    """All text is made bold with tracking, and a word is put in."""
    at.do("SelectAll")
    at.do("Bold")
    at.after("We listen first.")
    at.type(" Always.")


def cells(at: Reviewer) -> None:
    """Cells of a register are joined, side by side and downwards; the title of a record is changed."""
    at.track(False)
    at.join_cells("What we know of age.", "B2", right=1)
    at.join_cells("What we know of age.", "C5", down=1)
    at.track(True)
    at.replace("Parking outside", "Parking near", "Heading")


def below(at: Reviewer) -> None:
    """A paragraph below a table that ends a text: the Enter key before the heading that follows."""
    at.below_table("Lower Testing")
    at.type("\n")
    at.document.CurrentController.ViewCursor.goUp(1, False)
    at.type("Buses are rare.")


def levels(at: Reviewer) -> None:
    """A heading in a text becomes a paragraph, a paragraph a heading."""
    at.before("Distance", "Heading")
    at.do("StyleApply", Style="Text body", FamilyName="ParagraphStyles")
    at.before("We listen first.")
    at.do("StyleApply", Style="Heading 4", FamilyName="ParagraphStyles")


def lists(at: Reviewer) -> None:
    """Lists are switched on and off, and an item goes down a level, with tracking, which the file does not tell."""
    at.before("The last bus leaves")
    at.do("DefaultBullet")
    at.before("The river is the")
    at.do("DefaultNumbering")
    at.before("A reply within")
    at.do("RemoveBullets")
    at.before("Sooner when it")
    at.do("DecrementLevel")


def untouched(_at: Reviewer) -> None:
    """The file is opened and saved."""


SCENARIOS: tuple[Callable[[Reviewer], None], ...] = (
    words,
    records,
    boundaries,
    untracked,
    accepted,
    two_people,
    comments,
    sheet,
    outside,
    restyled,
    restyled_tracked,
    cells,
    below,
    levels,
    lists,
    untouched,
)


def main(sent: Path, folder: Path) -> None:
    """Play every scenario on the file that was sent."""
    with office(folder) as context:
        for scenario in SCENARIOS:
            reviewer = Reviewer(context, sent, "Ada Panel")
            scenario(reviewer)
            reviewer.save(folder / f"{scenario.__name__}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
