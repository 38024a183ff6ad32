"""A page read into a tree of elements, by a reader of its own that forgives nothing a browser would have to guess."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from nec_desktop.web.markup import VOID


@dataclass
class Node:
    """An element: its tag, its attributes, and what it holds, elements and text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, nothing where the element has it not."""
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        """Say whether the element has a class."""
        return name in self.get("class").split()

    def nodes(self) -> Iterator["Node"]:
        """Yield the elements right below this one."""
        return (child for child in self.children if isinstance(child, Node))

    def every(self, *tags: str) -> Iterator["Node"]:
        """Yield the elements of these tags at any depth, in order; all where no tag is given."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node is not self and (not tags or node.tag in tags):
                yield node
            waiting += [child for child in reversed(node.children) if isinstance(child, Node)]

    def text(self) -> str:
        """Return the characters at any depth; a line break is a new line."""
        parts = (child if isinstance(child, str) else child.text() for child in self.children)
        return "\n" if self.tag == "br" else "".join(parts)


class Tree(HTMLParser):
    """Reads a page. `root` holds what stands in it; `faults` are sentences about what is not well formed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.faults: list[str] = []
        self._open = [self.root]
        self._declared = False
        self.feed(page)
        self.close()
        if not self._declared:
            self.faults.append("The page does not say that it is HTML.")
        self.faults += [f"The element {node.tag} is not closed." for node in self._open[1:]]

    def handle_decl(self, decl: str) -> None:
        """Take in the declaration that begins the page."""
        if self._declared or self.root.children or decl.lower() != "doctype html":
            self.faults.append(f"The page has the declaration “{decl}”.")
        self._declared = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"An element {tag} has an attribute twice.")
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close an element: the one that was opened last."""
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"The element {self._open[-1].tag} is closed as {tag}.")

    def handle_data(self, data: str) -> None:
        """Take in text."""
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment: there is none in a page of ours."""
        self.faults.append(f"The page has a comment: {data[:40]}")

    def handle_pi(self, data: str) -> None:
        """Note an instruction to a program: there is none in a page of ours."""
        self.faults.append(f"The page has an instruction: {data[:40]}")

    def unknown_decl(self, data: str) -> None:
        """Note a section of characters as XML has them: there is none in a page of ours."""
        self.faults.append(f"The page has a section of characters: {data[:40]}")
