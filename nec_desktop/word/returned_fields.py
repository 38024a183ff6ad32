"""Fields while a story is read: of each only the result is text, and its code says whether that is made anew."""

import re

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)
"""A switch comes first where the link leads to a place in the file."""
_CONTENTS = re.compile(r"^\s*TOC\b", re.IGNORECASE)


_DEEPEST = 30
"""Fields inside one another; those inside of so many are passed over, or a file made for it would take an hour."""


class Fields:
    """The fields that are open at a point of a story, outermost first (ECMA-376 part 1, 17.16.18)."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._in_result: list[bool] = []
        self._deeper = 0
        self.hidden = False
        """What comes is part of a field's code."""
        self.contents = False
        """What comes is a list of contents."""
        self.link = ""
        """The address to which what comes leads."""

    def mark(self, kind: str) -> None:
        """Go on past a w:fldChar of that kind. One that does not fit is passed over."""
        if kind == "begin" and len(self._codes) == _DEEPEST:
            self._deeper += 1
            return
        if self._deeper:
            self._deeper -= kind == "end"
            return
        if kind == "begin":
            self._codes.append("")
            self._in_result.append(False)
        elif not self._codes:
            return
        elif kind == "separate":
            self._in_result[-1] = True
        elif kind == "end":
            self._codes.pop()
            self._in_result.pop()
        self._look_again()

    def code(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._codes and not self._deeper and not self._in_result[-1]:
            self._codes[-1] += text

    def end_of_paragraph(self) -> None:
        """Give up a field whose code does not end in its paragraph, so that it hides nothing that comes after."""
        if not all(self._in_result):
            self._codes.clear()
            self._in_result.clear()
            self._deeper = 0
            self._look_again()

    def _look_again(self) -> None:
        results = [code for code, in_result in zip(self._codes, self._in_result, strict=True) if in_result]
        # Text right in a code is against the rules, and is rather shown than lost; a result inside a code is none.
        self.hidden = bool(self._in_result) and self._in_result[-1] and not all(self._in_result)
        self.contents = any(_CONTENTS.match(code) for code in results)
        self.link = next(filter(None, map(link_of, reversed(results))), "")


def link_of(code: str) -> str:
    """Return the address to which a field of that code leads; nothing where it is no link to the outside."""
    found = _LINK.match(code)
    return (found[1] or found[2] or "") if found else ""
