"""A long paste read in a process of its own: what reads it holds the interpreter, and with it the window.

`python -m nec_desktop.gui.paste_apart html`, or `plain`, reads such a text and prints what it says as JSON.
"""

import subprocess
import sys
from typing import Literal

import msgspec

from nec_desktop.gui.paste import Pasted, limited, pasted_html, pasted_plain

Kind = Literal["html", "plain"]

_WITHOUT_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would open otherwise."""


def read_apart(text: str, kind: Kind) -> Pasted:
    """Return what a long piece of HTML, or a long plain text, says, if it is not too long."""
    command = [sys.executable, "-m", "nec_desktop.gui.paste_apart", kind]
    try:
        done = subprocess.run(
            command, input=_bytes(text, kind), capture_output=True, check=True, creationflags=_WITHOUT_CONSOLE
        )
        return msgspec.json.decode(done.stdout, type=Pasted)
    except (OSError, subprocess.CalledProcessError, msgspec.DecodeError):
        return _read(text, kind)  # no other process can be had: the window waits


def _bytes(text: str, kind: Kind) -> bytes:
    """Return a text as it goes to the other process; half a character, which no document can hold, is told of there
    where it can be.
    """
    return text.encode("utf-8", "replace" if kind == "html" else "surrogatepass")


def _read(text: str, kind: str) -> Pasted:
    return limited(pasted_html(text) if kind == "html" else pasted_plain(text))


def main() -> None:
    """Read from standard input, print to standard output."""
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    sys.stdout.buffer.write(msgspec.json.encode(_read(text, sys.argv[1])))


if __name__ == "__main__":
    main()
