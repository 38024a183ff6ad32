"""LibreOffice, which has to be installed, turns files into PDF; pdftotext reads them."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""A tagged PDF that is to keep to PDF/UA, as an accessible one does."""


def to_pdf(paths: Sequence[Path], folder: Path, form: str = "pdf") -> list[Path]:
    """Turn Word files into PDF files in `folder`, all in one start of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(convert, check=True, capture_output=True, encoding="utf-8", timeout=200)
    made = [folder / f"{path.stem}.pdf" for path in paths]
    assert all(path.is_file() for path in made), done.stderr
    return made


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, laid out as it stands there."""
    extract = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
    return text.split("\f")[:-1]
