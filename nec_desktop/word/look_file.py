"""Keep a look as a Word file of its own: our styles as the look has them, the crest and the words in its header.

It holds nothing else of the file that the look was read from. Read again it gives the same look, also after somebody
has changed its styles in Word.
"""

from pathlib import Path

from nec_desktop.word.anchors import Ids
from nec_desktop.word.furniture import add_edge, core_value, edge_words
from nec_desktop.word.look import ForceLook
from nec_desktop.word.markup import DECLARATION, NAMESPACES, paragraph, run
from nec_desktop.word.package import save_package
from nec_desktop.word.paper import PORTRAIT, section_properties
from nec_desktop.word.template import Template

_SAMPLES = (
    ("Title", "{0}"),
    ("Heading1", "Heading 1"),
    ("Normal", "The look of the Word documents of NEC Desktop. Its styles may be changed here, in Word."),
    ("Heading2", "Heading 2"),
    ("Heading3", "Heading 3"),
    ("Heading4", "Heading 4"),
    ("Caption", "Caption"),
)


def write_look(look: ForceLook, path: Path) -> None:
    """Write a look to `path`. The same look gives the same file. Raises OSError where it cannot be written."""
    template = Template(look=look)
    content = {"header": edge_words("Header", look.header), "footer": edge_words("Footer", look.footer)}
    ids, references = Ids(), ""
    for kind, words in content.items():
        crest = look.crest if kind == "header" else None
        part = add_edge(template, kind, 1, words or ("" if crest else paragraph(kind.capitalize(), "")), crest, ids)
        references += f'<w:{kind}Reference w:type="default" r:id="{part}"/>'
    template.document.core_properties.title = core_value(look.name)
    samples = "".join(paragraph(style, run(words.format(look.name))) for style, words in _SAMPLES)
    body = f"{samples}{section_properties(PORTRAIT, references)}"
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    save_package(template.package, path, {str(template.part.partname): document.encode()})
