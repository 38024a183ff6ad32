"""What a reviewer put into the assessment sheet."""

import re
from collections.abc import Sequence

from nec_desktop.plan.assessment import SHEET
from nec_desktop.review.edit import Edit
from nec_desktop.review.got_units import UNTRACKED, Bit, shown
from nec_desktop.review.returned import Confidence, Given, Kind, Outside
from nec_desktop.review.sent_lines import Owner
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.typography import folded, only_typography

_LEAD = re.compile(r"(?:(?:your|our|my|the|overall)\s+)?(?:grade|graded|assessment)?\s*(?:is|was|as)?\s*[:=-]?\s*")


def is_of_sheet(owner: Owner) -> bool:
    """Say whether something is to be filled in there."""
    return owner.address.startswith(f"{SHEET}/")


def given(owner: Owner, bits: Sequence[Bit], sure: Confidence) -> Given | None:
    """Return what was put in the place of a prompt; None where the prompt still stands, or nothing does."""
    left = [bit for bit in bits if not bit.deleted]
    text = "".join(bit.text for bit in left).replace(BREAK, "\n").strip()
    if not folded(text) or folded(text) == folded(owner.text) or _is_other_prompt(left, text, owner):
        return None
    marks = [bit.inserted for bit in left if bit.inserted and bit.inserted is not UNTRACKED and bit.text.strip()]
    _, *standard, part = owner.address.split("/")
    return Given(
        id="",
        part=part,
        standard=standard[0] if standard else "",
        text=text,
        grade=grade_of(text, owner.choices),
        author=marks[0].author if marks else "",
        date=marks[0].date if marks else "",
        confidence=sure,
    )


def _is_other_prompt(bits: Sequence[Bit], text: str, owner: Owner) -> bool:
    """Say whether a control shows a prompt of the program's own. LibreOffice says so of what was typed over ours, too.

    So what was typed with tracking is none, nor is what names a grade.
    """
    typed = [bit for bit in bits if bit.text.strip() and not (bit.piece and bit.piece.placeholder)]
    tracked = any(bit.inserted and bit.inserted is not UNTRACKED and bit.text.strip() for bit in bits)
    return not typed and not tracked and not grade_of(text, owner.choices)


def emptied(edit: Edit) -> Outside:
    """Return what was done to a prompt where nothing was put in its place, or was struck out again."""
    struck = "".join(f" (put in and struck out again: “{shown(text)}”)" for text, _ in edit.struck)
    return Outside(
        id="",
        where=f"Assessment sheet, {edit.owner.where}{struck}",
        kind=_kind(edit),
        before=shown(edit.before),
        after=shown(edit.after),
        author=edit.mark.author if edit.tracked else "",
        date=edit.mark.date if edit.tracked else "",
        tracked=edit.tracked,
    )


def _kind(edit: Edit) -> Kind:
    if only_typography(edit.before, edit.after):
        return "typography"
    return "replacement" if edit.after else "deletion"


def grade_of(text: str, choices: Sequence[tuple[str, str]]) -> str:
    """Return the id of the choice that a text names at its beginning, as a word of its own; nothing where it does not.

    “Grade: met”, “MET.” and “Met, but late” are “Met”; “met in part” is not, since more words may turn a grade round.
    """
    words = folded(text.strip().partition("\n")[0]).casefold()
    lead = _LEAD.match(words)
    bare = words[lead.end() :] if lead else words
    for title, identifier in sorted(choices, key=lambda choice: -len(choice[0])):
        name = folded(title).casefold()
        for start in (words, bare):
            rest = start.removeprefix(name) if start.startswith(name) else None
            if rest is not None and not re.match(r"\s*[\w(]|-\w", rest):
                return identifier
        if words == identifier.casefold():
            return identifier
    return ""
