"""What a business is told about its data before it has an account (UU 27/2022, articles 20 to 22), by version."""

from __future__ import annotations

VERSION = "2026-11-26"
"""Changes with the text, so that it is known to what somebody has agreed."""

NOTICE = (
    (
        "Dinas menyimpan data usaha Anda (produk, kebutuhan, keahlian, skala, dan kontak) untuk mencarikan mitra usaha dan pendamping.",
        "The office keeps your firm's data (products, needs, skills, size and contact) in order to find partners and mentors for it.",
    ),
    (
        "Usaha lain melihat nama, kelurahan, skala, produk, kebutuhan, keahlian, dan sertifikat Anda, tidak pernah angka penjualannya.",
        "Other firms see your name, kelurahan, size, products, needs, skills and certificates, and never how much you sell.",
    ),
    (
        "Bila Anda bersedia disarankan, kemitraan yang disepakati dapat tampil di daftar umum: nama, bidang, dan kelurahan usaha.",
        "If you consent to be suggested, partnerships agreed on may stand in a public register: the firm's name, trade and kelurahan.",
    ),
    (
        "Kontak Anda baru dibuka kepada usaha lain setelah kedua pihak menyatakan berminat.",
        "Your contact is opened to another firm only once both sides have said that they are interested.",
    ),
    (
        "Saran mitra hanyalah saran. Yang memutuskan tetap Anda dan petugas.",
        "Suggested partners are advice. You and the official decide.",
    ),
    (
        "Di halaman “Data saya”, Anda boleh melihat, membetulkan, dan mengunduh data kapan saja, serta menarik kesediaan untuk disarankan.",
        "On the page “My data” you may see, correct and download your data at any time, and withdraw the consent to be suggested.",
    ),
    (
        "Di sana pula Anda boleh meminta data dihapus; dinas menjawab dalam 3 × 24 jam (UU Nomor 27 Tahun 2022).",
        "There you may also ask for your data to be erased; the office answers within 3 × 24 hours (Law 27 of 2022).",
    ),
)
"""The sentences, each in both languages."""
