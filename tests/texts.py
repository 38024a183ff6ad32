"""Gathers what the program says for translators, into resources/texts/nec_desktop.pot: python -m tests.texts (`make texts`)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from nec_desktop.translation import DOMAIN, TEXTS

ROOT = Path(__file__).parent.parent
POT = TEXTS / f"{DOMAIN}.pot"
_HEADER = """# What NEC Desktop says to the people who use it. Made by `make texts`; change nothing here by hand.
msgid ""
msgstr ""
"Project-Id-Version: NEC Desktop\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Without a date: the file changes only where words do."""
PASSES_ON = {"gui/translator.py"}
"""What is no sentence of ours: it hands over what Qt asks for."""


class Said(NamedTuple):
    """Words of the program, and the file that has them; None where they are no plain words, so that none can be found."""

    words: str | None
    where: str
    line: int = 0


def gathered() -> Iterator[Said]:
    """Yield what is said in every module and form."""
    for module in sorted((ROOT / "nec_desktop").rglob("*.py")):
        if module.relative_to(ROOT / "nec_desktop").as_posix() not in PASSES_ON:
            yield from in_module(module.read_text(encoding="utf-8"), module.relative_to(ROOT).as_posix())
    for form in sorted((ROOT / "ui").glob("*.ui")):
        yield from in_form(form.read_text(encoding="utf-8"), form.relative_to(ROOT).as_posix())


def in_module(source: str, where: str) -> Iterator[Said]:
    """Yield the words in `tr` and `self.tr`; what is said in Qt's other way cannot be found."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="tr") | ast.Attribute(attr="tr"), args=[said, *_]):
                yield _said(said, where)
            case ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate"):
                yield Said(None, where, node.lineno)


def _said(said: ast.expr, where: str) -> Said:
    words = said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else None
    return Said(words, where, said.lineno)


def in_form(source: str, where: str) -> Iterator[Said]:
    """Yield the words of a Designer form that are for translation."""
    root = ElementTree.fromstring(source)
    kept = {id(text) for holder in root.iter() if holder.get("notr") == "true" for text in holder.iter("string")}
    for text in root.iter("string"):
        if text.text and text.text.strip() and id(text) not in kept:
            yield Said(text.text, where)


def write_catalogue(path: Path) -> None:
    """Write the catalogue without translations: each text once, with the files that have it."""
    catalogue = Catalog(charset="utf-8", domain=DOMAIN)
    for said in gathered():
        if said.words:
            catalogue.add(said.words, locations=[(said.where, 0)])
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(_HEADER.encode())
        write_po(file, catalogue, width=120, sort_by_file=True, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    write_catalogue(POT)
