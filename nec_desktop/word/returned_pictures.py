"""Pictures and other objects in the text of a returned file."""

from collections.abc import Iterator

from lxml import etree

from nec_desktop.review.reading import Picture
from nec_desktop.word.markup import A, R
from nec_desktop.word.returned_file import ReturnedFile
from nec_desktop.word.tags import DOCPR, w

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"
_BLIP, _IMAGE, _SHAPE = f"{{{A}}}blip", f"{{{_VML}}}imagedata", f"{{{_VML}}}shape"
_EMBED, _ID = f"{{{R}}}embed", f"{{{R}}}id"
_BOX = w("txbxContent")
_INNER = (_BOX, f"{{{MC}}}Fallback")


def picture_of(file: ReturnedFile, part: str, element: etree._Element) -> Picture:
    """Return what a drawing, a VML picture or an embedded object in `part` shows."""
    name = alt = identifier = ""
    for found in element.iter(DOCPR, _SHAPE, _BLIP, _IMAGE):
        if found.tag == DOCPR:
            name, alt = name or found.get("name", ""), alt or found.get("descr", "") or found.get("title", "")
        elif found.tag == _SHAPE:
            name, alt = name or found.get("id", ""), alt or found.get("alt", "")
        else:
            identifier = identifier or found.get(_EMBED, "") or found.get(_ID, "")
    relation = file.relations(part).get(identifier)
    return Picture(name, file.hash_of(relation.target) if relation and not relation.external else "", alt)


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes in a drawing: not those inside others, nor copies for old programs."""
    for box in element.iter(_BOX):
        for ancestor in box.iterancestors():
            if ancestor is element:
                yield box
            if ancestor is element or ancestor.tag in _INNER:
                break
