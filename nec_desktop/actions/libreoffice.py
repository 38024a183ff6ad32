"""LibreOffice, where it is installed: found, run on one file with a profile of its own, and never left running."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

from nec_desktop.actions.errors import RefusedError
from nec_desktop.translation import tr

Tick = Callable[[], None]
"""Is called all the while something takes time. It may raise to stop it."""

LONGEST = 600.0
"""Seconds after which LibreOffice is taken to be stuck. A plan of 3,000 records takes about a minute."""
LEAST_ROOM = 20_000_000
"""Bytes without which a failure is put down to a full disk."""
_TURN = 0.05
_PDF = (
    "pdf:writer_pdf_Export:"
    '{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
"""Tagged PDF/UA. The Word file's bookmarks become named places, by which the pages of its headings are found."""


def not_installed() -> str:
    """Return what is said where LibreOffice is needed and is not here."""
    return tr(
        "LibreOffice is not installed here. It is free: ask whoever looks after your computer for it, or see "
        "libreoffice.org."
    )


def find_libreoffice() -> Path | None:
    """Return the program, None where it is not installed."""
    return next((path for path in _candidates() if path.is_file()), None)


def _candidates() -> Iterator[Path]:
    """Yield where the program may be: first what the system itself would start, then the usual places."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            yield Path(found)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            for between in ("", "Programs"):
                yield Path(os.environ.get(variable, ""), between, "LibreOffice", "program", "soffice.exe")
    elif sys.platform == "darwin":
        for folder in (Path("/"), Path.home()):
            yield folder / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def pdf_of(word_file: Path, folder: Path, tick: Tick = lambda: None, longest: float = LONGEST) -> Path:
    """Make a tagged PDF/UA of a Word file in `folder`, which is for this alone, and return its path.

    The profile lies in the folder too, so that no LibreOffice that is open elsewhere is touched or waited for.
    Raises RefusedError with a sentence, and OSError where `folder` cannot be written.
    """
    program = find_libreoffice()
    if program is None:
        raise RefusedError(not_installed())
    profile = (folder / "profile").absolute().as_uri()
    command = [str(program), "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", _PDF, "--outdir", str(folder), str(word_file)]
    code = _run(command, folder / "said.txt", tick, longest)
    made = folder / f"{word_file.stem}.pdf"
    if not made.is_file() or not made.stat().st_size:
        raise RefusedError(_failure_words(folder, code))
    return made


def _run(command: list[str], said: Path, tick: Tick, longest: float) -> int:
    """Run a command, with what it says in a file, and return its exit code. Whatever happens, it is ended."""
    with said.open("wb") as output:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a process group of its own, which can be ended as a whole
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            why = error.strerror or error
            raise RefusedError(
                tr("LibreOffice could not be started ({0}). Install it again, or use Word.").format(why)
            ) from error
        started = monotonic()
        try:
            while True:
                tick()
                with suppress(subprocess.TimeoutExpired):
                    return process.wait(_TURN)
                if monotonic() - started > longest:
                    raise RefusedError(
                        tr(
                            "LibreOffice was not ready after {0:.0f} minutes, so it was stopped. Try again; if "
                            "it happens again, make the PDF in Word by “Save as”."
                        ).format(longest / 60)
                    )
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started: LibreOffice's program is a script or a launcher of another one."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],
                check=False,
                capture_output=True,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):  # none of the group is left
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failure_words(folder: Path, code: int) -> str:
    if shutil.disk_usage(folder).free < LEAST_ROOM:
        return tr(
            "The disk of temporary files ({0}) is full, so no PDF could be made. Make room and try again."
        ).format(folder.parent)
    said = (folder / "said.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    last = next((line.strip() for line in reversed(said) if line.strip()), "")
    told = tr(" Its last words: {0}").format(last[:200]) if last else ""
    return tr(
        "LibreOffice ended (exit code {0}) without making the PDF. Try again; if it happens "
        "again, make the PDF in Word by “Save as”.{1}"
    ).format(code, told)
