"""Several simulated reviewers at work on random texts: accepting all that came back gives the text that they made."""

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import ListItem, Paragraph, RichText, Run
from nec_desktop.review.deciding import decide
from nec_desktop.review.reading import Block, Mark, Piece
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.shown import form_of
from tests.review.accepted import accept_all
from tests.review.inbox_sample import as_sent, inbox_of
from tests.review.readings import edited, line, reading_of
from tests.small_plan import small_plan

FIELD = "profile/challenges"
FIRST = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"]
WORDS = st.sampled_from(["road", "bus", "late", "the", "to", "police", "walk", "ten"])


class Work(NamedTuple):
    """What a reviewer makes of one paragraph: the paragraphs of the file, and the lines that are wanted of it."""

    blocks: list[Block]
    wanted: list[str]


@st.composite
def _work(draw: st.DrawFn, text: str, kind: str, mark: Mark, tracked: bool) -> Work:
    """Draw what becomes of a paragraph: words changed, the paragraph parted, another one added below it, or its end."""
    pieces: list[Piece] = []

    def put(words: str, what: str) -> None:
        pieces.append(Piece(words, mark if what == "new" else None, mark if what == "gone" else None))

    for word in text.split(" "):
        does = draw(st.sampled_from(["keep", "keep", "keep", "strike", "add", "replace"])) if pieces else "keep"
        put(f"{word} ", "gone" if does in ("strike", "replace") else "kept")
        if does in ("add", "replace"):
            put(f"{draw(WORDS)} ", "new")
    put("end", "kept")
    way = draw(st.sampled_from(["words", "words", "part", "add"]))
    if way == "part":
        at = next((n for n, piece in enumerate(pieces) if n and not piece.inserted and not piece.deleted), 1)
        lines = [pieces[:at], pieces[at:]]
    elif way == "add":
        lines = [pieces, [Piece(f"{draw(WORDS)} added", mark)]]
    else:
        lines = [pieces]
    read = [[piece for piece in own if not piece.deleted] for own in lines]
    wanted = ["".join(piece.text for piece in own) for own in read]
    if not tracked:
        return Work([line(text, kind=kind) for text in wanted], wanted)
    ends = [mark if n < len(lines) - 1 else None for n in range(len(lines))]
    return Work([line(*own, kind=kind, inserted=end) for own, end in zip(lines, ends, strict=True)], wanted)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=12)
@given(st.data())
def test_all_that_came_back_accepted_in_any_order_gives_the_text_that_the_reviewers_made(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    texts = [" ".join([FIRST[n], *data.draw(st.lists(WORDS, min_size=1, max_size=6))]) for n in range(count)]
    makes = data.draw(st.lists(st.sampled_from([Paragraph, ListItem]), min_size=count, max_size=count))
    plan = small_plan()
    plan.apply(
        [Change(FIELD, RichText(tuple(make((Run(f"{text} end"),)) for make, text in zip(makes, texts, strict=True))))]
    )
    snapshot = as_sent(plan)
    before = dict(plan.values)
    marks = [Mark(name, f"2026-08-0{n}T10:00:00Z") for n, name in enumerate(("Ann", "Bob", "Cay"), 1)]
    tracked = [data.draw(st.booleans()) for _ in marks]
    files = [reading_of(snapshot.sent) for _ in marks]
    wanted: list[str] = []
    for text, make in zip(texts, makes, strict=True):
        who = data.draw(st.integers(0, 3))
        if who == len(marks):
            wanted.append(f"{text} end")
            continue
        work = data.draw(_work(text, "bullet" if make is ListItem else "", marks[who], tracked[who]))
        files[who] = edited(files[who], f"{text} end", *work.blocks)
        wanted += work.wanted

    def shown() -> list[str]:
        return form_of(plan, snapshot, FIELD).shown(plan.get(FIELD)).text.split(BREAK)

    inbox = inbox_of(plan, snapshot, *data.draw(st.permutations(files)))
    assert {item.place.address for item in inbox.items} <= {FIELD}
    undo: list[Change] = []
    for item in data.draw(st.permutations(inbox.items)):
        undo = [*plan.apply(decide(inbox, item, "accepted").changes), *undo]
    assert shown() == wanted
    plan.apply(undo)
    assert plan.values == before
    done = accept_all(inbox, inbox.items)
    assert done.left == ()
    plan.apply(done.edit.changes)
    assert shown() == wanted
