"""Make of an exported review copy what a busy reviewer returns: python -m benchmarks.reviewed IN OUT 500 200."""

import re
import sys
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from itertools import cycle
from pathlib import Path

RUN = re.compile(
    r'<w:r>(?P<look><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">(?P<text>[^<]*)</w:t></w:r>'
)
APART = 6
"""Words from one place in which something is changed to the next."""
BY = 'w:author="{}" w:date="2026-07-{:02}T{:02}:{:02}:00Z"'
AUTHORS = ("Ann Example", "Ben Example", "Panel secretary")
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_reviewed(source: Path, target: Path, changes: int, comments: int) -> None:
    """Write `source` to `target` with so many tracked changes and comments, spread evenly over its text.

    Changes are insertions, deletions and replacements in turn, by three people. Raises ValueError for too short a text.
    """
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    reviewed = _Reviewed(parts["word/document.xml"].decode(), changes, comments)
    parts["word/document.xml"] = reviewed.document.encode()
    parts["word/comments.xml"] = reviewed.comments.encode()
    _add(
        parts, "[Content_Types].xml", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_TYPE}"/></Types>'
    )
    relationship = f'<Relationship Id="rIdComments" Type="{COMMENTS}" Target="comments.xml"/></Relationships>'
    _add(parts, "word/_rels/document.xml.rels", relationship)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def _add(parts: dict[str, bytes], name: str, end: str) -> None:
    text = parts[name].decode()
    parts[name] = (text[: text.rindex("</")] + end).encode()


class _Reviewed:
    """A document's text with changes and comments put into it."""

    def __init__(self, document: str, changes: int, comments: int) -> None:
        begin = document.index('<w:pStyle w:val="Heading1"/>')  # behind the cover and the list of contents
        runs = [found for found in RUN.finditer(document, begin) if len(found["text"].split()) > APART]
        places = [(n, word) for n, run in enumerate(runs) for word in range(1, len(run["text"].split()) - 2, APART)]
        wanted = changes + comments
        if len(places) < wanted:
            raise ValueError(f"the text has room for {len(places)} changes and comments, not for {wanted}")
        chosen = [places[n * len(places) // wanted] for n in range(wanted)]
        self._number = 0
        self._comments: list[str] = []
        kinds = self._kinds(changes, comments)
        edits: dict[int, dict[int, str]] = {}
        for run, word in chosen:
            edits.setdefault(run, {})[word] = next(kinds)
        made, last = [document[:begin]], begin
        for n in sorted(edits):
            made += [document[last : runs[n].start()], *self._edited(runs[n], edits[n])]
            last = runs[n].end()
        self.document = "".join([*made, document[last:]])
        self.comments = f'<w:comments xmlns:w="{WORDS}">{"".join(self._comments)}</w:comments>'

    @staticmethod
    def _kinds(changes: int, comments: int) -> Iterator[str]:
        """Yield what is done at each place: comments are spread evenly among the changes."""
        in_turn, wanted = cycle(("insert", "delete", "replace")), changes + comments
        for n in range(wanted):
            yield "comment" if (n + 1) * comments // wanted > n * comments // wanted else next(in_turn)

    def _edited(self, run: re.Match[str], edits: dict[int, str]) -> Iterator[str]:
        look, words = run["look"] or "", re.findall(r"\S+\s*|\s+", unescape(run["text"]))
        kept = 0
        for word, kind in sorted(edits.items()):
            yield _run(look, "".join(words[kept:word]))
            kept = word + 1
            if kind == "comment":
                yield from self._comment(look, words[word])
                continue
            by = self._by()
            if kind in ("delete", "replace"):
                deleted = _run(look, words[word]).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
                yield f"<w:del {by}>{deleted}</w:del>"
            else:
                kept = word
            if kind in ("insert", "replace"):
                yield f"<w:ins {by}>{_run(look, f'better word {self._number} ')}</w:ins>"
        yield _run(look, "".join(words[kept:]))

    def _comment(self, look: str, word: str) -> Iterator[str]:
        number = len(self._comments)
        self._comments.append(
            f'<w:comment w:id="{number}" {self._by(with_id=False)} w:initials="X"><w:p>'
            f"{_run('', f'Who says so, and since when? ({number})')}</w:p></w:comment>"
        )
        yield f'<w:commentRangeStart w:id="{number}"/>{_run(look, word)}<w:commentRangeEnd w:id="{number}"/>'
        yield f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def _by(self, *, with_id: bool = True) -> str:
        self._number += 1
        n = self._number
        told = BY.format(AUTHORS[n % 3], 1 + n // 1440 % 28, n // 60 % 24, n % 60)
        return f'w:id="{90_000 + n}" {told}' if with_id else told


def _run(look: str, text: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""


if __name__ == "__main__":
    write_reviewed(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
