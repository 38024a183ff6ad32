"""What a person is told of a returned file: what came, how it was placed, what was not, and what the file had lost."""

from collections.abc import Iterable, Iterator, Sequence

from nec_desktop.review.comment_places import flattens_threads
from nec_desktop.review.reading import Reading
from nec_desktop.review.returned import Comment, Return, Suggestion
from nec_desktop.review.script import Laid, Stretch
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_units import SentTable
from nec_desktop.translation import tr

_FEW = 0.5
"""Share of the lines sent below which a file may be a copy of something else."""


def report(
    reading: Reading,
    returned: Return,
    laid: Laid,
    sent: Sequence[SentUnit | SentTable],
    carried: int,
    folded: Iterable[str],
) -> Iterator[str]:
    """Yield sentences, in the order to be read.

    carried: how many comments of earlier rounds came back as sent. folded: of what is told in a sentence and no item.
    """
    yield from _what_came(returned, carried)
    if reading.breaks_off:
        yield tr(
            "The text of the file breaks off before its end. What was sent after that place is not told as deleted."
        )
    yield from folded
    yield from _how_placed(returned)
    yield from _anchors(laid, sent)
    if reading.producer:
        yield tr("The file was written by {0}.").format(reading.producer)
    if flattens_threads(reading) and len(reading.comments) > len(returned.comments):
        yield (
            tr(
                "The file keeps replies as comments on the same words. They were put together again "
                "by place and date, so a comment may stand as a reply that was meant as one of its "
                "own."
            )
        )
    for kind, number in sorted(reading.ignored.items()):
        yield tr("Not shown, since no field holds it: changes of {0} ({1}).").format(kind, number)
    yield from reading.lost


def _what_came(returned: Return, carried: int) -> Iterator[str]:
    replies = sum(len(comment.replies) for comment in returned.comments)
    untracked = sum(not item.tracked for item in returned.suggestions)
    came = [
        _number(len(returned.comments), tr("comment"), tr("comments"))
        + (tr(" with {0}").format(_number(replies, tr("reply"), tr("replies"))) if replies else ""),
        _number(len(returned.suggestions), tr("suggestion"), tr("suggestions"))
        + _not_tracked(untracked, len(returned.suggestions)),
        _number(len(returned.grades), tr("entry in the assessment sheet"), tr("entries in the assessment sheet")),
    ]
    if carried:
        again = (
            tr("1 comment of an earlier round")
            if carried == 1
            else tr("{0} comments of earlier rounds").format(carried)
        )
        listed = tr("is not listed again") if carried == 1 else tr("are not listed again")
        yield tr("New in the file: {0}; {1}; {2}. {3} came back as sent, and {4}.").format(
            came[0], came[1], came[2], again, listed
        )
    else:
        yield tr("The file holds {0}; {1}; {2}.").format(came[0], came[1], came[2])
    if returned.outside:
        changes = _number(len(returned.outside), tr("change"), tr("changes"))
        yield (
            tr(
                "{0} outside of all fields (in headings, in what is asked, in tables that the "
                "program makes) can be read, but not taken over."
            ).format(changes)
        )
    unplaced = len(returned.unplaced) + sum(not comment.address for comment in returned.comments)
    if unplaced:
        yield tr("{0} could not be placed. Each is kept with its words and those around it.").format(
            _number(unplaced, tr("item"), tr("items"))
        )


def _not_tracked(untracked: int, of: int) -> str:
    if not untracked:
        return ""
    if untracked == of:
        return tr(", not tracked") if of == 1 else tr(", none of them tracked")
    return tr(", {0} of them not tracked").format(untracked)


def _how_placed(returned: Return) -> Iterator[str]:
    placed: list[Suggestion | Comment] = [*returned.suggestions]
    placed += [comment for comment in returned.comments if comment.address]
    ways = {
        "anchored": tr("were placed by the file’s anchors, since the text around them had been changed"),
        "fuzzy": tr("were placed by likeness: please check where they stand"),
    }
    for way, words in ways.items():
        if number := sum(item.confidence == way for item in placed):
            yield tr("{0} of {1} {2}.").format(
                number, _number(len(placed), tr("suggestion or comment"), tr("suggestions and comments")), words
            )
    typography = sum(item.kind == "typography" for item in returned.suggestions)
    if typography:
        yield tr("{0} only quotes, dashes or spaces.").format(
            _number(typography, tr("suggestion changes"), tr("suggestions change"))
        )


def _anchors(laid: Laid, sent: Sequence[SentUnit | SentTable]) -> Iterator[str]:
    labels = sum(isinstance(unit, SentUnit) and unit.owner.is_label for unit in sent)
    if labels and not laid.named:
        yield tr("The file has none of the anchors that it was sent with, so places were found by the text alone.")
    if laid.contradicted:
        anchors = _number(len(laid.contradicted), tr("anchor"), tr("anchors"))
        yield tr("Places named by the file’s own anchors that contradict the text were not gone by ({0}).").format(
            anchors
        )
    lines = [sure for part in laid.parts if isinstance(part, Stretch) for sure in part.sure]
    exact = sum(sure == "exact" for sure in lines)
    if lines and exact < _FEW * len(lines):
        yield (
            tr(
                "Only {0} of {1} paragraphs are as they were sent. Please check that this is a copy "
                "of the version named."
            ).format(exact, len(lines))
        )


def _number(number: int, one: str, many: str) -> str:
    return f"{number or tr('no')} {one if number == 1 else many}"
