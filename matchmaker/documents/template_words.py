"""What the template workbook says: an invented example row for each sheet, and what the columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from matchmaker.interchange.rows import EXAMPLE

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "firms": {
        "id": EXAMPLE, "name": "Baris contoh: tidak dibaca, boleh ditimpa / example row: never read", "kind": "firm",
        "nib": "0220001234567", "kbli_version": "2025", "kbli": ("10793", "10710"), "region": "35.76.02.1001", "latitude": -7.4721,
        "longitude": 112.4341, "workers": 4, "annual_sales": 250_000_000, "capital": 40_000_000, "founded": 2015,
        "legal_form": "perorangan", "domestic": True, "active": True, "consent": True, "observed_on": date(2026, 11, 24),
        "phone": "0800-0000",
    },
    "offers": {"firm": EXAMPLE, "product": "keripik singkong", "kbli": "10793", "capacity": 400, "unit": "kg", "period": "month"},
    "needs": {"firm": EXAMPLE, "product": "susu", "quantity": 1, "unit": "kg", "period": "month", "certificates": ("halal", "sni")},
    "certificates": {"firm": EXAMPLE, "kind": "halal", "issued": date(2025, 1, 31), "evidence": "seen"},
    "skills": {"firm": EXAMPLE, "skill": "pembukuan", "side": "wants", "level": 1, "target": 3},
    "memberships": {"group": EXAMPLE, "firm": "K-0001"},
    "partnerships": {"pairing": "supply_chain", "seeker": EXAMPLE, "partner": "K-0001", "outcome": "agreed"},
}  # fmt: skip
"""By table, in the order of the sheets."""
GENERAL = (
    (
        "Isi satu usaha per baris di lembar pertama; lembar lain menyebut kode usahanya. Baris CONTOH tidak pernah dibaca.",
        "One firm a row on the first sheet; the other sheets name its id. The row CONTOH is never read.",
    ),
    (
        "Kosong berarti belum diketahui, bukan nol. Jangan menggabungkan sel dan jangan menambah baris jumlah.",
        "Blank means unknown, not zero. Do not merge cells and add no row of totals.",
    ),
)
ABOUT: Mapping[tuple[str, str], tuple[str, str]] = {
    ("firms", "id"): (
        "Kode tetap usaha ini, sama di setiap unggahan, misalnya K-0001.",
        "This firm’s lasting id, the same in each upload, such as K-0001.",
    ),
    ("firms", "nib"): ("13 angka. Kolom ini teks agar angka nol tidak hilang.", "13 digits. This column is text, so that no zero is lost."),
    ("firms", "kbli"): (
        "Kode lima angka, yang utama lebih dulu, dipisahkan titik koma: 10793;10710.",
        "Five-digit codes, the main one first, separated by semicolons: 10793;10710.",
    ),
    ("firms", "region"): ("Kode Kemendagri, misalnya 35.76.02.1001.", "Code of the home ministry, such as 35.76.02.1001."),
    ("firms", "latitude"): ("Derajat; selatan khatulistiwa negatif: -7,4721.", "Degrees; negative south of the equator: -7.4721."),
    ("firms", "longitude"): ("Derajat timur, di Indonesia 95 sampai 141.", "Degrees east, in Indonesia 95 to 141."),
    ("firms", "annual_sales"): ("Rupiah setahun, tanpa titik: 250000000.", "Rupiah a year, without separators: 250000000."),
    ("firms", "investment"): ("Rupiah, tanpa tanah dan bangunan.", "Rupiah, without land and buildings."),
    ("firms", "owner_group"): ("Tulisan yang sama berarti pemilik yang sama.", "The same words mean the same owner."),
    ("firms", "consent"): ("Bersedia disarankan kepada usaha lain.", "May be suggested to other firms."),
    ("firms", "phone"): (
        "Nomor telepon 5–15 angka; beberapa nomor dipisahkan garis miring: 0812-3456-7890 / (0321) 321000.",
        "A telephone number of 5–15 digits; several are separated by a slash: 0812-3456-7890 / (0321) 321000.",
    ),
    ("firms", "observed_on"): ("Hari ketika isi baris ini dilihat.", "The day on which these facts were seen."),
    ("", "firm"): ("Kode usaha dari lembar pertama.", "A firm’s id from the first sheet."),
    ("memberships", "group"): ("Kode KUBE dari lembar pertama.", "The group’s id from the first sheet."),
    ("offers", "product"): ("Satu produk per baris, dengan kata sehari-hari.", "One product a row, in everyday words."),
    ("needs", "product"): ("Satu kebutuhan per baris, dengan kata sehari-hari.", "One need a row, in everyday words."),
    ("offers", "booked"): ("Bagian kapasitas yang sudah dijanjikan, satuan sama.", "Part of the capacity already promised, same unit."),
    ("needs", "certificates"): ("Dari lembar Pilihan, dipisahkan titik koma.", "From the sheet of choices, separated by semicolons."),
    ("needs", "certificates_required"): ("Ya: tanpa sertifikat ini tidak disarankan.", "Yes: without them no suggestion."),
    ("partnerships", "seeker"): ("Kode pembeli, atau peserta pendampingan.", "Id of the buyer, or the mentee."),
    ("partnerships", "partner"): ("Kode pemasok, atau pendamping.", "Id of the supplier, or the mentor."),
    ("", "kbli"): ("Satu kode lima angka.", "One five-digit code."),
}  # fmt: skip
"""Table (or nothing, for all) and column to an explanation in Indonesian and English."""
