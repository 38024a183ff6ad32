"""What the page that makes documents says of what is chosen on it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nec_desktop.plan.words import count_words


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
        held = _tr("All that came back in the round, with what you answered. What has no answer yet says so.")
        if choice.public:
            held = _tr("No reviewer is named, and what is about internal parts is left out. {0}").format(held)
    elif choice.public:
        held = _tr(
            "Without private notes, internal items, the assessment sheet, and evidence that is not publishable. "
            "It is refused while something stands in the way."
        )
    else:
        held = _tr("With what each section asks, the evidence register and the assessment sheet. {0}").format(
            _tr("Marked DRAFT.") if choice.draft else _tr("Not marked DRAFT: the plan’s stage is Published.")
        )
    if choice.web_page:
        alone = _tr("One file that needs no others: whoever keeps the site can put it there as it is.")
        held = f"{alone} {held}"
    marked = _tr("Marking on every page: {0}.").format(marking)
    return f"{held} {marked}"


def create_words(choice: Choice) -> str:
    """Return what the button that makes the document says."""
    if choice.sends:
        return _tr("Only c&reate the file")
    kind = _tr("the answers") if choice.answers else _tr("public copy")
    if choice.web_page:
        return _tr("C&reate {0} as a web page").format(kind)
    return (_tr("Publish and c&reate {0} in Word") if choice.publishes else _tr("C&reate {0} in Word")).format(kind)


def file_words(*, web_page: bool) -> tuple[str, str, str]:
    """Return what the dialog for the file is called, how the file's name ends, and the kind of file it offers."""
    if web_page:
        return _tr("Create the web page"), ".html", _tr("Web page (*.html)")
    return _tr("Create the Word document"), ".docx", "Word (*.docx)"


def check_words(choice: Choice, *, obstacles: int, findings: int, unfinished: int) -> str:
    """Say how much was found that one may want to change first."""
    if choice.answers:
        return _tr("What reviewers said is answered on the review desk (Ctrl+R).")
    parts = [
        count_words(obstacles, "thing stands in the way", "things stand in the way") if obstacles else "",
        count_words(findings, "finding") if findings else "",
        count_words(unfinished, "section not completed", "sections not completed") if unfinished else "",
    ]
    found = ", ".join(part for part in parts if part)
    said = f"{found}." if found else _tr("Everything is completed and the checks find nothing.")
    return f"{said} {_tr('Enter or a click on a line changes it; Ctrl+E comes back to the same line.')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExportWords", text)
