"""Files written so that what was there before is kept until all of the new one is."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.library.library import Library
from nec_desktop.plan.values import File, Picture
from nec_desktop.translation import tr


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to, and move what was written there into place when all went well.

    Raises RefusedError with a sentence where the disk does not let it; `target` is then as it was.
    """
    partial = target.with_name(f".{target.stem[:30]}.{os.getpid()}.partial{target.suffix}")
    try:
        yield partial
        partial.replace(target)
    except OSError as error:
        raise RefusedError(_file_words(error, target)) from error
    finally:
        with suppress(OSError):  # where no file could be made, none is to be taken away
            partial.unlink(missing_ok=True)


def save_copy(library: Library, kept: File | Picture, target: Path) -> None:
    """Write a file or picture that the library keeps to `target`; raises RefusedError, LibraryError if it is gone."""
    data = library.attachment(kept.hash)
    with written_beside(target) as partial:
        partial.write_bytes(data)


def save_returned(library: Library, identifier: str, target: Path) -> None:
    """Write a returned file to `target`, byte for byte as it came; raises RefusedError, LibraryError if it is gone."""
    data = library.returned_file(identifier)
    with written_beside(target) as partial:
        partial.write_bytes(data)


def _file_words(error: OSError, target: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return tr("The disk is full, so {0} could not be written. Make room and try again.").format(target.name)
        case errno.ENOENT | errno.ENOTDIR:
            return tr("The folder {0} is not there. Choose another one.").format(target.parent)
        case errno.ENAMETOOLONG:
            return tr("The name {0}… is too long. Choose a shorter one.").format(target.name[:40])
        case errno.EISDIR:
            return tr("{0} is a folder. Choose a file name.").format(target)
        case errno.EROFS:
            return tr("{0} can only be read. Choose another folder.").format(target.parent)
        case errno.EACCES | errno.EPERM:
            other = target.with_name(f"{target.stem} (2){target.suffix}")
            holder = "Word" if target.suffix.lower() == ".docx" else tr("another program")
            return tr(
                "{0} cannot be written: {1} may have it open, or the folder is read-only. Close it "
                "there, or save as “{2}”."
            ).format(target.name, holder, other.name)
    return tr("{0} could not be written ({1}). Choose another place and try again.").format(
        target.name, error.strerror or error
    )
