"""Everything that is used is named, with its licence."""

import re
from importlib.metadata import requires

from nec_desktop.actions.shipped import NAME, data_licences, libraries


def test_every_library_that_the_program_needs_is_named_with_its_licence() -> None:
    needed = {re.split(r"[<>=;\[ ]", line)[0].lower() for line in requires(NAME) or ()}
    named = {library.name.lower().replace("_", "-") for library in libraries()}
    assert needed and needed <= named
    assert "shiboken6" in named, "what a library needs is named too"
    assert "nec-desktop" not in named
    assert all(library.version and library.licence != "see its web page" for library in libraries())


def test_the_licence_of_all_shipped_data_can_be_read() -> None:
    assert all(name and text.strip() for name, text in data_licences())
