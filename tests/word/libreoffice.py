"""LibreOffice, which has to be installed, turns files into PDF or saves them again; pdftotext reads the PDF."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.word.sample import elements, root, values

TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""A tagged PDF that is to keep to PDF/UA, as an accessible one does."""
SECONDS = 200
"""What a file may take on a machine that does much else; one that hangs is ended then."""


def to_pdf(paths: Sequence[Path], folder: Path, form: str = "pdf") -> list[Path]:
    """Turn Word files into PDF files in `folder`, all in one start of LibreOffice."""
    return _converted(paths, folder, form)


def saved_again(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Save Word files in `folder` as LibreOffice does for a reviewer who has it in place of Word."""
    return _converted(paths, folder, "docx")


def lost_words(path: Path, pdf: Path) -> Counter[str]:
    """Return the words of four letters or more that a Word file holds oftener than the PDF made of it."""
    paragraphs = ["".join(values(one, ".//w:t/text()")) for one in elements(root(path), "//w:body//w:p")]
    return _words(" ".join(paragraphs)) - _words(" ".join(pages_of(pdf)))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{4,}", unicodedata.normalize("NFKC", text)))


def _converted(paths: Sequence[Path], folder: Path, form: str) -> list[Path]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(convert, check=True, capture_output=True, encoding="utf-8", timeout=SECONDS * len(paths))
    made = [folder / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
    assert all(path.is_file() for path in made), done.stderr
    return made


def convert(path: Path, folder: Path, form: str) -> Path:
    """Let LibreOffice save a file in another form ("docx" too), in `folder`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return folder / f"{path.stem}.{form}"


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, laid out as it stands there."""
    extract = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
    return text.split("\f")[:-1]
