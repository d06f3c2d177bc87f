"""Whose products count towards the 40 %: micro, small and cooperatives, made in the country; with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from matchmaker.engine.budget_share import eligibility
from matchmaker.engine.profile import Profile


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        ({"annual_sales": 2e9, "domestic": True}, "yes", "mikro; produk dalam negeri"),
        ({"annual_sales": 15e9, "domestic": True}, "yes", "→ kecil"),
        ({"annual_sales": 15e9 + 1, "domestic": True}, "no", "→ menengah"),
        ({"annual_sales": 90e9, "domestic": True, "legal_form": "koperasi"}, "yes", "koperasi"),
        ({"domestic": True, "legal_form": "koperasi"}, "yes", "koperasi"),
        ({"annual_sales": 1e9, "domestic": False}, "no", "bukan buatan dalam negeri"),
        ({"annual_sales": 1e9}, "unknown", "belum dicatat apakah"),
        ({"domestic": True}, "unknown", "belum ada data penjualan dan modal"),
        ({"annual_sales": 90e9}, "no", "→ besar"),
        ({"kind": "agency", "annual_sales": 1e9, "domestic": True}, "no", "instansi"),
        ({"kind": "group", "annual_sales": 1e9, "domestic": True}, "yes", "mikro"),
    ],
)
def test_the_verdict_and_its_reason(facts: dict[str, Any], verdict: str, reason: str) -> None:
    found = eligibility(Profile("F-1", "Rekaan", **facts))
    assert found.verdict == verdict
    assert reason in found.reason
