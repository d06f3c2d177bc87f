"""The benchmark of the KBLI search: what it asks, and how it averages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kbli


def test_goods_are_taken_from_what_a_description_includes(tmp_path: Path) -> None:
    table = tmp_path / "described.csv"
    table.write_text(
        "kode,deskripsi\n"
        '10792,"Usaha kue seperti wajik, lemper dan kue lapis. Roti seperti bagel tidak termasuk di sini."\n'
        '47242,"Toko seperti toko kue"\n',
        encoding="utf-8",
    )
    assert kbli.described(table) == [("wajik", "10792"), ("lemper", "10792"), ("kue lapis", "10792")]


def test_categories_count_alike_however_many_terms_they_have() -> None:
    frequent = [("keripik singkong", "10794")] * 9
    assert kbli.hits([*frequent, ("keripik singkong", "15201")], "2025") == pytest.approx([0.5, 0.5, 0.5])


def test_each_half_has_terms() -> None:
    assert min(len(kbli.own_terms("2025", half)) for half in ("open", "kept")) >= 150
