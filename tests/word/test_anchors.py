"""Anchors: exactly those that what was sent asks for, and still there after LibreOffice has saved the file."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from nec_desktop.document.blocks import Document, Heading
from nec_desktop.document.sent import decode_sent, encode_sent, sent_of
from nec_desktop.word.verify import Difference, verify_document
from nec_desktop.word.writer import write_document
from tests.word.any_document import documents
from tests.word.libreoffice import saved_again
from tests.word.sample import IDENTITY, elements, make_document, part, picture, root, tamper, values

LABEL = "1.2\u00a0\u00a0Events"


def check(path: Path) -> list[Difference]:
    """Compare a file with the document of every kind of block."""
    return verify_document(make_document(), path, picture)


@given(documents)
def test_what_was_sent_is_read_as_it_was_written(document: Document) -> None:
    sent = sent_of(document)
    assert decode_sent(encode_sent(sent)) == sent
    assert len({block.id for block in sent.blocks}) == len(sent.blocks)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"blocks": []', b'{"blocks": [], "v": 2}', b'{"blocks": [{"id": "1"}]}']
)
def test_what_is_not_ours_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not what was sent"):
        decode_sent(data)


def test_a_label_has_one_bookmark_and_a_control_on_its_number_alone(written: Path) -> None:
    block = next(block for block in sent_of(make_document()).blocks if block.address == "profile/events")
    (start,) = elements(root(written), f"//w:bookmarkStart[@w:name='_nec_{block.id}']")
    (control,) = elements(start, "following-sibling::w:sdt")
    assert values(control, "w:sdtPr/w:tag/@w:val") == [f"nec:{block.id}"]
    assert values(control, "w:sdtPr/w:alias/@w:val") == ["Events"]
    assert values(control, "w:sdtPr/w:lock/@w:val") == ["sdtLocked"]
    assert values(control, ".//w:t/text()") == ["1.2"]
    assert values(start, "following-sibling::w:bookmarkEnd/@w:id")[-1:] == values(start, "@w:id")
    assert not elements(root(written), "//w:hyperlink//w:sdt | //w:sdt//w:p | //w:body/w:sdt")


def test_a_label_without_a_number_has_a_bookmark_only(tmp_path: Path) -> None:
    path = tmp_path / "bare.docx"
    document = make_document(Heading(1, "Annex A: Sources", "", "annex-a"))
    write_document(document, path, picture)
    assert values(root(path), "//w:bookmarkStart/@w:name") == ["_nec_1"]
    assert not elements(root(path), "//w:sdt")
    assert verify_document(document, path, picture) == []


@pytest.mark.parametrize(
    ("pattern", "replacement", "section", "what"),
    [
        (r'w:name="_nec_13"', 'w:name="_nec_99"', LABEL, "The anchor _nec_13 is missing (“1.2"),
        (r'w:name="_nec_13"', 'w:name="_nec_99"', "The file", "The anchor _nec_99 should not be there"),
        (r'(w:name="_necr_)\d+_1"', r'\g<1>77_1"', "The file", "The anchor _necr_77_1 should not be there"),
        (r'<w:tag w:val="nec:13"/>', '<w:tag w:val="nec:12"/>', LABEL, "with a control nec:13, “Events”, sdtLocked on “1.2”, but is"),
        (r'<w:tag w:val="nec:13"/>', '<w:tag w:val="nec:12"/>', "The file", "The control nec:12 should not be there."),
        (r'(<w:tag w:val="nec:13"/><w:id w:val="\d+"/>)<w:lock w:val="sdtLocked"/>', r"\1", LABEL, "with a control nec:13"),
        (r'<w:alias w:val="Events"/>', '<w:alias w:val="Else"/>', LABEL, "“Else”"),
        (r'<wp:docPr id="(\d+)" name="nec:\d+"', r'<wp:docPr id="\1" name="Picture"', "1.1\u00a0\u00a0Description", "is missing"),
    ],
)  # fmt: skip
def test_an_anchor_that_differs_is_named(
    written: Path, pattern: str, replacement: str, section: str, what: str
) -> None:
    identifier = next(b.id for b in sent_of(make_document()).blocks if b.address == "profile/events" and b.anchored)
    pattern, replacement, what = (text.replace("13", identifier) for text in (pattern, replacement, what))
    tamper(written, lambda xml: re.sub(pattern, replacement, xml, count=1))
    found = check(written)
    assert any(difference.section == section and what in difference.what for difference in found), found


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("word/settings.xml", "<w:trackRevisions/>", "", "Word would not begin to track changes."),
        ("docProps/custom.xml", IDENTITY.snapshot_id, "another", "The property NEC snapshot id should be"),
        ("docProps/custom.xml", "NEC schema", "Other schema", "The property NEC schema should be “1”"),
        ("docProps/core.xml", f"{IDENTITY.code}</dc:identifier>", "</dc:identifier>", "identifier should be"),
        ("word/footer1.xml", str(IDENTITY.code), "NEC-AAAA-S0001-AA", "The footer should read"),
        ("word/document.xml", f">{IDENTITY.code}<", ">NEC-AAAA-S0001-AA<", "should read"),
    ],
)
def test_an_identity_that_differs_is_named(written: Path, name: str, old: str, new: str, what: str) -> None:
    tamper(written, lambda xml: xml.replace(old, new, 1), name)
    assert any(what in difference.what for difference in check(written))


@pytest.mark.parametrize(
    ("pattern", "replacement", "fault"),
    [
        (r'(<w:tag w:val="nec:\d+"/><w:id w:val=")\d+', r"\g<1>7", "Two content controls have the id 7."),
        (r"(<w:hyperlink [^>]*>)(<w:r>.*?</w:r>)(</w:hyperlink>)", r"\1<w:sdt><w:sdtContent>\2</w:sdtContent></w:sdt>\3", "inside a link"),
        (r'(w:name="_nec_)', r"\1" + "x" * 40, "has a name that Word would change"),
        (r'(<w:bookmarkStart w:id="(\d+)"[^>]*/>)', r'\1<w:ins w:id="\2" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>', "A bookmark and a tracked change have the same id"),
    ],
)  # fmt: skip
def test_faults_that_validators_pass_are_found(written: Path, pattern: str, replacement: str, fault: str) -> None:
    tamper(written, lambda xml: re.sub(pattern, replacement, xml))
    assert any(fault in difference.what for difference in check(written))


def test_libreoffice_keeps_the_anchors_and_the_identity(written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (again,) = saved_again([written], folder)
    before, after = root(written), root(again)
    names = [name for name in values(before, "//w:bookmarkStart/@w:name") if name.startswith("_nec")]
    assert [name for name in values(after, "//w:bookmarkStart/@w:name") if name.startswith("_nec")] == names
    for name in names:
        (one,), (other,) = (elements(tree, f"//w:p[.//w:bookmarkStart[@w:name='{name}']]") for tree in (before, after))
        assert "".join(values(one, ".//w:t/text()")) == "".join(values(other, ".//w:t/text()")), name
    # LibreOffice 7.4 keeps the controls, and loses what they are called; later versions keep that, too.
    assert len(elements(after, "//w:p/w:sdt[.//w:t]")) == len(elements(before, "//w:p/w:sdt"))
    for said in ("alias", "tag"):
        path = f"//w:p/w:sdt/w:sdtPr/w:{said}/@w:val"
        assert values(after, path) in ([], values(before, path))
    assert elements(root(again, "word/settings.xml"), "w:trackRevisions")
    assert IDENTITY.snapshot_id in part(again, "docProps/custom.xml")
    assert str(IDENTITY.code) in part(again, "docProps/core.xml")
