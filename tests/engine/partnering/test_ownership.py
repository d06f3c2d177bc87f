"""Which firms may not own their partners: each row with its article and mark."""

from __future__ import annotations

import pytest

from matchmaker.engine.partnering.ownership import find_ban, quote

BANNED = [
    ("besar", "mikro", "Pasal 35 ayat (1)", "verified"),
    ("besar", "kecil", "Pasal 35 ayat (1)", "verified"),
    ("besar", "menengah", "Pasal 35 ayat (1)", "verified"),
    ("menengah", "mikro", "Pasal 35 ayat (2)", "verified"),
    ("menengah", "kecil", "Pasal 35 ayat (2)", "verified"),
]


@pytest.mark.parametrize(("larger", "smaller", "article", "mark"), BANNED)
def test_the_larger_may_not_own_the_smaller_whichever_is_named_first(larger: str, smaller: str, article: str, mark: str) -> None:
    for sizes in ((larger, smaller), (smaller, larger)):
        ban = find_ban(sizes)
        assert ban is not None
        assert (ban.article, ban.status) == (article, mark)
        assert article in quote(ban)


@pytest.mark.parametrize("sizes", [("besar", "besar"), ("kecil", "mikro"), ("menengah", "menengah"), (None, "mikro"), ("besar", None)])
def test_no_rule_between_equals_small_firms_or_unknown_sizes(sizes: tuple[str | None, str | None]) -> None:
    assert find_ban(sizes) is None
