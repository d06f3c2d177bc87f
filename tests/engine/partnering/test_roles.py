"""Which sizes fit which pattern: each row with its article and mark."""

from __future__ import annotations

import pytest

from matchmaker.engine.partnering.roles import check_roles, role_of, tell

CASES = [
    ("inti_plasma", ("kecil", "besar"), True, "Pasal 107", "verified", ("plasma", "inti")),
    ("inti_plasma", ("menengah", "mikro"), True, "Pasal 107", "verified", ("inti", "plasma")),
    ("inti_plasma", ("menengah", "besar"), True, "Pasal 107", "verified", ("plasma", "inti")),
    ("inti_plasma", ("menengah", "menengah"), False, "Pasal 107", "verified", ("", "")),
    ("inti_plasma", ("besar", "besar"), False, "Pasal 107", "verified", ("", "")),
    ("inti_plasma", ("kecil", "mikro"), False, "Pasal 107", "verified", ("", "")),
    ("inti_plasma", (None, "besar"), None, "Pasal 107", "verified", ("", "")),
    ("subkontrak", ("besar", "menengah"), True, "Pasal 108 ayat (1)", "verified", ("kontraktor", "subkontraktor")),
    ("subkontrak", ("mikro", "menengah"), True, "Pasal 108 ayat (1)", "verified", ("subkontraktor", "kontraktor")),
    ("subkontrak", ("mikro", "kecil"), False, "Pasal 108 ayat (1)", "verified", ("", "")),
    ("subkontrak", ("mikro", "mikro"), False, "Pasal 108 ayat (1)", "verified", ("", "")),
    ("waralaba", ("mikro", "kecil"), True, "Pasal 109", "unchecked", ("", "")),
    ("perdagangan_umum", ("mikro", "kecil"), True, "Pasal 110", "unchecked", ("", "")),
    ("distribusi_keagenan", ("kecil", "kecil"), True, "Pasal 111", "unchecked", ("", "")),
    ("rantai_pasok", (None, None), True, "Pasal 112", "unchecked", ("", "")),
    ("bagi_hasil", ("besar", "mikro"), True, "Pasal 113", "unchecked", ("", "")),
    ("kso", ("besar", "besar"), True, "Pasal 114", "unchecked", ("", "")),
    ("usaha_patungan", ("kecil", "besar"), True, "Pasal 115", "unchecked", ("", "")),
    ("penyumberluaran", ("besar", "mikro"), True, "Pasal 116", "unchecked", ("", "")),
    ("lain", ("kecil", "kecil"), True, "Pasal 106", "secondary", ("", "")),
]
SENTENCES = {True: ("sesuai", "tidak mensyaratkan"), False: ("perdagangan umum atau rantai pasok",), None: ("belum dapat diperiksa",)}


@pytest.mark.parametrize(("pattern", "sizes", "fits", "article", "mark", "roles"), CASES)
def test_sizes_fit_a_pattern(
    pattern: str, sizes: tuple[str | None, str | None], fits: bool | None, article: str, mark: str, roles: tuple[str, str]
) -> None:
    found = check_roles(pattern, sizes)
    assert found is not None
    assert (found.fits, found.rule.article, found.rule.status) == (fits, article, mark)
    assert (role_of(found, 0), role_of(found, 1)) == roles
    assert any(each in tell(found) for each in SENTENCES[fits])


def test_a_pattern_without_a_rule_is_not_judged() -> None:
    assert check_roles("none of them", ("besar", "mikro")) is None
