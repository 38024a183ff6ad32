"""LibreOffice in a reviewer's hands, through its UNO interface. For the Python that has `uno`, which is not ours."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uno

WORD, ODT = "MS Word 2007 XML", "writer8"
LONGEST_START = 120.0
"""Seconds after which LibreOffice is taken not to start."""
LONGEST_COMMENT, TIMES = 2.0, 10
"""Seconds after which a comment is taken not to come, and how often one asks for it."""


def properties(**values: Any) -> tuple[Any, ...]:
    """Return values as UNO wants them."""
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


@contextmanager
def office(folder: Path) -> Iterator[Any]:
    """Start LibreOffice with a profile of its own, and end it; give its service manager's context."""
    pipe = f"journey{time.time_ns()}"
    process = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        start_new_session=True,  # so that it can be ended with all that it started
    )
    try:
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        until = time.monotonic() + LONGEST_START
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:  # it does not listen yet; UNO's exceptions have no class of their own here
                if time.monotonic() > until or process.poll() is not None:
                    raise
                time.sleep(0.1)
        yield context
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        with suppress(Exception):  # the bridge goes away while it answers
            desktop.terminate()
        process.wait(30)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Reviewer:
    """A person with a document open: each method is something that a hand does."""

    def __init__(self, context: Any, path: Path, author: str) -> None:
        self._context = context
        manager = context.ServiceManager
        self._desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self._helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.sign(author)
        self.document = self._open(path)

    def _open(self, path: Path) -> Any:
        return self._desktop.loadComponentFromURL(path.absolute().as_uri(), "_blank", 0, ())

    def sign(self, author: str) -> None:
        """Be the person of this name from now on."""
        given, _, family = author.partition(" ")
        provider = self._context.ServiceManager.createInstance("com.sun.star.configuration.ConfigurationProvider")
        place = properties(nodepath="/org.openoffice.UserProfile/Data")
        access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", place)
        access.givenname, access.sn = given, family
        access.commitChanges()

    def track(self, on: bool) -> None:
        """Turn the recording of changes on or off."""
        self.document.RecordChanges = on

    def do(self, command: str, **arguments: Any) -> None:
        """Choose a command of the menus."""
        frame = self.document.CurrentController.Frame
        self._helper.executeDispatch(frame, f".uno:{command}", "", 0, properties(**arguments))

    def find(self, words: str, style: str = "") -> Any:
        """Return the first place where `words` stand, in a paragraph of a style that begins so ("Heading")."""
        wanted = self.document.createSearchDescriptor()
        wanted.SearchString, wanted.SearchCaseSensitive = words, True
        found = self.document.findFirst(wanted)
        while found is not None and not found.ParaStyleName.startswith(style):
            found = self.document.findNext(found.End, wanted)
        if found is None:
            raise LookupError(f"“{words}” does not stand in the document")
        return found

    def select(self, words: str, style: str = "") -> None:
        """Select words."""
        self.document.CurrentController.select(self.find(words, style))

    def select_through(self, first: str, last: str) -> None:
        """Select from the beginning of `first` to the end of `last`, over paragraphs, as the mouse does."""
        cursor = self.document.CurrentController.ViewCursor
        cursor.gotoRange(self.find(first).Start, False)
        cursor.gotoRange(self.find(last).End, True)

    def before(self, words: str, style: str = "") -> None:
        """Put the cursor before words."""
        self.select(words, style)  # the cursor may still be in a comment, from which it cannot be put anywhere
        self.document.CurrentController.ViewCursor.collapseToStart()

    def after(self, words: str, style: str = "") -> None:
        """Put the cursor after words."""
        self.select(words, style)
        self.document.CurrentController.ViewCursor.collapseToEnd()

    def start_of(self, label: str) -> None:
        """Put the cursor at the start of a label, before its number."""
        self.before(label, "Heading")
        self.do("GoToStartOfPara")

    def join_cells(self, words: str, cell: str, *, right: int = 0, down: int = 0) -> None:
        """Join a cell, in the table that has `words`, with those to the right of it or below it."""
        self.select(words)
        cursor = self.document.CurrentController.ViewCursor.TextTable.createCursorByCellName(cell)
        if right:
            cursor.goRight(right, True)
        if down:
            cursor.goDown(down, True)
        cursor.mergeRange()

    def below_table(self, words: str) -> None:
        """Put the cursor at the start of what follows the table that has `words` in its last row."""
        self.select(words)
        cursor = self.document.CurrentController.ViewCursor
        table = cursor.TextTable
        cursor.gotoRange(table.getCellByName(table.CellNames[-1]).End, False)
        cursor.goDown(1, False)
        self.do("GoToStartOfPara")

    def type(self, words: str) -> None:
        """Type words; a newline is the Enter key."""
        for n, line in enumerate(words.split("\n")):
            if n:
                self.do("InsertPara")
            if line:
                self.do("InsertText", Text=line)

    def replace(self, words: str, others: str, style: str = "") -> None:
        """Select words and type others over them."""
        self.select(words, style)
        self.type(others)

    def delete(self, words: str) -> None:
        """Select words and press Delete."""
        self.select(words)
        self.do("Delete")

    def comment(self, words: str) -> None:
        """Comment on what is selected."""
        self._made(lambda: self.do("InsertAnnotation", Text=words))

    def _made(self, work: Callable[[], None]) -> Any:
        """Do `work` until it makes a comment, and return that: windows of comments come and go by and by."""
        before = [note.Content for note in self.notes()]
        for _ in range(TIMES):
            work()
            until = time.monotonic() + LONGEST_COMMENT
            while time.monotonic() < until:
                for note in self.notes():
                    if note.Content not in before:
                        return note
                time.sleep(0.1)
        raise LookupError(f"LibreOffice made no comment, though told {TIMES} times")

    def notes(self) -> list[Any]:
        """Return the comments."""
        fields = self.document.TextFields.createEnumeration()
        found = []
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation"):
                found.append(field)
        return found

    def resolve(self, words: str) -> None:
        """Mark the comment that says `words` as resolved."""
        next(note for note in self.notes() if note.Content == words).Resolved = True

    def reply(self, words: str) -> None:
        """Answer the comment that was made last, which the cursor stays in: behind what the program puts there."""
        answer = self._made(lambda: self.do("ReplyComment"))
        answer.Content = f"{answer.Content} {words}"

    def answer(self, words: str, others: str) -> None:
        """Put a comment that says `others` on what the comment that says `words` is about."""
        note = next(note for note in self.notes() if note.Content == words)
        self.document.CurrentController.select(note.Anchor)
        self.comment(others)

    def save(self, path: Path) -> None:
        """Save as a Word file, and another by way of an .odt; then close."""
        self.document.storeToURL(path.absolute().as_uri(), properties(FilterName=WORD))
        odt = path.with_suffix(".odt")
        self.document.storeToURL(odt.absolute().as_uri(), properties(FilterName=ODT))
        self.document.close(True)
        again = self._open(odt)
        again.storeToURL(path.with_name(f"{path.stem}-odt.docx").absolute().as_uri(), properties(FilterName=WORD))
        again.close(True)
