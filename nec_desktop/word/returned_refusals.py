"""Files that are no Word files (.docx): what they are, and what a person can do about it."""

from collections.abc import Container

from nec_desktop.translation import tr


class UnreadableFileError(Exception):
    """A file cannot be read as a Word file. The message says what it is and what to do, as sentences for the person."""


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_97 = "WordDocument".encode("utf-16-le")


def other_document(name: str, data: bytes) -> str:
    """Say what a file is by its first bytes where it is no zip, as Word files are; nothing where it is one."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:2] == b"PK":
        return ""
    if not data:
        return tr("“{0}” is empty. Ask the reviewer to send it once more.").format(name)
    if data.startswith(_COMPOUND):
        return _compound(name, data)
    if start.startswith(b"{\\rtf"):
        return _with_care(tr("“{0}” is in Rich Text Format (.rtf), not a Word file.").format(name))
    if b"%PDF-" in data[:1024]:
        return tr(
            "“{0}” is a PDF, which holds neither tracked changes nor the places of comments. Ask the reviewer for the "
            "Word file (.docx)."
        ).format(name)
    if start.startswith((b"<?xml", b"<html", b"<HTML", b"<!DOCTYPE")):
        return _as_docx(tr("“{0}” is a web page or an XML file, not a Word file (.docx).").format(name))
    return tr("“{0}” is not a Word file (.docx), or it is damaged. Ask the reviewer to send it once more.").format(name)


def other_format(name: str, parts: Container[str]) -> str:
    """Say what a zip is by its parts where it is no Word file; nothing where it may be one."""
    if "mimetype" in parts and "content.xml" in parts:
        return _with_care(tr("“{0}” is an OpenDocument file (.odt), not a Word file.").format(name))
    if "index.xml" in parts or "index/document.iwa" in parts:
        return tr(
            "“{0}” is a Pages document, not a Word file. Export it from Pages as Word (.docx), and take that in."
        ).format(name)
    return ""


def _compound(name: str, data: bytes) -> str:
    if _ENCRYPTED in data:
        return tr(
            "“{0}” is protected with a password. Open it in Word, take the password off (File, Info, Protect "
            "Document), save it and take it in again."
        ).format(name)
    if _WORD_97 in data:
        return _with_care(tr("“{0}” is of Word 97 to 2003 (.doc), not a Word file of today.").format(name))
    return _as_docx(tr("“{0}” is an old Office file, not a Word file (.docx).").format(name))


def _as_docx(refusal: str) -> str:
    """Return a refusal with the way on."""
    way = tr("Open it in Word or LibreOffice, save it as a Word document (.docx), and take that in.")
    return f"{refusal} {way}"


def _with_care(refusal: str) -> str:
    """Return the same where the way on may lose what the reviewer has done."""
    loses = tr(
        "Comments and tracked changes can be lost on that way, so ask first whether the reviewer has the .docx itself."
    )
    return f"{_as_docx(refusal)} {loses}"
