"""What the guide says to write so that a desktop opens handed-over plans with this program fits the program."""

import configparser
import re
from pathlib import Path

from lxml import etree

from nec_desktop.commands.opening import files_named
from nec_desktop.library.plan_file import SUFFIX

GUIDE = (Path(__file__).parent.parent / "docs" / "user-guide.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the one block of that language in the guide, as a person copies it."""
    (found,) = re.findall(rf"^ *```{language}\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
    return "\n".join(line.strip() for line in str(found).splitlines())


def test_the_files_of_the_guide_name_one_type_and_the_end_of_our_files() -> None:
    types = etree.fromstring(block("xml").encode())
    (kind,) = types.iter("{*}mime-type")
    (pattern,) = types.iter("{*}glob")
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment,method-assign]
    desktop.read_string(block("ini"))
    entry = desktop["Desktop Entry"]
    assert pattern.get("pattern") == f"*{SUFFIX}"
    assert entry["MimeType"] == f"{kind.get('type')};"
    program, given = entry["Exec"].split()
    assert (program, given) == ("nec-desktop", "%F")
    assert files_named([f"A plan{SUFFIX}"]) == ["--open", f"A plan{SUFFIX}"]
