"""Files written so that what was there before is kept until all of the new one is."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.library.library import Library
from nec_desktop.plan.values import File, Picture


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
            return f"The disk is full, so {target.name} could not be written. Make room and try again."
        case errno.ENOENT | errno.ENOTDIR:
            return f"The folder {target.parent} is not there. Choose another one."
        case errno.ENAMETOOLONG:
            return f"The name {target.name[:40]}… is too long. Choose a shorter one."
        case errno.EISDIR:
            return f"{target} is a folder. Choose a file name."
        case errno.EROFS:
            return f"{target.parent} can only be read. Choose another folder."
        case errno.EACCES | errno.EPERM:
            other = target.with_name(f"{target.stem} (2){target.suffix}")
            holder = "Word" if target.suffix.lower() == ".docx" else "another program"
            return (
                f"{target.name} cannot be written: {holder} may have it open, or the folder is read-only. Close it "
                f"there, or save as “{other.name}”."
            )
    return f"{target.name} could not be written ({error.strerror or error}). Choose another place and try again."
