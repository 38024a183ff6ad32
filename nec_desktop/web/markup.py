"""HTML as text: elements, attributes and characters, escaped in one place.

Everything that comes from a plan passes through `escaped` or `attribute`.
"""

from html import escape

from nec_desktop.plan.clean import clean_text

VOID = frozenset(("br", "img", "meta"))
"""Elements without an end tag, among those that a page of ours has."""


def escaped(text: str) -> str:
    """Return `text` for an element's content."""
    return escape(clean_text(text), quote=False)


def attribute(text: str) -> str:
    """Return `text` for an attribute's value in double quotes."""
    return escaped(text).replace('"', "&quot;")


def element(tag: str, content: str = "", /, **attributes: str) -> str:
    """Return an element around ready markup; a final underscore is left off the names of attributes.

    Attributes without a value are left out, but for an alt text: a picture without one has an empty one.
    """
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    written = "".join(f' {name}="{attribute(value)}"' for name, value in given if value or name == "alt")
    return f"<{tag}{written}>" if tag in VOID else f"<{tag}{written}>{content}</{tag}>"


def lines(text: str) -> str:
    """Return escaped text with a line break for each new line."""
    return escaped(text).replace("\n", "<br>")


def css_text(text: str) -> str:
    r"""Return `text` for a string in a style sheet: what is no plain letter as its number (CSS Syntax, 4.3.7)."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):x} " for letter in text)
