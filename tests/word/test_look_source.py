"""Files that cannot be the source of a look: each is refused with a sentence that says what to do."""

import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nec_desktop.word.look_reader import LookRefusedError, read_look
from tests.word.sources import changed, force_template, related, replaced

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = "word/styles.xml"


def as_bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def with_part(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda path: changed(path, lambda parts: parts.update({name: data}))


def with_main_type(kind: str) -> Callable[[Path], object]:
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return lambda path: replaced(path, "[Content_Types].xml", usual, kind)


def strict(path: Path) -> None:
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    replaced(path, "word/document.xml", transitional, "http://purl.oclc.org/ooxml/wordprocessingml/main")


def bomb(path: Path) -> None:
    """Small on the disk, 300 MB when unpacked."""
    with ZipFile(path, "a", ZIP_DEFLATED) as file, file.open("word/media/large.bin", "w") as member:
        for _ in range(300):
            member.write(bytes(1_000_000))


def many_parts(path: Path) -> None:
    with ZipFile(path, "a") as file:
        for number in range(4000):
            file.writestr(f"word/media/{number}.png", b"")


def entities(path: Path) -> None:
    """A billion laughs."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w:styles [<!ENTITY l0 "ha">{lines}]><w:styles'
    replaced(path, STYLES, "<w:styles", doctype)


def too_large(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(50_000_000)


def wrong_size(path: Path) -> None:
    """A member that says that it is smaller than it is."""
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)
    path.write_bytes(data)


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "an old .doc": (as_bytes(OLE + bytes(2000)), "is a document of an old kind (.doc). Open it in Word, save it as"),
    "a password": (
        as_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)),
        "is protected with a password. Take the password off in Word",
    ),
    "a macro": (with_part("word/vbaProject.bin", OLE), "holds macros, which are never taken."),
    "a .docm": (
        with_main_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "holds macros, which are never taken.",
    ),
    "a workbook": (
        with_main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "is not a Word document.",
    ),
    "Strict Open XML": (strict, "is a Strict Open XML document. In Word, save it as “Word Document (*.docx)”"),
    "a remote template": (
        lambda path: related(path, "word/settings.xml", "attachedTemplate", "https://elsewhere.example/x.dotm"),
        "is tied to a template elsewhere (https://elsewhere.example/x.dotm)",
    ),
    "a picture elsewhere": (
        lambda path: related(path, "word/header1.xml", "image", "http://elsewhere.example/crest.png"),
        "fetches something from outside the file (http://elsewhere.example/crest.png)",
    ),
    "a frame elsewhere": (
        lambda path: related(path, "word/webSettings.xml", "frame", "file://server/share/page.htm"),
        "fetches something from outside the file (file://server/share/page.htm)",
    ),
    "entities": (entities, "holds definitions that no Word file has (a DOCTYPE)"),
    "a zip bomb": (bomb, "holds more than a style source needs."),
    "too many parts": (many_parts, "holds more than a style source needs."),
    "too large": (too_large, "is larger than 40 MB."),
    "half a file": (lambda path: path.write_bytes(path.read_bytes()[:9000]), "is damaged, so its look cannot be read."),
    "a size that lies": (wrong_size, "is damaged, so its look cannot be read."),
    "styles that are no XML": (with_part(STYLES, b"<w:styles"), "is damaged, so its look cannot be read."),
    "no document": (
        lambda path: changed(path, lambda parts: parts.pop("word/document.xml")),
        "is damaged, so its look cannot be read.",
    ),
    "no relationships": (lambda path: changed(path, lambda parts: parts.pop("_rels/.rels")), "is not a Word document."),
    "no content types": (
        lambda path: changed(path, lambda parts: parts.pop("[Content_Types].xml")),
        "is damaged, so its look cannot be read.",
    ),
    "an empty zip": (lambda path: ZipFile(path, "w").close(), "is damaged, so its look cannot be read."),
    "nothing": (as_bytes(b""), "is empty. Choose another file."),
    "a PDF": (as_bytes(b"%PDF-1.7 something"), "is not a Word document. Choose a file that Word saved as .docx."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_a_source_is_refused_with_a_sentence(what: str, tmp_path: Path) -> None:
    path = force_template(tmp_path / "source.docx")
    spoil, said = REFUSED[what]
    spoil(path)
    with pytest.raises(LookRefusedError) as refused:
        read_look(path)
    assert str(refused.value).startswith("source.docx ")
    assert said in str(refused.value)


def test_what_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.docx", "none.docx cannot be opened (No such"), (tmp_path, "is a folder.")):
        with pytest.raises(LookRefusedError) as refused:
            read_look(path)
        assert said in str(refused.value)


def test_a_plain_link_is_no_remote_content(tmp_path: Path) -> None:
    path = related(
        force_template(tmp_path / "a.docx"), "word/header1.xml", "hyperlink", "https://www.example.police.uk"
    )
    assert read_look(path).crest


def test_the_kind_of_the_document_may_be_told_by_its_ending(tmp_path: Path) -> None:
    path = force_template(tmp_path / "a.docx")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    replaced(path, "[Content_Types].xml", f'<Override PartName="/word/document.xml" ContentType="{kind}"/>', "")
    replaced(
        path,
        "[Content_Types].xml",
        'Extension="xml" ContentType="application/xml"',
        f'Extension="xml" ContentType="{kind}"',
    )
    assert read_look(path).crest


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (STYLES, 'w:sz w:val="40"', 'w:sz w:val="large"'),
        (STYLES, 'w:color w:val="1B5E3B"', 'w:color w:val="green"'),
        (STYLES, 'w:color w:val="1B5E3B"', 'w:color w:themeColor="]["'),
        (STYLES, "<w:docDefaults>", "<!-- a comment --><?and more?><w:docDefaults>"),
        (STYLES, 'w:basedOn w:val="Normal"', 'w:basedOn w:val="Heading1"'),
        ("word/header1.xml", 'cy="720000"', 'cy="-5"'),
        ("word/document.xml", 'w:type="default"', 'w:type="other"'),
        ("word/theme/theme1.xml", "<a:srgbClr", "<!-- here --><a:srgbClr"),
    ],
)
def test_values_that_make_no_sense_are_passed_over(part: str, old: str, new: str, tmp_path: Path) -> None:
    path = replaced(force_template(tmp_path / "odd.docx"), part, old, new)
    look = read_look(path)
    assert 12 <= look.styles["Normal"].size <= look.styles["Heading1"].size
