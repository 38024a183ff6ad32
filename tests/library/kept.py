"""The kept libraries of every released schema, and what is in them.

To keep one (once, before a step is added to the schema; a kept file is never made again):
python -m tests.library.kept
"""

import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from nec_desktop.document.sent import Sent, SentBlock, SentLine, SentRow
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.library.schema import VERSION
from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, RichText, Run, Table
from nec_desktop.plan.richtext import Picture as PictureBlock
from nec_desktop.plan.values import Content, File, Period, Picture, Record
from nec_desktop.review.returned import Comment, Given, Outside, Reply, Return, Suggestion, Unplaced, Words

DATA = Path(__file__).parent.parent / "data"
OUTLINE, STANDARDS = "nec-plan", "dorset-nec-2019"
ATTACHMENT_HASH = "5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8f"
ATTACHMENT = bytes(range(256)) * 20
MADE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
EVENT = "abcdefgh12345678"

VALUES: Mapping[str, Content] = {
    "cover/title": "Kept: area engagement plan 2026–27",
    "cover/area": "Kept Area",
    "cover/period": Period(date(2026, 4, 1), date(2027, 3, 31)),
    "cover/stage": "drafting",
    "profile/@status": "in-progress",
    "profile/description": RichText(
        (
            Heading((Run("Distance"),), 2),
            Paragraph((Run("Hard to cross, "), Run("on foot", bold=True), Run(" too", italic=True))),
            ListItem((Run("one town"),)),
            ListItem((Run("villages", link="https://testshire.police.uk/"),), "number", 1),
            Table((((Run("Village"),), (Run("Minutes"),)), ((Run("Upper Testing"),), ()))),
            PictureBlock(ATTACHMENT_HASH, "A map"),
        )
    ),
    "profile/map": Picture(ATTACHMENT_HASH, "map.png", "A map of one town"),
    "events/@last-number": 1,
    f"events/{EVENT}": Record(1.5, 1, "zyxwvuts87654321"),
    f"events/{EVENT}/@internal": True,
    f"events/{EVENT}/date": date(2026, 5, 14),
    f"events/{EVENT}/start": time(17, 30),
    f"events/{EVENT}/title": "Surgery at the market cafe 🙂",
    f"events/{EVENT}/attended": 12,
    f"events/{EVENT}/standards": ("meet-face-to-face", "publicise-events"),
    f"events/{EVENT}/step-free": False,
    f"evidence/{EVENT[::-1]}": Record(),
    f"evidence/{EVENT[::-1]}/file": File(ATTACHMENT_HASH, "head-count.pdf"),
    f"measures/{EVENT[::-1]}/q2": 63.5,
}
"""A value of every kind that version 1 keeps. Frozen: the files in tests/data/ hold these."""
SENT = Sent(
    (
        SentBlock("1", "heading", "Profile", "", 1, "1", "profile", anchored=True, part="Part 1"),
        SentBlock("2", "paragraph", "Hard to cross, on foot too", "body", address="profile/description"),
        SentBlock(
            "3",
            "table",
            "Events",
            "records",
            number="Table 1",
            address="events",
            columns=("Event",),
            rows=(SentRow("3_1", ((SentLine("Surgery 🙂", f"events/{EVENT}/title"),),), f"events/{EVENT}", True),),
        ),
        SentBlock("4", "figure", address="profile/map", anchored=True, hash=ATTACHMENT_HASH, alt="A map"),
    ),
    ("Kept Area", "Marking\tOFFICIAL"),
    "NEC-AAAA-S0001-AA",
)
"""What was sent with the first of the snapshots that version 2 keeps. Frozen, too."""
RETURNED = Return(
    comments=(
        Comment(
            id="abcdefghijklmnop",
            address="profile/description",
            start=5,
            end=13,
            quote="to cross",
            author="Panel",
            date="2026-12-01T10:00:00Z",
            text="For whom? 🙂",
            replies=(Reply(author="Chair", text="For all of us."),),
            resolved=False,
        ),
    ),
    suggestions=(
        Suggestion(
            id="qrstuvwxyz012345",
            kind="replacement",
            address="profile/description",
            start=0,
            end=4,
            before="Hard",
            after="Difficult",
            words=(Words("Difficult", "b"),),
            author="Panel",
        ),
    ),
    grades=(Given(id="6789abcdefghijkl", part="grade", standard="publicise-events", text="Met", grade="met"),),
    outside=(Outside(id="mnopqrstuvwxyz01", where="Footer", kind="insertion", after="Draft"),),
    unplaced=(Unplaced(id="23456789abcdefgh", kind="text", text="Somewhere", why="Nothing like it was sent."),),
    report=("1 comment and 1 change came back.",),
)
"""What one file brought back, as version 3 keeps it. Frozen, too."""
WRITER = "Kay Keeper, neighbourhood inspector"
EARLIER: Mapping[str, Content] = {"profile/main-issues": RichText((Paragraph((Run("Taken out again"),)),))}
"""What version 4 keeps of what was written and deleted. Frozen, too."""
RETURNED_FILE = b"PK\x03\x04 as it came"


def main() -> None:
    """Make the kept library of the present schema, unless it is there."""
    kept = DATA / f"library-v{VERSION}.db"
    if kept.exists():
        raise SystemExit(f"{kept} is there already, and is never made again.")
    with tempfile.TemporaryDirectory() as name:
        with Library(Path(name), writing=True, now=lambda: MADE) as library:
            library.add_attachment(ATTACHMENT_HASH, "application/pdf", ATTACHMENT)
            plan = library.add_plan(OUTLINE, STANDARDS, [Change(place, content) for place, content in VALUES.items()])
            sent = library.add_snapshot(
                plan, VALUES, "sent", document="quarterly-update/2026-07", copy="review", sent=SENT
            )
            library.add_snapshot(plan, {"cover/title": "Before that"}, "version", name="As it was")
            entry = NewReturn(plan, sent.id, "ab" * 32, "cd" * 32, "Panel.docx", "The panel", "Microsoft Word", "code")
            library.add_return(entry, RETURNED, RETURNED_FILE)
            library.add_plan(OUTLINE, "a-set-that-is-missing", [Change("cover/title", "The other plan")])
            library.writer = WRITER
            for content in (*EARLIER.values(), None):
                library.save(plan, [Change(place, content) for place in EARLIER])
        kept.write_bytes((Path(name) / FILE_NAME).read_bytes())


if __name__ == "__main__":
    main()
