"""Plain text that is pasted: lines that a page broke, bullets, and the letters of a PDF."""

from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.pasted_text import plain_as_rich
from nec_desktop.plan.richtext import Block, ListItem, Paragraph, Run, block_lines

PDF = """Neighbourhood policing in the east of the county

The team holds regular meetings, surgeries or drop-
ins in every part of the area, at times and places
that suit local people. Our oﬃcers go where people
meet anyway. They listen first, and then say what can
be done.
• a surgery in each town each quarter, one in three
after work
• a stall at the market
Contact us on 101.
"""


def blocks(text: str) -> list[Block]:
    return list(plain_as_rich(text)[0].blocks)


def paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def test_lines_that_a_page_broke_are_paragraphs_and_items_again() -> None:
    found, joined = plain_as_rich(PDF)
    assert joined
    assert list(found.blocks) == [
        paragraph("Neighbourhood policing in the east of the county"),
        paragraph(
            "The team holds regular meetings, surgeries or drop-ins in every part of the area, at times and places "
            "that suit local people. Our officers go where people meet anyway. They listen first, and then say what "
            "can be done."
        ),
        ListItem((Run("a surgery in each town each quarter, one in three after work"),)),
        ListItem((Run("a stall at the market"),)),
        paragraph("Contact us on 101."),
    ]


def test_lines_that_stand_for_themselves_stay_apart() -> None:
    address = "The Hub\nBrewery Lane\nWimborne"
    titles = (
        "Police surgery at the Hub in Verwood on Tuesday morning\nCoffee with the sergeant, Wimborne library\nStall"
    )
    prose = "A paragraph of some length that somebody wrote. " * 5
    for text in (address, titles, f"{prose}\n{prose}"):
        found, joined = plain_as_rich(text)
        assert not joined
        assert [block_lines(block)[0] for block in found.blocks] == text.split("\n")


def test_dashes_make_a_list_where_there_are_several() -> None:
    assert blocks("- first\n- second") == [ListItem((Run("first"),)), ListItem((Run("second"),))]
    assert blocks(" - and so on") == [paragraph(" - and so on")]


@given(st.lists(st.text(alphabet="abcXYZ .,:•-\u00adﬁ", max_size=90), max_size=12).map("\n".join))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(line for block in blocks(text) for line in block_lines(block))

    def letters(words: str) -> list[str]:
        return [letter for letter in words.replace("ﬁ", "fi") if letter.isalpha()]

    assert letters(found) == letters(text)
