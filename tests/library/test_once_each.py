"""Each file is gone through once for a removal, however many copies of the library hold it."""

from nec_desktop.library.once_each import OnceEach
from nec_desktop.plan.blanking import Blanking


class Counting:
    """Takes words out of bytes that are a text, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, data: bytes, blanking: Blanking) -> bytes:
        self.asked += 1
        return blanking.text(data.decode()).encode()


def test_the_same_bytes_are_gone_through_once_and_counted_each_time() -> None:
    counting = Counting()
    once = OnceEach(counting)
    for data, after, places in ((b"By Zebedina Quorl.", b"By [removed].", 1), (b"By nobody.", b"By nobody.", 0)):
        for _ in range(3):
            blanking = Blanking("Zebedina Quorl")
            assert (once(data, blanking), blanking.count) == (after, places)
    assert counting.asked == 2
    assert once(b"By [removed].", Blanking("Zebedina Quorl")) == b"By [removed]."
    assert counting.asked == 3, "what was written anew is gone through"


def test_what_stays_where_it_stands_alone_makes_a_difference() -> None:
    once = OnceEach(Counting())
    assert once(b"draft", Blanking("draft", frozenset(("draft",)))) == b"draft"
    assert once(b"draft", Blanking("draft")) == b"[removed]"
