"""suggest(): which columns of a table a heading that the format does not know may mean, the likeliest first."""

from __future__ import annotations

import difflib

from matchmaker.interchange.tables import TABLES, plain

MOST = 3
ALIKE = 0.6
CALLED = {
    "hp": "phone", "no hp": "phone", "nomor hp": "phone", "wa": "phone", "no wa": "phone", "whatsapp": "phone", "telp": "phone",
    "no telp": "phone", "no telepon": "phone", "pemilik": "contact", "nama pemilik": "contact", "pengusaha": "contact",
    "penanggung jawab": "contact", "omzet": "annual_sales", "omset": "annual_sales", "omzet per tahun": "annual_sales",
    "penjualan": "annual_sales", "tenaga kerja": "workers", "jumlah tenaga kerja": "workers", "karyawan": "workers", "modal": "capital",
    "nama umkm": "name", "nama ikm": "name", "nama perusahaan": "name", "nama": "name", "no": "id", "nomor": "id", "kode": "id",
    "kelurahan": "region", "kode kelurahan": "region", "desa": "region", "kbli 2020": "kbli", "nomor induk berusaha": "nib",
    "no nib": "nib", "badan usaha": "legal_form", "tahun mulai": "founded", "email": "email", "lat": "latitude", "long": "longitude",
    "lng": "longitude", "nama produk": "product", "produk utama": "product", "kapasitas produksi": "capacity", "kode ikm": "firm",
}  # fmt: skip
"""What offices call columns in their own workbooks."""


def suggest(table: str, heading: str) -> list[str]:
    """At most three columns."""
    known = TABLES[table].headings()
    words = {**{called: column for called, column in CALLED.items() if column in TABLES[table].columns}, **known}
    asked = plain(heading.replace(".", " ").replace("_", " "))
    exact = [words[asked]] if asked in words else []
    near = [words[each] for each in difflib.get_close_matches(asked, list(words), n=2 * MOST, cutoff=ALIKE)]
    return list(dict.fromkeys([*exact, *near]))[:MOST]
