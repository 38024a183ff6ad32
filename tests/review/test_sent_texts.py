"""The texts of addresses as they were sent, which everything about a snapshot is told in."""

from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.plan.richtext import RichText
from nec_desktop.review.sent_texts import BREAK, sent_texts
from tests.small_plan import TODAY, small_plan


def test_every_text_of_the_plan_is_there_once() -> None:
    plan = small_plan()
    texts = sent_texts(sent_of(Composer(plan, CopyProfile(), TODAY, {}).plan_document()))
    rich = {address: content for address, content in plan.values.items() if isinstance(content, RichText)}
    shown = {address: content for address, content in rich.items() if not address.endswith("/@note")}
    assert shown
    for address, content in shown.items():
        if address.startswith("quarters/"):
            continue  # of the quarterly update, a document of its own
        assert address in texts, address
        lines = [line for line in content.plain().replace("\t", "\n").split("\n") if line]
        sent = texts[address].text.replace(BREAK, "\n").split("\n")
        assert [line for line in lines if line not in sent] == [], address
        assert len(sent) <= len(lines), address


def test_starts_say_where_lines_begin() -> None:
    plan = small_plan()
    texts = sent_texts(sent_of(Composer(plan, CopyProfile(), TODAY, {}).plan_document()))
    assert any(len(text.places) > 1 for text in texts.values())
    for text in texts.values():
        for place, start in zip(text.places, text.starts, strict=True):
            assert text.text[start : start + len(place.text)] == place.text
