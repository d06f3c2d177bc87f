"""From KBLI codes to input-output sectors: complete for manufacturing, plausible, and strong where supply is."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.engine import reference
from tests.engine.firms import buyer, supplier, values

PLAUSIBLE = [
    ("2025", "10631", "Industri Penggilingan Padi"),
    ("2025", "10307", "Industri Makanan Lainnya"),
    ("2020", "10391", "Industri Makanan Lainnya"),
    ("2025", "10710", "Industri Roti dan Kue Kering Lainnya"),
    ("2025", "10722", "Industri Gula Tebu dan Gula Kelapa"),
    ("2025", "10761", "Industri Kopi Giling dan Kupasan"),
    ("2025", "10794", "Industri Makanan Lainnya"),
    ("2025", "10801", "Industri Makanan Ternak"),
    ("2025", "10113", "Unggas dan Hasil-hasilnya"),
    ("2025", "11051", "Industri Minuman"),
    ("2025", "13112", "Industri Pemintalan"),
    ("2025", "13133", "Industri Tekstil"),
    ("2020", "13134", "Industri Tekstil"),
    ("2025", "13929", "Industri Tekstil Jadi dan Tekstil Lainnya"),
    ("2025", "14111", "Industri Pakaian Jadi"),
    ("2025", "15201", "Industri Kulit dan Alas Kaki"),
    ("2025", "17022", "Industri Kertas dan Barang dari Kertas"),
    ("2025", "18111", "Penerbitan dan Percetakan"),
    ("2025", "21022", "Industri Farmasi dan Jamu Tradisional"),
    ("2025", "22202", "Industri Plastik dan Barang dari Plastik"),
    ("2025", "25111", "Industri Logam Bukan Besi dan Barang dari Logam"),
    ("2025", "31011", "Industri Perabot Rumah Tangga dari Kayu"),
    ("2020", "31001", "Industri Perabot Rumah Tangga dari Kayu"),
    ("2025", "56210", "Jasa Restoran"),
]


@pytest.mark.parametrize("version", reference.KBLI_VERSIONS)
def test_every_five_digit_code_has_a_sector(version: str) -> None:
    codes = [code for code in reference.kbli(version) if len(code) == 5]
    assert sum("10" <= code[:2] <= "33" for code in codes) > 450
    assert [code for code in codes if reference.sector_of(version, code) is None] == []


def _title(version: str, code: str) -> str:
    sector = reference.sector_of(version, code)
    assert sector is not None
    return reference.io_titles()[sector]


@pytest.mark.parametrize(("version", "code", "title"), PLAUSIBLE)
def test_a_code_leads_to_the_sector_one_expects(version: str, code: str, title: str) -> None:
    assert _title(version, code) == title


def test_manufacturing_codes_lead_to_manufacturing_sectors_but_for_slaughter() -> None:
    makers = reference.io_manufacturing()
    for version in reference.KBLI_VERSIONS:
        codes = [code for code in reference.kbli(version) if len(code) == 5 and "10" <= code[:2] <= "33"]
        elsewhere = {_title(version, code) for code in codes if not makers[reference.sector_of(version, code)]}
        assert elsewhere == {"Ternak dan Hasil-hasilnya", "Unggas dan Hasil-hasilnya"}


def test_the_bridge_uses_known_prefixes_and_sectors_only() -> None:
    for row in reference.rows("kbli_io_bridge.csv"):
        known = reference.kbli(row["version"])
        assert row["prefix"] in known or any(code.startswith(row["prefix"]) for code in known), row
        assert 1 <= int(row["sector"]) <= len(reference.io_titles())


def _strength(buys: str, sells: str) -> float:
    return float(values([buyer(kbli=(buys,)), supplier(kbli=(sells,))], "B1", "buyer", "S1")["sector_complement"])


@pytest.mark.parametrize(("buys", "sells"), [("14111", "13121"), ("13121", "13112"), ("10710", "10616"), ("31011", "16101")])
def test_the_chief_manufacturing_supplier_has_strength_1(buys: str, sells: str) -> None:
    assert _strength(buys, sells) == 1.0


def test_trade_does_not_set_the_measure() -> None:
    """Trade is the largest cell of the shoe makers' column; rubber soles would count for less beside it."""
    column = reference.io_coefficients()[:, reference.sector_of("2025", "15201") or 0].copy()
    column[reference.sector_of("2025", "15201") or 0] = 0
    rubber = column[reference.sector_of("2025", "22199") or 0]
    assert reference.io_titles()[int(column.argmax())] == "Perdagangan"
    assert _strength("15201", "22199") > np.sqrt(rubber / column.max())
    assert _strength("15201", "46413") == 1.0  # and trade itself is not above one


def test_the_coefficients_are_shares_of_an_output() -> None:
    table = reference.io_coefficients()
    assert table.shape == (88, 88)
    assert table.min() >= 0
    assert table.sum(axis=0).max() < 1
