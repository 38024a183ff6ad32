"""What is no Word file is refused in words; what is one is read, and what could not be read of it is said."""

import re
import socket
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from nec_desktop.word.returned import UnreadableFileError, read_returned
from tests.word.libreoffice import convert
from tests.word.returned.files import (
    Files,
    accepted,
    comment,
    ins,
    para,
    pieces,
    rejected,
    root,
    run,
    under,
    write_file,
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None], compression: int = ZIP_DEFLATED) -> Path:
    """Change the parts of a file."""
    with ZipFile(path) as file:
        parts = {info.filename: file.read(info) for info in file.infolist()}
    change(parts)
    with ZipFile(path, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def simple(folder: Path, body: str = para(run("Hello") + ins(" there"))) -> Path:
    """Return a small file that can be read."""
    return write_file(folder / "simple.docx", body)


@pytest.mark.parametrize(
    ("data", "what", "do"),
    [
        (b"", "is empty", "send it once more"),
        (b"Dear inspector,\n", "is not a Word file", "send it once more"),
        (b"{\\rtf1\\ansi Hello}", "Rich Text Format", "save it as a Word document"),
        (b"%PDF-1.7\n", "is a PDF", "Ask the reviewer for the Word file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><pkg:package/>", "a web page or an XML file", "save it as a Word document"),
        (b"<!DOCTYPE html><html></html>", "a web page", "save it as a Word document"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "Word 97 to 2003", "save it as a Word document"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected with a password", "take the password off"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "an old Office file", "save it as a Word document"),
        (b"PK\x03\x04" + bytes(40), "damaged or incomplete", "send it once more"),
    ],
)
def test_construct_45_what_is_no_word_file_is_named_with_what_to_do(
    tmp_path: Path, data: bytes, what: str, do: str
) -> None:
    path = tmp_path / "draft of Ann.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="draft of Ann") as refused:
        read_returned(path)
    assert what in str(refused.value) and do in str(refused.value)


def test_a_part_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = rewritten(simple(tmp_path), lambda parts: parts.update({"abc": b"x"}))
    data = bytearray(path.read_bytes())
    lengths = data.rindex(b"abc") - 18  # in the directory, of the name and of what comes after it
    data[lengths : lengths + 4] = b"\0\0\3\0"
    path.write_bytes(data)
    assert accepted(read_returned(path)) == ["Hello there"]


@pytest.mark.parametrize("form", ["odt", "doc", "rtf", "pdf"])
def test_construct_45_files_of_other_kinds_as_libreoffice_saves_them(tmp_path: Path, form: str) -> None:
    path = convert(simple(tmp_path), tmp_path, form)
    with pytest.raises(UnreadableFileError) as refused:
        read_returned(path)
    assert {"odt": "OpenDocument", "doc": "Word 97", "rtf": "Rich Text", "pdf": "PDF"}[form] in str(refused.value)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.docx", tmp_path):
        with pytest.raises(UnreadableFileError, match="could not be opened"):
            read_returned(path)


@pytest.mark.parametrize("main", ["workbook", "presentation", "somethingElse"])
def test_an_excel_or_powerpoint_file_is_named(tmp_path: Path, main: str) -> None:
    path = simple(tmp_path)
    rewritten(path, lambda parts: parts.update({"word/document.xml": f"<{main}/>".encode()}))
    expected = {"workbook": "an Excel workbook", "presentation": "a PowerPoint file"}.get(main, "no Word document")
    with pytest.raises(UnreadableFileError, match=expected):
        read_returned(path)


def test_a_zip_without_a_document_is_refused(tmp_path: Path) -> None:
    path = rewritten(simple(tmp_path), lambda parts: parts.pop("word/document.xml"))  # type: ignore[arg-type]
    with pytest.raises(UnreadableFileError, match="holds no Word document"):
        read_returned(path)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = simple(tmp_path)
    data = path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(UnreadableFileError, match="damaged or incomplete"):
            read_returned(path)


def test_a_password_on_the_zip_is_named(tmp_path: Path) -> None:
    path = simple(tmp_path)
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(signature), bytes(data)):
            data[found.start() + at] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="protected with a password"):
        read_returned(path)


def test_construct_45_macros_are_neither_run_nor_read_and_that_is_said(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    path = write_file(tmp_path / "a.docm", para(run("Text")), {"vba.bin": ("vbaProject", b"\0")}, content_type=kind)
    read = read_returned(path)
    assert accepted(read) == ["Text"]
    assert read.lost == ("It holds macros. They were neither run nor read.",)


def test_construct_45_a_strict_file_is_read_like_any_other(tmp_path: Path) -> None:
    def strict(parts: dict[str, bytes]) -> None:
        package = "http://schemas.openxmlformats.org/package/2006/"
        for name, data in parts.items():
            text = re.sub(
                r"http://schemas.openxmlformats.org/(\w+)/2006/", r"http://purl.oclc.org/ooxml/\1/", data.decode()
            )
            parts[name] = text.replace("http://purl.oclc.org/ooxml/package/", package).encode()

    body = para(run("Hello") + under(1, ins(" there")), properties='<w:pStyle w:val="H2"/>')
    parts: dict[str, tuple[str, str | bytes]] = {"comments.xml": ("comments", root("comments", comment(1, "Why?")))}
    usual = write_file(tmp_path / "usual.docx", body, parts, links={"r1": "https://example.org"})
    expected = read_returned(usual)
    assert read_returned(rewritten(usual, strict)) == expected
    assert expected.comments[0].anchored


def test_construct_45_parts_in_utf_16_are_read(tmp_path: Path) -> None:
    def wide(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode().replace("UTF-8", "UTF-16")
        parts["word/document.xml"] = text.encode("utf-16")

    assert accepted(read_returned(rewritten(simple(tmp_path), wide))) == ["Hello there"]


def test_construct_45_names_with_backslashes_other_case_and_twice(tmp_path: Path) -> None:
    def odd(parts: dict[str, bytes]) -> None:
        for name in list(parts):
            if name.startswith("word/"):
                parts[name.replace("/", "\\").upper()] = parts.pop(name)
        parts["/docProps/core.xml"] = parts["../docProps/core.xml"] = b"<a/>"

    read = read_returned(rewritten(simple(tmp_path), odd))
    assert accepted(read) == ["Hello there"]
    assert read.lost == ("The file has two parts named docprops/core.xml; the later one was read.",)


def test_construct_45_two_parts_of_core_properties(tmp_path: Path) -> None:
    core = '<cp:p xmlns:cp="c" xmlns:dc="d"><dc:title>{}</dc:title></cp:p>'
    kind = "core-properties"
    package = {"docProps/core.xml": (kind, core.format("A")), "docProps/core1.xml": (kind, core.format("B"))}
    assert read_returned(write_file(tmp_path / "a.docx", para(), package=package)).properties == {"core:title": "A"}


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/comments.xml", "word/header1.xml"])
@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"<", b"<w:unbound/>"])
def test_a_damaged_part_costs_only_what_it_says(tmp_path: Path, part: str, data: bytes) -> None:
    kinds: dict[str, tuple[str, str | bytes]] = {
        "comments.xml": ("comments", root("comments", comment(1, "Why?"))),
        "header1.xml": ("header", root("hdr", para(run("Head")))),
    }
    path = write_file(tmp_path / "a.docx", para(run("Hello")), kinds)
    read = read_returned(rewritten(path, lambda parts: parts.update({part: data})))
    assert accepted(read) == ["Hello"]
    assert any(part in sentence for sentence in read.lost)


def test_a_document_that_cannot_be_read_at_all_is_refused(tmp_path: Path) -> None:
    path = rewritten(simple(tmp_path), lambda parts: parts.update({"word/document.xml": b"\0\0\0"}))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_returned(path)


def test_tags_that_cross_are_recovered_from_and_that_is_said(files: Files) -> None:
    """LibreOffice writes such after a control in a link has been through OpenDocument."""
    crossed = (
        '<w:p><w:hyperlink w:anchor="x"><w:sdt><w:sdtContent><w:r><w:t>1.2</w:t></w:r></w:hyperlink></w:sdtContent>'
        "</w:sdt><w:r><w:t>Aims</w:t></w:r></w:p>"
    )
    read = files.read(para(run("One")), crossed, para(run("Two") + ins("!")), para(run("Three")))
    assert accepted(read) == ["One", "1.2Aims", "Two!", "Three"]
    assert any("not well formed" in sentence for sentence in read.lost)


def test_tags_that_do_not_close_lose_no_text(files: Files) -> None:
    read = files.read(para(run("One")), "<w:p><w:hyperlink><w:r><w:t>Two</w:t></w:r></w:p>", para(run("Three")))
    assert accepted(read) == ["One", "Two", "Three"]


def test_illegal_characters_are_recovered_from(files: Files) -> None:
    read = files.read(para("<w:r><w:t>a\x01b&#x1;c & d</w:t></w:r>"), para(run("next")))
    assert [str(text).replace(" ", "") for text in accepted(read)][-1] == "next"
    assert any("not well formed" in sentence for sentence in read.lost)


# -- hostile files

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x0 "lol">'
    + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.mark.parametrize("place", ["text", "attribute", "parameter"])
def test_entities_are_not_expanded(tmp_path: Path, place: str) -> None:
    def bomb(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode().partition("?>")[2]
        new = {"text": ("Hello", "&x11;"), "attribute": ("<w:body>", '<w:body w:a="&x11;">'), "parameter": ("", "")}
        parts["word/document.xml"] = (BOMB + text.replace(*new[place], 1)).encode()

    path = rewritten(simple(tmp_path), bomb)
    tracemalloc.start()
    begun = time.process_time()
    try:
        read = read_returned(path)
        assert any("document.xml" in sentence for sentence in read.lost)
        assert "lol" not in str(accepted(read))
    except UnreadableFileError:
        assert place == "attribute"
    assert time.process_time() - begun < 5
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_nothing_outside_is_read_or_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **_more: asked.append(arguments))
    secret = tmp_path / "secret.txt"
    secret.write_text("confidential")
    opening = f'<!DOCTYPE a SYSTEM "http://example.org/a.dtd" [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'

    def outside(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode().partition("?>")[2]
        parts["word/document.xml"] = (opening + text.replace("Hello", "&s;")).encode()
        rels = parts["word/_rels/document.xml.rels"].decode()
        for kind in ("image", "comments", "header", "attachedTemplate", "footnotes"):
            more = (
                f'<Relationship Id="x{kind}" Type="a/{kind}" Target="http://example.org/{kind}" TargetMode="External"/>'
            )
            rels = rels.replace("</Relationships>", f"{more}</Relationships>")
        parts["word/_rels/document.xml.rels"] = rels.encode()

    picture = '<w:r><w:drawing><a:blip r:embed="ximage"/></w:drawing></w:r>'
    read = read_returned(rewritten(simple(tmp_path, para(picture + run("Hello"))), outside))
    assert not asked
    assert "confidential" not in str(read)


def test_a_file_that_unpacks_to_too_much_is_refused_soon(tmp_path: Path) -> None:
    for name, data in (
        ("word/document.xml", bytes(80 << 20)),
        ("word/styles.xml", bytes(80 << 20)),
        ("word/document.xml", b"<w:p/>" * 2_000_001),
    ):
        path = simple(tmp_path)
        with pytest.warns(UserWarning, match="Duplicate"), ZipFile(path, "a", ZIP_DEFLATED) as file:
            file.writestr(name, data)
        begun = time.process_time()
        with pytest.raises(UnreadableFileError, match="unpacks to more"):
            read_returned(path)
        assert time.process_time() - begun < 5


def test_a_zip_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with ZipFile(path, "w", ZIP_STORED) as file:
        for number in range(20_001):
            file.writestr(f"{number}", b"")
    with pytest.raises(UnreadableFileError, match="which no Word file has"):
        read_returned(path)


@pytest.mark.parametrize("tag", ["w:sdt", "w:p", "w:tbl", "w:ins", "w:r", "unheard", "w:tc"])
@pytest.mark.parametrize("depth", [100, 240, 100_000])
def test_elements_nested_very_deep_do_not_break_it(files: Files, tag: str, depth: int) -> None:
    nested = f"<{tag}>" * depth + run("deep") + f"</{tag}>" * depth
    read = files.read(para(run("before")), nested, para(run("after")))
    assert accepted(read)[0] == "before" and rejected(read)[0] == "before"
    assert depth > 240 or accepted(read)[-1] == "after"
    assert depth <= 240 or any("not well formed" in sentence for sentence in read.lost)


def test_tables_nested_as_deep_as_the_parser_goes(files: Files) -> None:
    depth = 80
    nested = "<w:tbl><w:tr><w:tc>" * depth + para(run("deep") + ins("!")) + "</w:tc></w:tr></w:tbl>" * depth
    read = files.read(nested)
    assert str(accepted(read)).count("deep!") == str(rejected(read)).count("deep") == 1


def test_ten_thousand_comments_and_replies(files: Files) -> None:
    count = 10_000
    comments = "".join(comment(n, f"Remark {n}", ids=(f"{n:08x}",)) for n in range(count))
    chain = "".join(
        f'<w15:commentEx w15:paraId="{n:08x}" w15:paraIdParent="{n - 1:08x}" w15:done="0"/>' for n in range(1, count)
    )
    starts = "".join(
        f'<w:commentRangeStart w:id="{n}"/>{run("x")}<w:commentRangeEnd w:id="{n}"/>' for n in range(count)
    )
    threads = "commentsExtended", root("commentsEx", chain)
    begun = time.process_time()
    read = files.read(para(starts), comments=comments, parts={"commentsExtended.xml": threads})
    assert time.process_time() - begun < 10
    assert [len(piece.comments) for piece in pieces(read)] == [1] * count
    assert {one.parent for one in read.comments[1:]} == {"0"}


def test_ten_thousand_comments_over_the_same_words(files: Files) -> None:
    count = 10_000
    comments = "".join(comment(n, "x") for n in range(count))
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(count))
    ends = "".join(f'<w:commentRangeEnd w:id="{n}"/>' for n in range(count))
    begun = time.process_time()
    read = files.read(para(starts + run("words") + ends), comments=comments)
    assert time.process_time() - begun < 10
    assert sum(len(piece.comments) for piece in pieces(read) if piece.text) == 300
    assert all(one.anchored for one in read.comments)
