"""LibreOffice, which has to be installed, turns files into PDF or saves them again; pdftotext reads the PDF."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""A tagged PDF that is to keep to PDF/UA, as an accessible one does."""


def to_pdf(paths: Sequence[Path], folder: Path, form: str = "pdf") -> list[Path]:
    """Turn Word files into PDF files in `folder`, all in one start of LibreOffice."""
    return _converted(paths, folder, form)


def saved_again(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Save Word files in `folder` as LibreOffice does for a reviewer who has it in place of Word."""
    return _converted(paths, folder, "docx")


def _converted(paths: Sequence[Path], folder: Path, form: str) -> list[Path]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(convert, check=True, capture_output=True, encoding="utf-8", timeout=200)
    made = [folder / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
    assert all(path.is_file() for path in made), done.stderr
    return made


def convert(path: Path, folder: Path, form: str) -> Path:
    """Let LibreOffice save a file in another form ("docx" too), in `folder`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    return folder / f"{path.stem}.{form}"


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, laid out as it stands there."""
    extract = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
    return text.split("\f")[:-1]
