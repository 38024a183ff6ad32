"""What the page that makes documents says of what is chosen on it."""

from dataclasses import dataclass

from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Choice:
    """What is chosen. answers: what was answered in a round, and no document of the plan's own; draft: what is made is
    marked so.
    """

    public: bool
    answers: bool
    web_page: bool
    publishes: bool
    draft: bool

    @property
    def sends(self) -> bool:
        """Whether it can be sent for review."""
        return not self.public and not self.answers


def copy_words(choice: Choice, marking: str) -> str:
    """Say what the copy holds, what it leaves out, and how it is marked."""
    if choice.answers:
        held = tr("All that came back in the round, with what you answered. What has no answer yet says so.")
        if choice.public:
            held = tr("No reviewer is named, and what is about internal parts is left out. {0}").format(held)
    elif choice.public:
        held = tr(
            "Without private notes, internal items, the assessment sheet, and evidence that is not publishable. "
            "It is refused while something stands in the way."
        )
    else:
        held = tr("With what each section asks, the evidence register and the assessment sheet. {0}").format(
            tr("Marked DRAFT.") if choice.draft else tr("Not marked DRAFT: the plan’s stage is Published.")
        )
    if choice.web_page:
        alone = tr("One file that needs no others: whoever keeps the site can put it there as it is.")
        held = f"{alone} {held}"
    marked = tr("Marking on every page: {0}.").format(marking)
    return f"{held} {marked}"


def create_words(choice: Choice) -> str:
    """Return what the button that makes the document says."""
    if choice.sends:
        return tr("Only c&reate the file")
    kind = tr("the answers") if choice.answers else tr("public copy")
    if choice.web_page:
        return tr("C&reate {0} as a web page").format(kind)
    return (tr("Publish and c&reate {0} in Word") if choice.publishes else tr("C&reate {0} in Word")).format(kind)


def file_words(*, web_page: bool) -> tuple[str, str, str]:
    """Return what the dialog for the file is called, how the file's name ends, and the kind of file it offers."""
    if web_page:
        return tr("Create the web page"), ".html", tr("Web page (*.html)")
    return tr("Create the Word document"), ".docx", "Word (*.docx)"


def check_words(choice: Choice, *, obstacles: int, findings: int, unfinished: int) -> str:
    """Say how much was found that one may want to change first."""
    if choice.answers:
        return tr("What reviewers said is answered on the review desk (Ctrl+R).")
    parts = [
        count_words(obstacles, "thing stands in the way", "things stand in the way") if obstacles else "",
        count_words(findings, "finding") if findings else "",
        count_words(unfinished, "section not completed", "sections not completed") if unfinished else "",
    ]
    found = ", ".join(part for part in parts if part)
    said = f"{found}." if found else tr("Everything is completed and the checks find nothing.")
    return f"{said} {tr('Enter or a click on a line changes it; Ctrl+E comes back to the same line.')}"
