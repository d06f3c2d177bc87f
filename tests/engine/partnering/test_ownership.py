"""Which firms may not own or control their partners: each row with its article and mark."""

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
FREE = [("besar", "besar"), ("kecil", "mikro"), ("menengah", "menengah"), ("mikro", "besar"), ("kecil", "menengah"), (None, "mikro"),
        ("besar", None)]  # fmt: skip


@pytest.mark.parametrize(("owner", "owned", "article", "mark"), BANNED)
def test_the_larger_may_not_own_the_smaller(owner: str, owned: str, article: str, mark: str) -> None:
    ban = find_ban(owner, owned)
    assert ban is not None
    assert (ban.article, ban.status) == (article, mark)
    assert article in quote(ban)


@pytest.mark.parametrize(("owner", "owned"), FREE)
def test_no_rule_between_equals_small_firms_or_unknown_sizes_or_where_the_smaller_owns(owner: str | None, owned: str | None) -> None:
    assert find_ban(owner, owned) is None
