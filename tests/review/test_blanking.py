"""Words taken out of what came back: every suggestion and comment stays at what it is about, and tells nothing of them."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.document.sent import Sent, SentBlock
from nec_desktop.plan.blanking import REMOVED, Blanking
from nec_desktop.review.blanking import blanked_return, blanked_sent
from nec_desktop.review.returned import Comment, Return, Suggestion
from nec_desktop.review.sent_texts import sent_texts
from nec_desktop.review.telling import around_of

NAME = "Ann Sample"
ADDRESS = "profile/description"
lines = st.lists(st.sampled_from((NAME, "ANN  SAMPLE", "met", "at the", "hall,", "Sampled")), min_size=1, max_size=6)
sent_plans = st.lists(lines.map(" ".join), min_size=1, max_size=3).map(
    lambda texts: Sent(
        tuple(SentBlock(str(n), "paragraph", text, "body", address=ADDRESS) for n, text in enumerate(texts, 1))
    )
)


@given(sent=sent_plans, data=st.data())
def test_what_was_said_stays_at_its_place(sent: Sent, data: st.DataObject) -> None:
    text = sent_texts(sent)[ADDRESS].text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    about: dict[str, Any] = {"address": ADDRESS, "start": start, "end": end, "around": around_of(text, start, end)}
    said = Suggestion(id="1", kind="replacement", before=text[start:end], after="others", **about)
    comment = Comment(id="2", quote=text[start:end], text=f"Who is {NAME}?", **about)
    blanking = Blanking(NAME)
    returned = blanked_return(Return(suggestions=(said,), comments=(comment,)), sent, blanking)
    after = sent_texts(blanked_sent(sent, Blanking(NAME)))[ADDRESS].text
    assert Blanking(NAME).stretches(after) == []
    (moved,), (asked,) = returned.suggestions, returned.comments
    for one, words in ((moved, moved.before), (asked, asked.quote)):
        assert after[one.start : one.end] == words
        assert one.around == around_of(after, one.start, one.end)
    assert asked.text == f"Who is {REMOVED}?"
    untouched = [cut for cut in Blanking(NAME).stretches(text) if cut[0] < end and start < cut[1]] == []
    if untouched:
        assert moved.before == said.before and moved.after == said.after
    assert not Blanking(NAME).stretches(msgspec.json.encode(returned).decode())


def test_half_a_name_that_was_changed_tells_nothing_of_the_other_half() -> None:
    sent = Sent((SentBlock("1", "paragraph", f"We met {NAME}.", "body", address=ADDRESS),))
    said = Suggestion(id="1", kind="replacement", address=ADDRESS, start=11, end=17, before="Sample", after="Sampel")
    (moved,) = blanked_return(Return(suggestions=(said,)), sent, Blanking(NAME)).suggestions
    assert (moved.before, moved.after) == (REMOVED, REMOVED)
