"""A long paste read in a process of its own: what cleans HTML holds the interpreter, and with it the window.

`python -m nec_desktop.gui.paste_apart` reads HTML and prints what it says as JSON.
"""

import subprocess
import sys

import msgspec

from nec_desktop.gui.paste import Pasted, limited, pasted_html

_WITHOUT_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would open otherwise."""


def read_apart(html: str) -> Pasted:
    """Return what a long piece of HTML says, if it is not too long."""
    command = [sys.executable, "-m", "nec_desktop.gui.paste_apart"]
    try:
        done = subprocess.run(
            command, input=_bytes(html), capture_output=True, check=True, creationflags=_WITHOUT_CONSOLE
        )
        return msgspec.json.decode(done.stdout, type=Pasted)
    except (OSError, subprocess.CalledProcessError, msgspec.DecodeError):
        return limited(pasted_html(html))  # no other process can be had: the window waits


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a character, which no document can hold


def main() -> None:
    """Read from standard input, print to standard output."""
    html = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(msgspec.json.encode(limited(pasted_html(html))))


if __name__ == "__main__":
    main()
