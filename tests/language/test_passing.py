"""What was true when it was written: dates, months, years, numbers, posts, links."""

import pytest

from nec_desktop.language.passing import passing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 14 July 2025 we met.", [("14 July 2025", "a date")]),
        ("By 03/04/2026 or 2026-04-03.", [("03/04/2026", "a date"), ("2026-04-03", "a date")]),
        ("In September we met; in March 2026 too.", [("September", "a month"), ("March 2026", "a month")]),
        ("We may come in May 2026.", [("May 2026", "a month")]),
        ("Since 2019, and in 2025–26.", [("2019", "a year"), ("2025–26", "a year")]),
        ("28 of 1,140 people, or 2.5%.", [("28 of 1,140", "a number"), ("2.5%", "a number")]),
        (
            "Of 117, 87 came, one in ten of them new.",
            [("117", "a number"), ("87", "a number"), ("one in ten", "a number")],
        ),
        ("Twenty or two hundred.", [("Twenty", "a number"), ("two hundred", "a number")]),
        (
            "From April to June, and July to September 2026.",
            [("April to June", "a month"), ("July to September 2026", "a month")],
        ),
        ("On 9 and 16 November 2026 we met.", [("9 and 16 November 2026", "a date")]),
        ("From 5 October to 20 November.", [("5 October to 20 November", "a date")]),
        (
            "39 in 2025 to 2026, and more this summer.",
            [("39", "a number"), ("2025 to 2026", "a year"), ("this summer", "a time")],
        ),
        (
            "Ring 01202 123 456 or +44 1202 123456.",
            [("01202 123 456", "a telephone number"), ("+44 1202 123456", "a telephone number")],
        ),
        (
            "Write to Councillor Hart or the Chief Constable.",
            [("Councillor Hart", "a post"), ("Chief Constable", "a post")],
        ),
        ("Seven PCSOs and their sergeants help.", [("Seven", "a number")]),
        ("Ask Sergeant Miller or the inspector.", [("Sergeant Miller", "a post"), ("inspector", "a post")]),
        ("From 6:30pm.", [("6:30pm", "a time")]),
        (
            "See https://a.example/x, write to team@a.example.",
            [("https://a.example/x", "a link"), ("team@a.example", "a link")],
        ),
        ("E02004243 is a code, and people come.", []),
        ("One of us is always there.", []),
        ("Dial 999, call 101 or dial 18001 101.", []),
        ("At the Census of 2021 (Census 2021), under section 34 of the Act 2011, at BH21 1AB.", []),
        ("People aged 10 to 19, and those 65 or over.", []),
        ("101 people came.", [("101", "a number")]),
        ("Six more so far than in the spring.", [("Six", "a number"), ("so far", "a time"), ("the spring", "a time")]),
    ],
)
def test_what_passes_with_time(text: str, found: list[tuple[str, str]]) -> None:
    remarks = list(passing(text))
    assert [(remark.words, remark.note) for remark in remarks] == found
    assert all(text[remark.start : remark.end] == remark.words for remark in remarks)
