"""The first pages of a public copy: what a resident wants to know, asked as a resident would ask it.

All of it stands elsewhere in the document too, at its home, so no block here has an address of the plan. A question to
which the plan has no answer is left out.
"""

from collections.abc import Iterator, Sequence

from nec_desktop.document.blocks import Block, Cell, Column, Heading, Item, Paragraph, Row, Table, cell, plain
from nec_desktop.document.prose import prose_blocks
from nec_desktop.document.view_blocks import NOT_GIVEN
from nec_desktop.plan import resident
from nec_desktop.plan.resident import Answer, Meeting, Team
from nec_desktop.plan.richtext import RichText, Run
from nec_desktop.plan.view_tables import ViewContext

TITLE = "Your neighbourhood police"
_WAYS = "contact/reporting"
_PROMISE = "contact/reply-promise"


def resident_blocks(context: ViewContext) -> tuple[Block, ...]:
    """Return the pages, nothing where none of the questions has an answer."""
    questions = (
        ("Who is my officer?", _officers(context)),
        ("How do I reach the police?", _ways(context)),
        ("When can I meet my team?", _meetings(context)),
        ("What did you do about what we said?", _answers(context)),
    )
    answered: list[Block] = []
    for question, blocks in questions:
        if found := list(blocks):
            answered += [Heading(2, question, in_contents=False), *found]
    return (Heading(1, TITLE), *answered) if answered else ()


def _officers(context: ViewContext) -> Iterator[Block]:
    teams, posts = resident.teams(context), resident.posts(context)
    if teams:
        reached = any(team.contact or team.page for team in teams)
        columns = (Column("Where you live", 2.4), Column("Who leads there", 1.6))
        rows = tuple(Row(_team_cells(team, reached=reached)) for team in teams)
        described = "For each neighbourhood: its places, the post that leads it and how to reach the team."
        yield Table(
            "Your team", (*columns, *((Column("How to reach the team", 2.2),) if reached else ())), rows, described
        )
    elif posts:
        rows = tuple(Row((cell(post), cell(contact or NOT_GIVEN))) for post, contact in posts)
        described = "For each post of the team: how to reach it."
        yield Table("Your team", (Column("Post", 1), Column("How to reach it", 1)), rows, described)


def _team_cells(team: Team, *, reached: bool) -> tuple[Cell, ...]:
    where: Cell = (Paragraph(plain(team.neighbourhood, bold=True)), *(cell(team.places) if team.places else ()))
    reach: Cell = (*(cell(team.contact) if team.contact else ()), *((_page(team),) if team.page else ()))
    reach = reach or cell(NOT_GIVEN)
    return (where, cell(team.lead or NOT_GIVEN), *((reach,) if reached else ()))


def _page(team: Team) -> Paragraph:
    if _is_page(team.page):
        return Paragraph((Run(f"Web page of {team.neighbourhood}", link=team.page),))
    return Paragraph(plain(team.page))


def _is_page(words: str) -> bool:
    return words.startswith(("https://", "http://")) and not any(character.isspace() for character in words)


def _ways(context: ViewContext) -> Iterator[Block]:
    ways, promise = (_text(context, address) for address in (_WAYS, _PROMISE))
    if ways:
        yield from prose_blocks(ways, "", 2, "How to reach the police")
    if promise:
        first = next((block for block in prose_blocks(promise, "", 2, "") if isinstance(block, Paragraph | Item)), None)
        if first:
            yield Paragraph(first.runs)
    if ways or promise:
        yield from _more(context, "contact", "The whole team, front desks and what to do if an answer is late are in")


def _text(context: ViewContext, address: str) -> RichText | None:
    content = context.plan.get(address)
    return content if isinstance(content, RichText) and context.shows(address) else None


def _meetings(context: ViewContext) -> Iterator[Block]:
    meetings = resident.next_meetings(context)
    if meetings:
        columns = (Column("When", 1.6), Column("What", 1.8), Column("Where", 2.2))
        rows = tuple(Row(_meeting_cells(meeting)) for meeting in meetings)
        yield Table("The next chances to meet us", columns, rows, "For each event to come: when, what and where it is.")
        yield from _more(context, "events", "All dates are in")


def _meeting_cells(meeting: Meeting) -> tuple[Cell, ...]:
    when = "\n".join(filter(None, (meeting.day, meeting.times)))
    where = "\n".join(filter(None, (meeting.venue, "Step-free access" if meeting.step_free else "")))
    return cell(when), cell(meeting.title or NOT_GIVEN), cell(where or NOT_GIVEN)


def _answers(context: ViewContext) -> Iterator[Block]:
    answers = resident.answers(context)
    if answers:
        rows = tuple(Row(_answer_cells(answer)) for answer in answers)
        described = "For each thing that people said: what was done about it."
        yield Table("You said, we did", (Column("You said", 1), Column("We did", 1.4)), rows, described)
        yield from _more(context, resident.answers_register(context), "More is in")


def _answer_cells(answer: Answer) -> tuple[Cell, ...]:
    return cell(answer.said), cell("\n".join(filter(None, (answer.did, answer.result))))


def _more(context: ViewContext, place: str, words: str) -> Sequence[Block]:
    """Return a line that says in which section there is more, nothing where the reader does not get that section."""
    plan = context.plan
    page = plan.page(place) or plan.page_of(place)
    if page is None or not context.shows(page.address):
        return ()
    where = f"annex {page.number}" if page.section.annex else f"section {page.number}"
    return (Paragraph(plain(f"{words} {where}, “{page.title}”."), "note"),)
