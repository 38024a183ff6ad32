"""What stands round text, and what stands for it: controls, links, fields, characters, objects, lists, anchors."""

import hashlib

import pytest

from nec_desktop.review.projection import projected
from nec_desktop.review.reading import OBJECT, Paragraph
from tests.word.returned.files import (
    ANN,
    Files,
    accepted,
    cell,
    change,
    control,
    dele,
    gone,
    ins,
    para,
    paragraphs,
    pieces,
    rejected,
    row,
    run,
    table,
    words,
)


def field(code: str, result: str) -> str:
    """Return a complex field; `result` are runs."""
    marks = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def test_construct_16_controls_are_transparent_wherever_they_stand(files: Files) -> None:
    in_cell = table(control(row(control(cell(control(para(control(run("cell"))))))), "row"))
    read = files.read(control(para(run("a ") + control(run("b") + ins(" c"), "nec:3")), "block"), in_cell)
    assert accepted(read) == ["a b c", [[["cell"]]]]
    assert rejected(read) == ["a b", [[["cell"]]]]
    assert [(p.text, p.tag) for p in pieces(read)] == [
        ("a ", "block"),
        ("b", "nec:3"),
        (" c", "nec:3"),
        ("cell", "row"),
    ]


def test_construct_16_a_prompt_is_not_content_and_googles_controls_do_not_hide_ours(files: Files) -> None:
    ours = control(control(run("3"), "goog_rdk_7"), "nec:3")
    read = files.read(para(ours + control(run("Choose a grade"), "nec:4_1", "<w:showingPlcHdr/>")))
    assert [(p.text, p.tag, p.placeholder) for p in pieces(read)] == [
        ("3", "nec:3", False),
        ("Choose a grade", "nec:4_1", True),
    ]


@pytest.mark.parametrize("name", ["smartTag", "customXml", "dir", "bdo", "hyperlink", "fldSimple", "unheardOf"])
def test_construct_17_wrappers_are_transparent_with_changes_in_or_round_them(files: Files, name: str) -> None:
    inside = f"<w:{name}>{run('a')}{ins('b')}{dele('c')}</w:{name}>"
    outside = change("ins", f"<w:{name}>{run('d')}</w:{name}>")
    read = files.read(para(inside + outside))
    assert (accepted(read), rejected(read)) == (["abd"], ["ac"])


def test_construct_17_links_by_relationship_and_by_field(files: Files) -> None:
    address = "https://example.org/a?b=1"
    linked = (
        f'<w:hyperlink r:id="r9">{run("one")}</w:hyperlink><w:hyperlink w:anchor="_nec_2">{run("two")}</w:hyperlink>'
    )
    simple = f"<w:fldSimple w:instr='HYPERLINK \"{address}\"'>{run('four')}</w:fldSimple>"
    read = files.read(
        para(linked + field(f'HYPERLINK "{address}"', run("three")) + simple + field('HYPERLINK \\l "x"', run("five"))),
        links={"r9": address},
    )
    assert [(p.text, p.link) for p in pieces(read)] == [
        ("one", address),
        ("two", ""),
        ("three", address),
        ("four", address),
        ("five", ""),
    ]


def test_construct_18_of_a_field_only_the_result_is_text(files: Files) -> None:
    nested = field("IF " + "</w:instrText></w:r>" + field("PAGE", run("hidden")) + "<w:r><w:instrText>", run("shown"))
    read = files.read(para(run("Page ") + field("PAGE", run("7")) + run(" of ") + nested))
    assert accepted(read) == ["Page 7 of shown"]


def test_construct_18_a_field_split_over_changes_and_paragraphs(files: Files) -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = change("del", f"{begin}<w:r><w:delInstrText>REF x</w:delInstrText></w:r>")
    read = files.read(
        para(code + change("del", separate + gone("old"))), para(change("ins", run("new")) + end + run("!"))
    )
    assert (accepted(read), rejected(read)) == (["", "new!"], ["old", "!"])
    assert read.ignored == {"field codes": 1}


def test_construct_18_a_field_that_does_not_end_hides_nothing_after_its_paragraph(files: Files) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    stray = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    read = files.read(para(run("a") + begin + run("b")), para(run("c") + stray), para(run("d")))
    assert accepted(read) == ["ab", "c", "d"]


def test_construct_18_lines_of_a_list_of_contents_are_marked(files: Files) -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    opening = f'{begin}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>{separate}'
    read = files.read(
        para(opening + run("Aims") + "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1", run("4"))),
        para(run("Events")),
        para(end),
        para(run("By style"), properties='<w:pStyle w:val="TOC1"/>'),
        para(run("After")),
    )
    lines = [(block.contents, words([block])) for block in read.blocks if isinstance(block, Paragraph)]
    assert lines == [(True, ["Aims\t4"]), (True, ["Events"]), (False, [""]), (True, ["By style"]), (False, ["After"])]


def test_construct_19_split_runs_are_joined(files: Files) -> None:
    soup = (
        '<w:r w:rsidR="00A1"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>colo</w:t></w:r><w:proofErr w:type="spellEnd"/>'
    )
    read = files.read(para(soup + ins("u") + "<w:r><w:lastRenderedPageBreak/><w:t>r</w:t></w:r>" + run(" red")))
    assert [(p.text, p.inserted) for p in pieces(read)] == [("colo", None), ("u", ANN), ("r red", None)]


def test_construct_20_typography_is_given_as_it_stands(files: Files) -> None:
    assert accepted(files.read(para(run("“Don’t” – 1\u00a0km…")))) == ["“Don’t” – 1\u00a0km…"]


def test_construct_21_elements_that_stand_for_characters(files: Files) -> None:
    marks = "<w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:ptab/><w:br w:type='page'/>"
    symbols = '<w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="x"/>'
    read = files.read(para(f"<w:r><w:t>a</w:t>{marks}<w:t>b</w:t>{symbols}</w:r>"))
    assert accepted(read) == ["a\t\n\n\u2011\u00ad\tb→•"]


def test_construct_21_spaces_and_line_breaks_in_text_as_word_takes_them(files: Files) -> None:
    kept = '<w:r><w:t xml:space="preserve"> b\n c </w:t></w:r>'
    assert accepted(files.read(para("<w:r><w:t> a </w:t></w:r>" + kept))) == ["a b  c "]


BOX = f"<w:txbxContent>{para(run('In the box') + ins(' now'))}</w:txbxContent>"


def test_construct_22_of_alternatives_only_one_is_read(files: Files) -> None:
    drawing = f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
    pict = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent>'
    old_only = f"<mc:AlternateContent><mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent>"
    read = files.read(para(f"<w:r>{both}</w:r>"), para(f"<w:r>{old_only}</w:r>"))
    assert accepted(read) == [OBJECT, OBJECT]
    assert [(story.kind, words(story.blocks)) for story in read.stories] == [("text box", ["In the box now"])] * 2


def test_construct_22_a_box_in_a_box_is_read_once_and_what_is_inserted_with_its_box_is_inserted(files: Files) -> None:
    inner = (
        f"<w:r><w:drawing><wps:txbx><w:txbxContent>{para(run('inner'))}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    )
    outer = f"<w:txbxContent>{para(run('outer') + inner)}</w:txbxContent>"
    read = files.read(para(change("ins", f"<w:r><w:drawing>{outer}</w:drawing></w:r>")))
    assert sorted(str(words(story.blocks)) for story in read.stories) == ["['inner']", f"['outer{OBJECT}']"]
    assert all(p.inserted == ANN for story in read.stories for one in paragraphs(story.blocks) for p in one.pieces)
    assert rejected(read) == [""]


def test_construct_23_headers_footers_and_notes_are_stories_with_their_changes(files: Files) -> None:
    def story(tag: str, content: str) -> str:
        return para(content).join((f"<w:{tag}>", f"</w:{tag}>"))

    notes = f'<w:footnote w:id="0" w:type="separator">{para(run("-"))}</w:footnote>' + story("footnote", dele("note"))
    read = files.read(
        para(run("Body") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        parts={
            "header1.xml": ("header", files.part("hdr", para(run("Head") + ins("er")))),
            "footer1.xml": ("footer", files.part("ftr", para(run("Foot")))),
            "footnotes.xml": ("footnotes", files.part("footnotes", notes)),
            "endnotes.xml": ("endnotes", files.part("endnotes", story("endnote", run("end")))),
        },
    )
    assert [(s.kind, words(projected(s.blocks, accept=False))) for s in read.stories] == [
        ("header", ["Head"]),
        ("footer", ["Foot"]),
        ("footnote", ["note"]),
        ("endnote", ["end"]),
    ]
    assert accepted(read) == ["Body"]


def _drawing(picture: str, name: str = "nec:5", alt: str = "A map") -> str:
    blip = f'<a:blip r:embed="{picture}"/>'
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{name}" descr="{alt}"/>{blip}</wp:inline></w:drawing></w:r>'
    )


def test_construct_41_pictures_with_name_alt_text_and_what_is_in_them(files: Files) -> None:
    data = b"the bytes of a picture"
    old = '<w:r><w:pict><v:shape id="s1" alt="Old"><v:imagedata r:id="media/a.png"/></v:shape></w:pict></w:r>'
    read = files.read(
        para(run("a") + _drawing("media/a.png") + change("del", _drawing("elsewhere", "x", "")) + old),
        parts={"media/a.png": ("image", data)},
    )
    _text, first, second, third = pieces(read)
    found = hashlib.sha256(data).hexdigest()
    assert first.picture and (first.picture.name, first.picture.alt, first.picture.hash) == ("nec:5", "A map", found)
    assert second.picture and (second.picture.hash, second.deleted) == ("", ANN)
    assert third.picture and (third.picture.name, third.picture.alt, third.picture.hash) == ("s1", "Old", found)
    assert (accepted(read), rejected(read)) == ([f"a{OBJECT * 2}"], [f"a{OBJECT * 3}"])


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', ("normal", 0, "bullet", 0)),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', ("normal", 0, "number", 1)),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', ("normal", 0, "number", 0)),
        ('<w:numPr><w:numId w:val="3"/></w:numPr>', ("normal", 0, "", 0)),
        ('<w:pStyle w:val="Dots"/>', ("dotted", 0, "bullet", 0)),
        ('<w:pStyle w:val="Dots"/><w:numPr><w:numId w:val="0"/></w:numPr>', ("dotted", 0, "", 0)),
        ('<w:pStyle w:val="ListBullet2"/>', ("list bullet 2", 0, "bullet", 1)),
        ('<w:pStyle w:val="Label"/>', ("nec field label", 2, "", 0)),
        ('<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>', ("heading 2", 0, "", 0)),
        ('<w:outlineLvl w:val="0"/>', ("normal", 1, "", 0)),
        ('<w:pStyle w:val="Nowhere"/><w:numPr><w:numId w:val="99"/></w:numPr>', ("nowhere", 0, "", 0)),
    ],
)  # fmt: skip
def test_construct_42_styles_by_name_and_lists_by_kind_and_level(
    files: Files, properties: str, expected: tuple[str, int, str, int]
) -> None:
    (block,) = files.read(para(run("x"), properties=properties)).blocks
    assert isinstance(block, Paragraph)
    assert (block.style, block.heading, block.kind, block.level) == expected


def test_construct_43_bookmarks_as_they_stand(files: Files) -> None:
    def start(name: str, number: int = 1) -> str:
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'

    end = '<w:bookmarkEnd w:id="1"/>'
    read = files.read(
        start("_nec_1"),
        para(start("_GoBack") + run("a") + start("_nec_1_Copy_1") + start("_nec_1")),
        end,
        table(row(cell(para(start("_necr_2_1") + run("b") + end)))),
    )
    assert [one.bookmarks for one in paragraphs(read.blocks)] == [
        ("_nec_1", "_GoBack", "_nec_1_Copy_1", "_nec_1"),
        ("_necr_2_1",),
    ]


def test_construct_44_what_cannot_be_read_is_said_and_what_says_nothing_is_passed_over(files: Files) -> None:
    marks = '<w:permStart w:id="1"/><w:proofErr w:type="spellStart"/><w:contentPart r:id="x"/><w:permEnd w:id="1"/>'
    read = files.read(para(marks + run("a")), '<w:altChunk r:id="chunk"/>', para(run("b") + '<w:subDoc r:id="x"/>'))
    assert accepted(read) == ["a", "b"]
    assert len(read.lost) == 1 and "could not be read" in read.lost[0]


def test_text_outside_of_paragraphs_and_paragraphs_in_paragraphs_are_kept_in_order(files: Files) -> None:
    read = files.read(run("loose"), f"<w:p>{run('a')}{para(run('b'))}{run('c')}</w:p>", ins("d"))
    assert accepted(read) == ["loose", "a", "b", "c", "d"]
