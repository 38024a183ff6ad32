"""The content of a peers' folder (model.json and its ten pictures) as a document of ours."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from nec_desktop.document.blocks import (
    Block,
    Column,
    Cover,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    cell,
    plain,
)


def read_model(path: Path) -> Any:
    """Return the chapters of model.json: headings, sections, and blocks of text, lists, tables and pictures."""
    return json.loads(path.read_text(encoding="utf-8"))


def document(model: Any) -> Document:
    """Return the content as blocks, with the least cover that a document of ours has."""
    return Document(
        title="Model",
        organisation="Benchmark",
        marking="OFFICIAL",
        footer="Model",
        made_on=date(2026, 1, 1),
        cover=Cover("Benchmark", "Model", ("Model",), "Review copy", (("Marking", "OFFICIAL"),)),
        blocks=tuple(_blocks(model)),
    )


def picture_name(picture: str) -> str:
    """Return the file that holds a picture of the model."""
    return f"{picture}.png"


def _blocks(model: Any) -> Iterator[Block]:
    for chapter in model:
        yield Heading(1, chapter["h1"])
        for section in chapter["secs"]:
            yield Heading(2, section["h2"])
            for block in section["blocks"]:
                yield from _block(block)


def _block(block: Any) -> Iterator[Block]:
    match block["t"]:
        case "p":
            yield Paragraph(plain(block["text"]))
        case "list":
            for item in block["items"]:
                yield Item(plain(item), "number" if block["ordered"] else "bullet")
        case "table":
            header, *rows = block["rows"]
            yield Table(
                "",
                tuple(Column(words) for words in header),
                tuple(Row(tuple(cell(words) for words in row)) for row in rows),
                "A table.",
            )
        case "img":
            yield Figure(str(block["n"] % 100), "A picture.")
        case other:
            raise ValueError(other)
