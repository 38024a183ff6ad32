"""Rich text to and from a stated subset of CommonMark.

The subset: paragraphs, hard line breaks, headings, bulleted and numbered lists with up to three levels, bold,
italic, links, and pipe tables. Anything else (code, quotations, HTML, pictures) comes in as its plain text.
"""

import re
from collections.abc import Iterable
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nec_desktop.plan.richtext import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Runs,
    Table,
    tidy,
    tidy_runs,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&])")
_LINE_START = re.compile(r"^(\s*)([#+\-=~]|\d+[.)])")
SAFE_LINK = re.compile(r"(?i)(https?://|mailto:|tel:)\S+")


def from_markdown(text: str) -> RichText:
    """Return the rich text that `text`, in the subset of CommonMark, stands for."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return tidy(RichText(tuple(_blocks(parser.parse(text)))))


def _blocks(tokens: list[Token]) -> Iterable[Block]:
    lists: list[Literal["bullet", "number"]] = []
    heading = 0
    rows: list[list[Runs]] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append("bullet")
            case "ordered_list_open":
                lists.append("number")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "heading_open":
                heading = int(token.tag[1])
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "table_close":
                yield Table(tuple(tuple(row) for row in rows))
                rows = []
            case "inline":
                runs = tidy_runs(_runs(token.children or []))
                if rows:
                    rows[-1].append(runs)
                elif heading:
                    yield Heading(runs, min(heading, 3))
                    heading = 0
                elif lists:
                    yield ListItem(runs, lists[-1], len(lists) - 1)
                else:
                    yield Paragraph(runs)
            case "fence" | "code_block" | "html_block":
                yield from (Paragraph((Run(line),)) for line in token.content.splitlines())


def _runs(tokens: list[Token]) -> Iterable[Run]:
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                href = str(token.attrs.get("href", ""))
                link = href if SAFE_LINK.fullmatch(href) else ""
            case "link_close":
                link = ""
            case "hardbreak":
                yield Run("\n", bool(bold), bool(italic), link)
            case "softbreak":
                yield Run(" ", bool(bold), bool(italic), link)
            case _:
                yield Run(token.content, bool(bold), bool(italic), link)


def to_markdown(text: RichText) -> str:
    """Return `text` in the subset of CommonMark. Pictures become their alt text in square brackets."""
    parts: list[str] = []
    last: Block | None = None
    counts: dict[int, int] = {}
    for block in text.blocks:
        if isinstance(block, ListItem):
            counts = {level: count for level, count in counts.items() if level <= block.level}
            if block.kind == "bullet":
                counts[block.level] = 0
            counts[block.level] = counts.get(block.level, 0) + 1
            mark = "-" if block.kind == "bullet" else f"{counts[block.level]}."
            line = "   " * block.level + f"{mark} " + _inline(block.runs, block.level)
            joined = isinstance(last, ListItem) and (last.kind == block.kind or last.level != block.level)
            parts.append(("\n" if joined else "\n\n") + line)
        else:
            counts = {}
            parts.append("\n\n" + _block_text(block))
        last = block
    return "".join(parts).strip("\n")


def _block_text(block: Block) -> str:
    if isinstance(block, Table):
        rows = ["| " + " | ".join(_inline(cell).replace("\\\n", " ") for cell in row) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])
    if isinstance(block, Picture):
        return f"\\[{_escape(block.alt)}\\]"
    if isinstance(block, Heading):
        return "#" * block.level + " " + _inline(block.runs).replace("\\\n", " ")
    return _inline(block.runs)


def _inline(runs: Runs, level: int = -1) -> str:
    written = "".join(map(_run_text, runs))
    written = _LINE_START.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", written)
    return written.replace("\n", "\\\n" + "   " * (level + 1))


def _run_text(run: Run) -> str:
    core = run.text.strip()
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    if not core or not (mark or run.link):
        return _escape(run.text)
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    written = f"{mark}{_escape(core)}{mark[::-1]}"
    return before + (f"[{written}](<{run.link}>)" if run.link else written) + after


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
