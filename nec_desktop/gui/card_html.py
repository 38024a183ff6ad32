"""What the card of an item says, as HTML. Added words are underlined and bold, deleted ones struck through."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from nec_desktop.gui.theme import tokens

Piece = tuple[Literal["same", "new", "gone", "quoted"], str]
_CONTEXT, _GAP = 220, 40
"""Characters kept of unchanged text beside a change, and how many more must be left out to be worth it."""
_BREAK = "\N{PARAGRAPH SEPARATOR}"


@dataclass(frozen=True)
class Part:
    """A heading and what stands below it. beside: it stands beside its neighbours, where there is room.

    lead: a line in bold before the rest. pieces: of a text, with what is changed in it; html: instead of them; after:
    HTML below them. note: an emphasised box. whole: nothing is left out of a long text.
    """

    title: str = ""
    pieces: tuple[Piece, ...] = ()
    html: str = ""
    lead: str = ""
    after: str = ""
    beside: bool = False
    note: bool = False
    whole: bool = False


def card_html(parts: Sequence[Part], *, beside: bool) -> str:
    """Return parts as HTML, those that belong together side by side or one below the other."""
    html, row = [], list[Part]()
    for part in parts:
        if part.beside and beside:
            row.append(part)
            continue
        html.append(_row(row))
        row = []
        html.append(_one(part))
    return "".join([*html, _row(row)])


def paragraphs(text: str) -> str:
    """Return plain text as paragraphs."""
    return "".join(f"<p>{escape(line).replace(chr(10), '<br>') or '&nbsp;'}</p>" for line in text.split(_BREAK))


def thread(entries: Sequence[tuple[str, str]]) -> str:
    """Return a thread of comments: who and when, and what they said."""
    return "".join(f"{_by(who)}{paragraphs(said)}" for who, said in entries)


def _by(who: str) -> str:
    return f"<p style='color: {tokens().soft}; margin-top: 10px;'>{escape(who)}</p>" if who else ""


def _row(parts: Sequence[Part]) -> str:
    if not parts:
        return ""
    width = 100 // len(parts)
    cells = "".join(
        f"<td width='{width}%' style='background-color: transparent; padding: 6px 14px 0 0;'>{_one(part)}</td>"
        for part in parts
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{cells}</tr></table>"


def _one(part: Part) -> str:
    title = f"<h2>{escape(part.title)}</h2>" if part.title else ""
    title += f"<p><b>{escape(part.lead)}</b></p>" if part.lead else ""
    body = part.html or (_marked(part.pieces if part.whole else shortened(part.pieces)) if part.pieces else "")
    if part.note:
        ground = tokens().warning_ground
        cell = f"<td style='background-color: {ground}; padding: 10px;'>{body}</td>"
        body = f"<table width='100%' cellspacing='0' style='margin-top: 8px;'><tr>{cell}</tr></table>"
    return title + body + part.after


def _marked(pieces: Sequence[Piece]) -> str:
    colours, html = tokens(), []
    for kind, text in pieces:
        words = escape(text).replace("\n", "<br>").replace(_BREAK, "</p><p>")
        if kind == "new":
            words = _span(words, f"color: {colours.good}; text-decoration: underline; font-weight: 600")
        elif kind == "quoted":
            words = _span(words, f"background-color: {colours.tint}; font-weight: 600")
        elif kind == "gone":
            words = _span(words, f"color: {colours.error}; text-decoration: line-through")
        html.append(words)
    return f"<p>{''.join(html)}</p>"


def _span(words: str, style: str) -> str:
    """Return marked words; a mark goes on in the next paragraph."""
    begin, end = f"<span style='{style}'>", "</span>"
    return f"{begin}{words.replace('</p><p>', f'{end}¶</p><p>{begin}')}{end}"


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text with what is far from any change left out, marked by “…”."""
    if len(pieces) == 1:
        (kind, text), most = pieces[0], 2 * _CONTEXT + _GAP
        return [(kind, text if len(text) <= most or kind != "same" else f"{text[:most].rpartition(' ')[0]} …")]
    found: list[Piece] = []
    for n, (kind, text) in enumerate(pieces):
        before, after = n > 0, n < len(pieces) - 1
        keep = _CONTEXT * (before + after)
        if kind != "same" or len(text) <= keep + _GAP:
            found.append((kind, text))
            continue
        head = text[:_CONTEXT].rpartition(" ")[0] if before else ""
        tail = text[-_CONTEXT:].partition(" ")[2] if after else ""
        found.append((kind, f"{head} … {tail}" if before and after else f"{head} …" if before else f"… {tail}"))
    return found
