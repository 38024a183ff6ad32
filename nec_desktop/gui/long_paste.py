"""A long paste: read in another thread, put in bit by bit, and stopped if the person says so."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.filling import put_in_batches, steps_in
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.paste import MOST, Pasted
from nec_desktop.gui.rich_reader import RichReader
from nec_desktop.gui.slices import Slices
from nec_desktop.gui.text_area import TextArea
from nec_desktop.plan.words import count_words


class LongPaste(QObject):
    """Puts in what `read` returns where the cursor stands. `told` carries what is being done; `done` says what was left
    out, in words; `refused` why nothing was put in. Nobody can write in the text meanwhile. At the end `reader` reads
    what stands there.
    """

    told = Signal(str)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, edit: TextArea, reader: RichReader, jobs: Jobs, read: Callable[[], Pasted]) -> None:
        super().__init__(edit)
        self._edit, self._reader = edit, reader
        self._slices = Slices(self)
        self._is_stopped = False
        edit.setReadOnly(True)
        jobs.think(read, while_alive(self, self._put), while_alive(self, self._refuse))

    def start(self) -> None:
        """Say what is being done first."""
        self.told.emit(self.tr("Reading what was pasted …"))

    def stop(self) -> None:
        """Leave it; what was put in so far is for the owner of the text to take away."""
        self._is_stopped = True
        self._slices.stop()
        self._edit.setReadOnly(False)

    def _refuse(self, sentence: str) -> None:
        self._edit.setReadOnly(False)
        self.refused.emit(sentence)

    def _too_much(self, pasted: Pasted) -> str:
        """Return why what is pasted cannot be put in, empty where it can."""
        if pasted.is_too_long:
            words = self.tr("That is longer than a text of the plan can be ({0:,} characters). Nothing was pasted.")
            return words.format(MOST)
        if table := pasted.long_table:
            sentence = self.tr(
                "A table of {0:,} rows and {1} is too long for a text, which takes {2} such rows. Nothing was pasted. "
                "Paste its rows into a table of records, or keep its file with a piece of evidence."
            )
            columns = count_words(table.columns, self.tr("column"))
            return sentence.format(table.rows, columns, table.taken)
        return ""

    def _put(self, pasted: Pasted) -> None:
        if self._is_stopped:
            return
        if refusal := self._too_much(pasted):
            self._refuse(refusal)
            return
        cursor = self._edit.textCursor()
        count = steps_in(pasted.text)
        put_in = [0]

        def tell() -> None:
            self.told.emit(self.tr("Pasting: {0} %").format(put_in[0] * 100 // max(count, 1)))

        def work() -> Iterator[None]:
            for put_in[0] in put_in_batches(cursor, pasted.text, self._edit):
                yield
            yield from self._reader.reading()

        def finish() -> None:
            self._edit.setReadOnly(False)
            self._edit.setTextCursor(cursor)
            self._edit.ensureCursorVisible()
            self.done.emit(pasted.left_out)

        self._slices.run(work(), finish, tell)
