"""Review copies as Word, Google Docs and WPS would hand them back, imitated: none of them runs where tests do.

What each does was read in files that others have published. Word: threads in three parts beside the comments, runs cut
up by revision numbers and spelling marks, tracked rows with marks on cells and runs too, moves with ranges, formatting
noise. Google Docs: no properties, controls called goog_rdk, renamed styles, no bookmark of ours, threads as comments
over one range, an insertion before its deletion under one id. WPS: a property of its own in place of ours.
"""

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tests.review.edited_copy import EditedCopy, Element, Note, W, Who, element, run_of, w

ADA, BEN, CIS = Who("Ada Panel"), Who("Ben Reader", "2026-08-04T09:00:00Z"), Who("Cis Councillor")
W14, W15 = (
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
)
W16CID, W16CEX = (f"http://schemas.microsoft.com/office/word/{name}" for name in ("2016/wordml/cid", "2018/wordml/cex"))
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORD_PARTS = {"commentsExtended": W15, "commentsIds": W16CID, "commentsExtensible": W16CEX}


def by_word(sent: Path, path: Path) -> Path:
    """Every kind of edit as Word leaves it, by three people."""
    copy = EditedCopy(sent)
    _replace(copy, "listen", "hear", ADA)
    copy.split(copy.paragraph("hard to cross"), "hard to cross.", BEN)
    _delete_end(copy, "A reply within", ADA)
    _word_move(copy, "The river is the boundary.", "One town and four villages.", CIS)
    row = copy.row_of("Upper Testing")
    inserted = deepcopy(row)
    for bookmark in list(inserted.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        _remove(bookmark)
    row.addnext(inserted)
    for paragraph, text in zip(inserted.iter(w("p")), ("Middle Testing", "30"), strict=True):
        for run in paragraph.findall(w("r")):
            paragraph.remove(run)
        paragraph.append(ADA.mark("ins", copy.next_id(), run_of(text)))
        copy.end_is(paragraph, "ins", ADA)
    copy.row_is(inserted, "ins", ADA)
    gone = copy.row_of("Figures brought up to date")
    for paragraph in gone.iter(w("p")):
        copy.delete_runs(list(paragraph.iter(w("r"))), BEN)
        copy.end_is(paragraph, "del", BEN)
    copy.row_is(gone, "del", BEN)
    for run in copy.runs(copy.paragraph("market on Thursdays"), "market on"):
        bold = element("rPr", element("b"), ADA.mark("rPrChange", copy.next_id(), element("rPr")))
        run.insert(0, bold)
    asked = _comment(copy, "101 when it can wait", "Who answers at night?", ADA)
    answered = _answer(copy, asked, "The control room.", BEN)
    _answer(copy, answered, "Thank you.", ADA)
    _comment(copy, "We answer within", "Settled by now.", CIS).done = True
    _choose(copy, "Good")
    _make_soup(copy)
    _word_parts(copy)
    return copy.save(path)


def numbered_by_word(sent: Path, path: Path) -> Path:
    """A paragraph made an item, and an item made a paragraph, as Word notes it in the numbering alone."""
    copy = EditedCopy(sent)
    item, paragraph = copy.paragraph("A named officer."), copy.paragraph("The last bus leaves")
    style = next(item.iter(w("pStyle"))).get(w("val"))
    styles = etree.fromstring(copy.parts["word/styles.xml"]).iter(w("style"))
    number = next(next(found for found in styles if found.get(w("styleId")) == style).iter(w("numId"))).get(
        w("val"), ""
    )
    switched_on = element("numPr", element("numId", val=number), ADA.mark("ins", copy.next_id()))
    copy.mark_of(paragraph).addprevious(switched_on)
    was = BEN.mark("numberingChange", copy.next_id())
    was.set(w("original"), "\uf0b7")
    copy.mark_of(item).addprevious(element("numPr", element("numId", val="0"), was))
    return copy.save(path)


def by_google(sent: Path, path: Path) -> Path:
    """The same kinds of edit as Google Docs exports them: nothing that we put in is left but the words."""
    copy = EditedCopy(sent)
    old = copy.runs(copy.paragraph("We listen first"), "listen")
    deletion = copy.delete_runs(old, ADA)
    insertion = ADA.mark("ins", 0, run_of("hear"))
    insertion.set(w("id"), deletion.get(w("id"), ""))
    deletion.addprevious(insertion)
    asked = _comment(copy, "101 when it can wait", "Who answers at night?", ADA)
    _answer(copy, asked, "The control room.", BEN)
    place = copy.runs(copy.paragraph("No time by day"), "day")[-1]
    copy.insert_after(place, " or at harvest", BEN)
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for found in list(copy.body.iter(w(tag))):
            _remove(found)
    for n, control in enumerate(list(copy.body.iter(w("sdt")))):
        content = control.find(w("sdtContent"))
        assert content is not None
        for child in list(content):
            control.addprevious(child)
        _remove(control)
        if n % 7 == 0:
            _wrap(next(iter(copy.body.iter(w("r")))), n)
    for paragraph in copy.paragraphs():
        paragraph.set(w("rsidDel"), "00000000")
    _rename_styles(copy)
    comment_parts(copy, flat=True)
    for name in [name for name in copy.parts if name.startswith("docProps/")]:
        _drop_part(copy, name)
    return copy.save(path)


def by_wps(sent: Path, path: Path) -> Path:
    """An edit and a comment by WPS, which keeps the anchors and puts a property of its own in place of ours."""
    copy = EditedCopy(sent)
    _replace(copy, "Safe places", "Quiet places", BEN)
    _comment(copy, "101 when it can wait", "Who answers at night?", ADA)
    comment_parts(copy, flat=True)
    custom = "docProps/custom.xml"
    head, _, rest = copy.parts[custom].decode().partition("<property ")
    _, _, tail = rest.rpartition("</property>")
    own = 'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"'
    own = f"<property {own}><vt:lpwstr>2052-12.1.0.16250</vt:lpwstr></property>"
    copy.parts[custom] = f"{head}{own}{tail}".encode()
    return copy.save(path)


def _replace(copy: EditedCopy, words: str, others: str, who: Who) -> None:
    copy.insert_after(copy.delete(copy.paragraph(words, "Normal"), words, who), others, who)


def _delete_end(copy: EditedCopy, words: str, who: Who) -> None:
    copy.end_is(copy.paragraph(words), "del", who)


def _word_move(copy: EditedCopy, words: str, after: str, who: Who) -> None:
    """Move the words of a whole paragraph behind others, with the ranges by which Word pairs both ends."""
    source = copy.paragraph(words)
    runs = copy.runs(source, words)
    text = "".join(run.findtext(w("t")) or "" for run in runs)
    copy.delete_runs(runs, who, "moveFrom")
    target = copy.runs(copy.paragraph(after), after)[-1]
    target.addnext(who.mark("moveTo", copy.next_id(), run_of(f" {text}")))
    for kind, paragraph in (("moveFrom", source), ("moveTo", copy.paragraph(after))):
        moved = next(iter(paragraph.iter(w(kind))))
        identifier = str(copy.next_id())
        start = element(f"{kind}RangeStart", id=identifier, name="move1", author=who.name, date=who.date)
        moved.addprevious(start)
        moved.addnext(element(f"{kind}RangeEnd", id=identifier))


def _comment(copy: EditedCopy, words: str, text: str, who: Who) -> Note:
    runs = copy.runs(copy.paragraph(words, "Normal"), words)
    return copy.comment(runs[0], runs[-1], text, who)


def _answer(copy: EditedCopy, to: Note, text: str, who: Who) -> Note:
    """Answer a comment: another over the same range."""
    start = next(found for found in copy.body.iter(w("commentRangeStart")) if found.get(w("id")) == str(to.id))
    end = next(found for found in copy.body.iter(w("commentRangeEnd")) if found.get(w("id")) == str(to.id))
    return copy.comment(start, end, text, who, to)


def _choose(copy: EditedCopy, grade: str) -> None:
    """Choose from the first list of grades, which Word does not track."""
    control = next(found for found in copy.body.iter(w("sdt")) if found.find(f".//{w('dropDownList')}") is not None)
    for prompt in list(control.iter(w("showingPlcHdr"))):
        _remove(prompt)
    words = next(control.iter(w("t")))
    words.text = grade


def _make_soup(copy: EditedCopy) -> None:
    """Cut every third run in two, with a spelling mark between and revision numbers on both."""
    for n, run in enumerate(list(copy.body.iter(w("r")))):
        text = run.find(w("t"))
        run.set(w("rsidR"), f"{0x00A10000 + n:08X}")
        if n % 3 == 0 and run[-1] is text and text is not None and text.text and len(text.text) > 5:
            half = len(text.text) // 2
            run.addnext(run_of(text.text[half:], run.find(w("rPr"))))
            run.addnext(element("proofErr", type="spellStart"))
            text.text = text.text[:half]


def _wrap(run: Element, n: int) -> None:
    control = element("sdt", element("sdtPr", element("tag", val=f"goog_rdk_{n}")), element("sdtContent"))
    run.addprevious(control)
    control[1].append(run)


def _rename_styles(copy: EditedCopy) -> None:
    styles = etree.fromstring(copy.parts["word/styles.xml"])
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if name is not None and name.get(w("val"), "").startswith("NEC"):
            name.set(w("val"), "normal")
    copy.parts["word/styles.xml"] = etree.tostring(styles)


def _remove(found: Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


def _word_parts(copy: EditedCopy) -> None:
    """Write what Word writes: the comments, their threads, lasting ids, and instants."""
    comment_parts(copy, flat=False)
    extended = (
        f'<w15:commentEx w15:paraId="{_paragraph(note)}" w15:done="{int(note.done)}"'
        + (f' w15:paraIdParent="{_paragraph(note.parent)}"' if note.parent else "")
        + "/>"
        for note in copy.notes
    )
    ids = (f'<w16cid:commentId w16cid:paraId="{_paragraph(n)}" w16cid:durableId="{_durable(n)}"/>' for n in copy.notes)
    dates = (
        f'<w16cex:commentExtensible w16cex:durableId="{_durable(n)}" w16cex:dateUtc="2026-08-03T09:15:00Z"/>'
        for n in copy.notes
    )
    _add_part(copy, "commentsExtended", f'<w15:commentsEx xmlns:w15="{W15}">{_joined(extended)}</w15:commentsEx>')
    _add_part(copy, "commentsIds", f'<w16cid:commentsIds xmlns:w16cid="{W16CID}">{_joined(ids)}</w16cid:commentsIds>')
    told = f'<w16cex:commentsExtensible xmlns:w16cex="{W16CEX}">{_joined(dates)}</w16cex:commentsExtensible>'
    _add_part(copy, "commentsExtensible", told)
    application = copy.parts["docProps/app.xml"].decode()
    copy.parts["docProps/app.xml"] = application.replace("NEC Desktop", "Microsoft Office Word").encode()


def comment_parts(copy: EditedCopy, *, flat: bool) -> None:
    comments = _joined(
        f'<w:comment w:id="{note.id}" w:author={quoteattr(note.who.name)} w:date="{note.who.date}" w:initials="X">'
        f"<w:p{'' if flat else f' w14:paraId={quoteattr(_paragraph(note))}'}><w:r><w:t>{escape(note.text)}</w:t></w:r>"
        f"</w:p></w:comment>"
        for note in copy.notes
    )
    _add_part(copy, "comments", f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{comments}</w:comments>')


def _paragraph(note: Note) -> str:
    return f"{0x10000000 + note.id:08X}"


def _durable(note: Note) -> str:
    return f"{0x2A000000 + note.id:08X}"


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _add_part(copy: EditedCopy, name: str, content: str) -> None:
    copy.parts[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'.encode()
    kind = _TYPE.replace("comments+", f"{name}+")
    _insert(copy, "[Content_Types].xml", "</Types>", f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>')
    relation = _RELATION if name == "comments" else f"http://schemas.microsoft.com/office/2016/09/relationships/{name}"
    if name == "commentsExtended":
        relation = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    told = f'<Relationship Id="rId{name}" Type="{relation}" Target="{name}.xml"/>'
    _insert(copy, "word/_rels/document.xml.rels", "</Relationships>", told)


def _insert(copy: EditedCopy, name: str, before: str, text: str) -> None:
    copy.parts[name] = copy.parts[name].decode().replace(before, f"{text}{before}").encode()


def _drop_part(copy: EditedCopy, name: str) -> None:
    """Take a part out of a package, with what speaks of it."""
    del copy.parts[name]
    for holder in ("[Content_Types].xml", "_rels/.rels"):
        tree = etree.fromstring(copy.parts[holder])
        for found in list(tree):
            if name in (found.get("PartName", "").lstrip("/"), found.get("Target", "").lstrip("/")):
                tree.remove(found)
        copy.parts[holder] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
