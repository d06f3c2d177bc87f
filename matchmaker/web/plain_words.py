"""What an owner calls the fields of a profile, where an office has another word for them or an abbreviation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from matchmaker.i18n import say
from matchmaker.web.forms import Input

Pair = tuple[str, str]

COLUMNS: Mapping[str, Pair] = {
    "kbli": (
        "Kode bidang usaha menurut Klasifikasi Baku Lapangan Usaha Indonesia (KBLI)",
        "Code of the line of business in the Indonesian classification (KBLI)",
    ),
    "nib": ("Nomor Induk Berusaha (NIB)", "Business number (NIB)"),
    "region": ("Kelurahan", "Kelurahan"),
    "latitude": ("Letak di peta: lintang", "Place on the map: latitude"),
    "longitude": ("Letak di peta: bujur", "Place on the map: longitude"),
    "annual_sales": ("Penjualan setahun, kira-kira (Rp)", "Sales in a year, roughly (Rp)"),
    "mentor_slots": ("Berapa usaha yang dapat Anda dampingi", "How many firms you can mentor"),
    "active": ("Usaha masih berjalan", "The firm is in business"),
    "observed_on": ("Terakhir didata", "Last recorded"),
    "contact": ("Nama yang dapat dihubungi", "Whom to contact"),
    "phone": ("Nomor WhatsApp atau telepon", "WhatsApp or telephone number"),
    "consent": ("Bolehkah usaha Anda disarankan kepada usaha lain?", "May your firm be suggested to other firms?"),
}
LINES: Mapping[str, Pair] = {
    "period": ("Setiap", "Every"),
    "booked": ("Sudah dipesan orang", "Ordered by somebody already"),
    "tkdn": ("Tingkat Komponen Dalam Negeri (TKDN), persen", "Domestic content (TKDN), per cent"),
    "kbli": ("Kode bidang usaha", "Code of the line of business"),
    "scope": ("Berlaku untuk", "Holds for"),
    "side": ("Dikuasai atau ingin dipelajari?", "Do you have it, or want to learn it?"),
    "level": ("Kemampuan sekarang (0 belum bisa, 5 ahli)", "How good now (0 not at all, 5 expert)"),
    "target": ("Ingin sampai tingkat (0–5)", "How good you want to be (0–5)"),
    "urgency": ("Seberapa mendesak (0 tidak, 1 sangat)", "How urgent (0 not, 1 very)"),
}
"""Columns of the profile, and columns of its lines."""


def plain(asked: Input) -> Input:
    """The input by the name that an owner gives it."""
    line, _, column = asked.name.rpartition("-")
    known = LINES if line else COLUMNS
    return replace(asked, label=say(*known[column])) if column in known else asked
