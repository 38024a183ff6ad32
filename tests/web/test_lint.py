"""Each rule of the page's own lint finds its fault, and none finds anything in a page as it is written."""

import pytest

from nec_desktop.web.lint import page_faults
from nec_desktop.web.tree import Tree

EVENTS_CAPTION = '<caption id="table-1"><strong>Table 1\u00a0\u00a0</strong>Events this quarter</caption>'


def faults(page: str) -> list[str]:
    """Return what is found, malformed markup included."""
    tree = Tree(page)
    return [*tree.faults, *page_faults(tree.root)]


def test_a_page_as_it_is_written_has_no_fault(page: str) -> None:
    assert faults(page) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("<!DOCTYPE html>\n", "", "does not say that it is HTML"),
        ("</main>", "", "is closed as div"),
        ("</footer>", "</footer><p>", "is closed as body"),
        ("<main", "<!-- x --><main", "has a comment"),
        ('<main id="main">', '<main id="main" id="two">', "has an attribute twice"),
        ('lang="en-GB"', 'lang="en"', "British English"),
        ('<meta charset="utf-8">', "", "UTF-8"),
        ("<h1>", "<h3>", "one heading of level 1"),
        ("<h4 ", "<h6 ", "follows one of level 3"),
        ('<h2 id="document-control">Document control', '<h2 id="document-control">', "has no words"),
        (EVENTS_CAPTION, "", "has no caption"),
        ('<th scope="col">Date</th>', "<th>Date</th>", "columns without a header"),
        ('<th scope="row">', "<th>", "does not say so"),
        ("<td>Coffee morning</td>", "", "a row of 3 cells for 4 columns"),
        (' alt="Bar chart of residents by age"', "", "no words that stand for it"),
        ('id="part-2-plan"', 'id="2-priorities"', "stands 2 times"),
        ('id="part-2-plan"', 'id="part 2"', "cannot be one"),
        ('href="#part-2-plan"', 'href="#part-3"', "which is not on the page"),
        ('href="https://www.ons.gov.uk', 'href="javascript:x//www.ons.gov.uk', "leads to “javascript:"),
        (">Office for National Statistics</a>", "></a>", "has no words"),
        ('aria-labelledby="table-1"', 'aria-labelledby="x"', "which is not there"),
        (' role="region"', "", "no role or name"),
        ('<a class="skip" href="#main">Skip to the main text</a>', "", "begin with a link to its main text"),
        ('<p class="marking">OFFICIAL</p>', "", "The marking should stand once"),
        ("default-src 'none'", "default-src *", "runs and fetches nothing"),
        ("--ink: ", "--ink:", "runs and fetches nothing"),
        ("* { box-sizing", "@import x; * { box-sizing", "fetches something"),
        ("</main>", "<script>x()</script></main>", "has an element script"),
        ("<main ", '<main onclick="x()" ', "has the attribute onclick"),
        ('<img src="data:image/png', '<img src="https://x.y/', "not inside the page"),
    ],
)
def test_each_fault_is_found(page: str, before: str, after: str, words: str) -> None:
    changed = page.replace(before, after, 1)
    assert changed != page, "the change found nothing to change"
    assert any(words in fault for fault in faults(changed)), faults(changed)
