"""The settings part of a document."""

from nec_desktop.word.markup import W
from nec_desktop.word.template import Template

TRACK = f"{{{W}}}trackRevisions"
_NAMES = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
    "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
    "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
    "stylePaneSortMethod documentType mailMerge revisionView"
)
_BEFORE = frozenset(f"{{{W}}}{name}" for name in _NAMES.split())
"""What comes before w:trackRevisions (ECMA-376 part 1, 17.15.1.78); in another order validators refuse the file."""


def track_changes(template: Template, *, wanted: bool) -> None:
    """Let Word begin to track changes when the file is opened, or not, whatever the template says."""
    settings = template.document.settings.element
    for element in settings.findall(TRACK):
        settings.remove(element)
    if wanted:
        place = next((n for n, child in enumerate(settings) if child.tag not in _BEFORE), len(settings))
        settings.insert(place, settings.makeelement(TRACK))
