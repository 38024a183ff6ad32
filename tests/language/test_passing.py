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
        ("28 of 1,140 people, or 2.5%.", [("28", "a number"), ("1,140", "a number"), ("2.5%", "a number")]),
        (
            "Twenty or two hundred: seven PCSOs.",
            [("two hundred", "a number"), ("seven", "a number"), ("PCSOs", "a post")],
        ),
        ("Ask Sergeant Miller or the inspector.", [("Sergeant Miller", "a post"), ("inspector", "a post")]),
        ("From 6:30pm.", [("6:30pm", "a time")]),
        (
            "See https://a.example/x, write to team@a.example.",
            [("https://a.example/x", "a link"), ("team@a.example", "a link")],
        ),
        ("E02004243 is a code, and people come.", []),
        ("One of us is always there.", []),
    ],
)
def test_what_passes_with_time(text: str, found: list[tuple[str, str]]) -> None:
    remarks = list(passing(text))
    assert [(remark.words, remark.note) for remark in remarks] == found
    assert all(text[remark.start : remark.end] == remark.words for remark in remarks)
