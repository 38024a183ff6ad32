"""Pictures as they may stand in a plan: turned upright, without camera data, of sensible size."""

import io
import struct
import warnings
import zlib
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from nec_desktop.translation import tr

if TYPE_CHECKING:
    from PIL import Image

LARGEST_SIDE = 2400
"""Pixels: a picture 16.4 cm wide is printed at over 350 dots an inch with these."""
LARGEST_FILE = 60_000_000
"""Bytes, beyond which a file is not even opened."""
LARGEST_AREA = 120_000_000
"""Pixels, beyond which a picture is not decoded (it would take half a gigabyte of memory)."""


class NotAPictureError(ValueError):
    """A file that cannot be used as a picture; the message is a sentence for the person."""


def refuse_too_large(size: int, name: str) -> None:
    """Raise NotAPictureError for a file of so many bytes that it is not even read."""
    if size > LARGEST_FILE:
        raise NotAPictureError(
            tr("{0} is larger than {1} MB. Save the picture smaller and try again.").format(
                name, LARGEST_FILE // 1000000
            )
        )


def prepared(data: bytes, name: str) -> tuple[bytes, str]:
    """Return a picture ready to keep, and its media type (image/png or image/jpeg).

    It is turned as its camera meant it, loses EXIF and GPS data, and is made smaller where a side has more than
    LARGEST_SIDE pixels. Raises NotAPictureError.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - a plan is open long before a picture is put in

    if not data:
        raise NotAPictureError(tr("{0} is empty. Choose another file.").format(name))
    refuse_too_large(len(data), name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large and of slightly damaged pictures; we decide below
            with Image.open(io.BytesIO(data)) as picture:
                width, height = picture.size
                if width * height > LARGEST_AREA:
                    raise NotAPictureError(
                        tr(
                            "{0} has {1:,} by {2:,} pixels, more than this program can take. Save it smaller and "
                            "try again."
                        ).format(name, width, height)
                    )
                return _encoded(picture)
    except Image.DecompressionBombError as error:  # Pillow's own limit, which is beyond ours, told before the size is
        raise NotAPictureError(
            tr("{0} has more pixels than this program can take. Save it smaller and try again.").format(name)
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, NotAPictureError):
            raise
        raise NotAPictureError(
            tr("{0} is not a picture that this program can read. Use a JPEG or PNG file.").format(name)
        ) from error


def is_kept_picture(data: bytes) -> bool:
    """Say whether `data` is a picture as `prepared` makes them: one that any document can show."""
    from PIL import Image  # noqa: PLC0415 - as above

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                if max(picture.size) > LARGEST_SIDE:
                    return False
                picture.load()
                return True
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error):
        return False


def _encoded(picture: "Image.Image") -> tuple[bytes, str]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    photograph = picture.format == "JPEG"
    upright = ImageOps.exif_transpose(picture)
    transparent = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    small = upright.convert("RGBA" if transparent else "RGB")
    small.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    clean = Image.new(small.mode, small.size)  # a new picture carries no camera data
    clean.paste(small)
    if photograph:
        with TemporaryFile() as file:  # into memory, Pillow would hold the interpreter, and with it the window
            clean.save(file, "JPEG", quality=88, optimize=True)
            file.seek(0)
            return file.read(), "image/jpeg"
    buffer = io.BytesIO()
    clean.save(buffer, "PNG", optimize=True)
    return buffer.getvalue(), "image/png"
