"""Pictures that came back under the name of one that was sent, with other data."""

from collections.abc import Iterator

from nec_desktop.review.reading import Picture
from nec_desktop.review.returned import Outside, Suggestion
from nec_desktop.review.script import Stretch
from nec_desktop.review.sent_lines import SentPicture, SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.translation import Say, tr

_SHOWN = 8
"""Letters of a hash by which two pictures are told apart."""


def replaced_pictures(stretch: Stretch) -> Iterator[Suggestion | Outside]:
    """Yield the pictures of a stretch that are not those which were sent. Nobody tracks that, so no author is told."""
    n = 0
    for bit in stretch.bits:
        if not bit.was_sent:
            continue
        line = stretch.lines[n] if n < len(stretch.lines) else None
        came = bit.piece.picture if bit.piece and not bit.deleted else None
        if line and line.picture and came and came.hash and came.hash != line.picture.hash:
            yield _told(line, line.picture, came)
        n += bit.text == BREAK


def _told(line: SentUnit, sent: SentPicture, came: Picture) -> Suggestion | Outside:
    after = f"[another picture, {came.hash[:_SHOWN]}]"
    if not sent.address:
        where = f"{line.owner.where} ({_note(str)})"
        return Outside(id="", where=where, kind="picture", after=after, tracked=False)
    return Suggestion(
        id="",
        kind="picture",
        address=sent.address,
        start=sent.place,
        end=sent.place,
        after=after,
        tracked=False,
        note=_note(tr),
    )


def _note(tr: Say) -> str:
    return tr(
        "The picture came back with other data than it was sent with: another was put in its place, or a program made "
        "it smaller. It is in the file that came back."
    )
