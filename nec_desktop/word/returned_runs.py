"""The text of a story of a returned file: runs, and the elements round them, in a single pass.

Elements that it does not know are gone through, so that text inside them is found. The parser takes no more than 256
levels of elements, so going down by calls is safe.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from nec_desktop.plan.clean import clean_text
from nec_desktop.review.reading import OBJECT, Mark, Picture, Story
from nec_desktop.translation import tr
from nec_desktop.word.markup import R
from nec_desktop.word.returned_fields import Fields, link_of
from nec_desktop.word.returned_file import ReturnedFile
from nec_desktop.word.returned_lines import PLAIN, Around, DraftParagraph, piece
from nec_desktop.word.returned_marks import (
    DEL,
    FROM_END,
    FROM_START,
    INS,
    MOVE_FROM,
    MOVE_TO,
    TO_END,
    TO_START,
    Marks,
    Moves,
)
from nec_desktop.word.returned_names import CHARACTERS, MATH, MC, SILENT, symbol
from nec_desktop.word.returned_pictures import picture_of, text_boxes
from nec_desktop.word.returned_properties import count_changes, run_look
from nec_desktop.word.returned_ranges import MOST_OPEN, CommentRanges
from nec_desktop.word.returned_styles import Styles, is_on
from nec_desktop.word.tags import R_, RPR, SDT, T, w

_ID, _NAME, _VAL, _TYPE, _FIELD_KIND, _CODE = map(w, ("id", "name", "val", "type", "fldCharType", "instr"))
_FONT, _CHARACTER, _PROPERTIES, _TAG, _PROMPT = map(w, ("font", "char", "sdtPr", "tag", "showingPlcHdr"))
_DELETED_TEXT, _CONTROL_CHANGES = w("delText"), tuple(map(w, ("customXmlInsRangeStart", "customXmlDelRangeStart")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = str.maketrans("\t\r\n", "   ")
_LINK_ID = f"{{{R}}}id"
_GOOGLE = "goog_rdk_"

Handler = Callable[[etree._Element], None]


@dataclass
class Shared:
    """What the stories of one file share: where they are read from, and what they add to.

    known: ids of the comments that the file holds; placed: of those that are over some piece; missing: ids that are
    named in the text, and that the file holds no comment of.
    """

    file: ReturnedFile
    styles: Styles
    marks: Marks = field(default_factory=Marks)
    known: frozenset[str] = frozenset()
    stories: list[Story] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)


class RunReader:
    """Reads what stands in paragraphs into the paragraph that is open."""

    def __init__(
        self, shared: Shared, part: str, around: Around, read_box: Callable[[etree._Element, Around], None]
    ) -> None:
        self.shared = shared
        self.part = part
        self.around = around
        self._read_box = read_box
        self.look = PLAIN
        self.line: DraftParagraph | None = None
        self.fields = Fields()
        self.moves = Moves()
        self.ranges = CommentRanges((), ())
        self._bookmarks: list[str] = []
        self.handlers: dict[str, Handler] = dict.fromkeys(SILENT, _pass_over)
        self.handlers |= {
            R_: self._run,
            T: self._text,
            f"{MATH}t": self._text,
            _DELETED_TEXT: self._deleted_text,
            RPR: _pass_over,
            _PROPERTIES: _pass_over,
            INS: self._inserted,
            DEL: self._deleted,
            MOVE_TO: self._inserted,
            MOVE_FROM: self._deleted,
            SDT: self._control,
            w("hyperlink"): self._link,
            w("fldSimple"): self._simple_field,
            w("fldChar"): self._field_mark,
            w("instrText"): self._field_code,
            w("delInstrText"): self._field_code,
            w("br"): self._break,
            w("sym"): self._symbol,
            w("bookmarkStart"): self._bookmark,
            w("commentRangeStart"): self._start_of_comment,
            w("commentRangeEnd"): self._end_of_comment,
            w("commentReference"): self._comment_reference,
            w("drawing"): self._object,
            w("pict"): self._object,
            w("object"): self._object,
            w("altChunk"): self._pasted,
            w("subDoc"): self._pasted,
            f"{MC}AlternateContent": self._alternatives,
            f"{MATH}ctrlPr": self._formula,
        }
        self.handlers |= dict.fromkeys((FROM_START, FROM_END, TO_START, TO_END), self._pass_move)
        self.handlers |= dict.fromkeys(_CONTROL_CHANGES, self._control_change)
        self.handlers |= {tag: self._character(text) for tag, text in CHARACTERS.items()}

    def walk(self, element: etree._Element) -> None:
        """Read the children of an element."""
        handlers = self.handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is None:
                self.walk(child)
            else:
                handler(child)

    def walk_within(self, element: etree._Element, around: Around) -> None:
        """Read the children of an element of which something more is true."""
        outer, self.around = self.around, around
        self.walk(element)
        self.around = outer

    def say(self, text: str) -> None:
        """Add text to the paragraph that is open; where none is, one is begun."""
        if text and not self.fields.hidden:
            line = self.open_line()
            line.contents |= self.fields.contents
            line.say(text, self.around, self.look, self.around.link or self.fields.link, self.ranges.over)
            self.ranges.said()

    def open_line(self) -> DraftParagraph:
        """Return the paragraph that is open; where none is, one is begun."""
        if self.line is None:
            self.line = DraftParagraph(self.taken_bookmarks(), implied=True)
        return self.line

    def taken_bookmarks(self) -> list[str]:
        """Return the bookmarks that wait for a paragraph to begin, and forget them."""
        waiting, self._bookmarks = self._bookmarks, []
        return waiting

    def point(self, comment: str) -> None:
        """Put a comment on the point that is reached."""
        over = self.ranges.over
        self.show("", (*over, comment) if len(over) < MOST_OPEN else (comment,))
        self.ranges.placed.add(comment)

    def show(self, text: str, comments: tuple[str, ...], picture: Picture | None = None) -> None:
        """Add a piece that joins with no other."""
        link = self.around.link or self.fields.link
        self.open_line().show(piece(text, self.around, self.look, link, comments, picture))

    def _run(self, run: etree._Element) -> None:
        handlers = self.handlers
        for child in run:
            tag = child.tag
            if tag == RPR:
                self.look = run_look(child, self.shared.styles, self.shared.marks)
            else:
                handler = handlers.get(tag)
                if handler is None:
                    self.walk(child)
                else:
                    handler(child)
        self.look = PLAIN

    def _text(self, element: etree._Element) -> None:
        words = "".join(map(str, element.itertext())) if len(element) else element.text or ""
        if "\n" in words or "\t" in words or "\r" in words:
            words = words.translate(_BLANKS)
        if element.get(_SPACE) != "preserve":
            words = words.strip(" ")
        self.say(clean_text(words))

    def _deleted_text(self, element: etree._Element) -> None:
        outer = self.around
        if outer.deleted is None:
            self.around = outer._replace(deleted=Mark())
        self._text(element)
        self.around = outer

    def _character(self, text: str) -> Handler:
        return lambda _element: self.say(text)

    def _break(self, element: etree._Element) -> None:
        if element.get(_TYPE, "textWrapping") == "textWrapping":
            self.say("\n")

    def _symbol(self, element: etree._Element) -> None:
        self.say(clean_text(symbol(element.get(_FONT, ""), element.get(_CHARACTER, ""))))

    def _inserted(self, element: etree._Element) -> None:
        name = self.moves.name(element.tag) if element.tag == MOVE_TO else self.around.move
        self.walk_within(element, self.around._replace(inserted=self.shared.marks.of(element), move=name))

    def _deleted(self, element: etree._Element) -> None:
        name = self.moves.name(element.tag) if element.tag == MOVE_FROM else self.around.move
        self.walk_within(element, self.around._replace(deleted=self.shared.marks.of(element), move=name))

    def _pass_move(self, element: etree._Element) -> None:
        self.moves.pass_by(element)

    def _control(self, element: etree._Element) -> None:
        properties = element.find(_PROPERTIES)
        found = None if properties is None else properties.find(_TAG)
        tag = "" if found is None else found.get(_VAL, "")
        prompt = None if properties is None else properties.find(_PROMPT)
        around = self.around._replace(placeholder=self.around.placeholder or (prompt is not None and is_on(prompt)))
        # Google Docs puts controls of its own round everything, which would hide ours.
        self.walk_within(element, around if not tag or tag.startswith(_GOOGLE) else around._replace(tag=tag))

    def _control_change(self, _element: etree._Element) -> None:
        self.shared.marks.ignored[tr("content controls")] += 1

    def _link(self, element: etree._Element) -> None:
        relation = self.shared.file.relations(self.part).get(element.get(_LINK_ID, ""))
        outside = relation.target if relation is not None and relation.external else ""
        self.walk_within(element, self.around._replace(link=outside or self.around.link))

    def _simple_field(self, element: etree._Element) -> None:
        link = link_of(element.get(_CODE, "")) or self.around.link
        self.walk_within(element, self.around._replace(link=link))

    def _field_mark(self, element: etree._Element) -> None:
        self.fields.mark(element.get(_FIELD_KIND, ""))
        count_changes(element, self.shared.marks)

    def _field_code(self, element: etree._Element) -> None:
        if self.around.inserted or self.around.deleted:
            self.shared.marks.ignored[tr("field codes")] += 1
        self.fields.code(element.text or "")

    def _bookmark(self, element: etree._Element) -> None:
        waiting = self._bookmarks if self.line is None else self.line.bookmarks
        waiting.append(element.get(_NAME, ""))

    def _start_of_comment(self, element: etree._Element) -> None:
        identifier = element.get(_ID, "")
        if self.ranges.start(identifier):
            self.point(identifier)

    def _end_of_comment(self, element: etree._Element) -> None:
        identifier = element.get(_ID, "")
        if self.ranges.end(identifier) and self.line is not None:
            self.point(identifier)

    def _comment_reference(self, element: etree._Element) -> None:
        identifier = element.get(_ID, "")
        if self.ranges.refer(identifier):
            self.point(identifier)

    def _object(self, element: etree._Element) -> None:
        if not self.fields.hidden:
            self.show(OBJECT, self.ranges.over, picture_of(self.shared.file, self.part, element))
            self.ranges.said()
        for box in text_boxes(element):
            self._read_box(box, self.around)

    def _alternatives(self, element: etree._Element) -> None:
        chosen = element.find(f"{MC}Choice")
        chosen = element.find(f"{MC}Fallback") if chosen is None else chosen
        if chosen is not None:
            self.walk(chosen)

    def _formula(self, properties: etree._Element) -> None:
        if changes := sum(1 for _ in properties.iter(INS, DEL)):
            self.shared.marks.ignored[tr("structure of formulas")] += changes

    def _pasted(self, _element: etree._Element) -> None:
        self.shared.file.lose(
            tr("A passage of it is a file put in whole, which only Word can show; what it says could not be read.")
        )


def _pass_over(_element: etree._Element) -> None:
    """Do nothing: the element has no text."""
