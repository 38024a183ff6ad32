"""Text as a search sees it."""

from nec_desktop.plan.folding import fold


def test_plain_letters_are_folded_as_they_are_beside_others() -> None:
    plain = "".join(map(chr, range(128)))
    assert plain.isascii() and fold(f"É{plain}") == f"e{fold(plain)}"
    assert fold("ÉTÉ at St Mary’s") == "ete at st mary's"
