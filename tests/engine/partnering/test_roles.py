"""Which sizes fit which pattern: each row with its article and mark."""

from __future__ import annotations

import pytest

from matchmaker.engine.partnering.roles import check_roles

CASES = [
    ("inti_plasma", ("kecil", "besar"), True, "Pasal 107", "verified"),
    ("inti_plasma", ("menengah", "mikro"), True, "Pasal 107", "verified"),
    ("inti_plasma", ("menengah", "menengah"), False, "Pasal 107", "verified"),
    ("inti_plasma", ("besar", "besar"), False, "Pasal 107", "verified"),
    ("inti_plasma", (None, "besar"), None, "Pasal 107", "verified"),
    ("subkontrak", ("besar", "menengah"), True, "Pasal 108 ayat (1)", "verified"),
    ("subkontrak", ("mikro", "kecil"), False, "Pasal 108 ayat (1)", "verified"),
    ("perdagangan_umum", ("mikro", "kecil"), True, "Pasal 110", "unchecked"),
    ("rantai_pasok", (None, None), True, "Pasal 112", "unchecked"),
    ("lain", ("kecil", "kecil"), True, "Pasal 106", "secondary"),
]


@pytest.mark.parametrize(("pattern", "sizes", "fits", "article", "mark"), CASES)
def test_sizes_fit_a_pattern(pattern: str, sizes: tuple[str | None, str | None], fits: bool | None, article: str, mark: str) -> None:
    found = check_roles(pattern, sizes)
    assert found is not None
    assert (found.fits, found.rule.article, found.rule.status) == (fits, article, mark)
