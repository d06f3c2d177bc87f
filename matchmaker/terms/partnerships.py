"""Of partnerships: roles, states, patterns, reasons, letters and reviews."""

from __future__ import annotations

from matchmaker.terms.term import Term

PAIRINGS = (Term("supply_chain", "Rantai pasok", "Supply chain"), Term("mentorship", "Pendampingan", "Mentorship"))
ROLES = (
    Term("buyer", "Pembeli", "Buyer"),
    Term("supplier", "Pemasok", "Supplier"),
    Term("mentee", "Peserta pendampingan", "Mentee"),
    Term("mentor", "Pendamping", "Mentor"),
)
CAPACITY_FILLED = (
    Term("full", "Memenuhi seluruh kebutuhan", "Fills all of the need"),
    Term("part", "Memenuhi sebagian kebutuhan", "Fills a part of the need"),
)
OUTCOMES = (
    Term("succeeded", "Berhasil", "Succeeded"),
    Term("agreed", "Sepakat", "Agreed"),
    Term("declined", "Ditolak", "Declined"),
    Term("failed", "Gagal", "Failed"),
)
PARTNERSHIP_STATES = (
    Term("suggested", "Disarankan", "Suggested"),
    Term("interested", "Ada yang berminat", "Interest shown"),
    Term("introduced", "Dipertemukan", "Introduced"),
    Term("exploring", "Penjajakan", "Exploring"),
    Term("agreed", "Sepakat", "Agreed"),
    Term("running", "Berjalan", "Running"),
    Term("completed", "Selesai", "Completed"),
    Term("ended", "Berhenti", "Ended"),
    Term("declined", "Ditolak", "Declined"),
)
CLOSED_STATES = ("completed", "ended", "declined")
CONCLUDED_STATES = ("agreed", "running", "completed")
"""States of a partnership on which the two have agreed, and which has not broken off."""
STATE_GROUPS = (
    Term("opening", "Sedang dijajaki", "Being explored"),
    Term("binding", "Sepakat atau berjalan", "Agreed or running"),
    Term("closed", "Selesai, berhenti, atau ditolak", "Completed, ended or declined"),
)
STATES_OF_GROUP = {
    "opening": ("suggested", "interested", "introduced", "exploring"),
    "binding": ("agreed", "running"),
    "closed": CLOSED_STATES,
}
"""Every state of a partnership is in one group."""
STATES_WITH_A_PLACE = ("introduced", "exploring", "agreed", "running")
"""States in which a mentee takes one of its mentor's places."""
STATE_OF_OUTCOME = {"succeeded": "completed", "agreed": "agreed", "declined": "declined", "failed": "ended"}
"""The state of a partnership of which only the outcome is known."""
PATTERNS = (
    Term("inti_plasma", "Inti-plasma", "Nucleus-plasma"),
    Term("subkontrak", "Subkontrak", "Subcontract"),
    Term("waralaba", "Waralaba", "Franchise"),
    Term("perdagangan_umum", "Perdagangan umum", "General trade"),
    Term("distribusi_keagenan", "Distribusi dan keagenan", "Distribution and agency"),
    Term("rantai_pasok", "Rantai pasok", "Supply chain"),
    Term("bagi_hasil", "Bagi hasil", "Profit sharing"),
    Term("kso", "Kerja sama operasional", "Joint operation"),
    Term("usaha_patungan", "Usaha patungan", "Joint venture"),
    Term("penyumberluaran", "Penyumberluaran", "Outsourcing"),
    Term("lain", "Bentuk kemitraan lain", "Other"),
)
DISMISSAL_REASONS = (
    Term("not_now", "Belum sekarang", "Not now"),
    Term("not_fit", "Produk atau keahlian tidak sesuai", "Product or skill does not fit"),
    Term("too_far", "Terlalu jauh", "Too far"),
    Term("capacity", "Kapasitas tidak sesuai", "Capacity does not fit"),
    Term("price", "Harga tidak sesuai", "Price does not fit"),
    Term("quality", "Mutu tidak sesuai", "Quality does not fit"),
    Term("already_partner", "Sudah bekerja sama", "Already partners"),
    Term("other", "Alasan lain", "Another reason"),
)
END_REASONS = (
    Term("quality", "Mutu tidak memenuhi kesepakatan", "Quality was not as agreed"),
    Term("supply", "Pasokan terlambat atau kurang", "Supply was late or short"),
    Term("payment", "Pembayaran bermasalah", "Trouble with payments"),
    Term("price", "Harga tidak lagi sesuai", "The price no longer suits"),
    Term("no_orders", "Tidak ada pesanan lagi", "No more orders"),
    Term("partner_left", "Pemasok atau pendamping mengundurkan diri", "The supplier or mentor withdrew"),
    Term("no_time", "Salah satu pihak tidak sempat", "One side has no time"),
    Term("closed", "Usaha tutup atau pindah", "A firm closed or moved"),
    Term("by_consent", "Diakhiri atas kesepakatan bersama", "Ended by consent"),
    Term("other", "Alasan lain", "Another reason"),
)
OWNERSHIP = (
    Term("none", "Tidak ada kepemilikan atau penguasaan", "Neither owns nor controls the other"),
    Term("by_seeker", "Pembeli atau peserta memiliki atau menguasai mitranya", "The buyer or mentee owns or controls the other"),
    Term("by_partner", "Pemasok atau pendamping memiliki atau menguasai mitranya", "The supplier or mentor owns or controls the other"),
)
SIDES = (Term("seeker", "Pembeli atau peserta", "Buyer or mentee"), Term("partner", "Pemasok atau pendamping", "Supplier or mentor"))
ANSWERS = (
    Term("interested", "Berminat", "Interested"),
    Term("withdrawn", "Minat ditarik kembali", "Interest withdrawn"),
    Term("declined", "Belum sekarang", "Not now"),
)
FINDING_KINDS = (
    Term("roles", "Peran tidak sesuai dengan skala usaha", "Roles do not match the sizes"),
    Term("not_core", "Tidak menyentuh usaha inti: CSR, bukan kemitraan", "Does not touch the core business: CSR, not a partnership"),
    Term("single_purchase", "Sekali beli (beli putus)", "A single purchase"),
)
FINDING_DECISIONS = (
    Term("goes_on", "Tetap kemitraan", "A partnership all the same"),
    Term("is_none", "Bukan kemitraan", "Not a partnership"),
)
UNDECIDED = "undecided"
"""The decision of a finding that an official has raised and nobody has decided yet."""
DEVELOPMENT = (
    Term("production", "Produksi dan pengolahan", "Production and processing"),
    Term("marketing", "Pemasaran", "Marketing"),
    Term("capital", "Permodalan", "Capital"),
    Term("people", "Sumber daya manusia", "People"),
    Term("technology", "Teknologi", "Technology"),
)
CHOICE_ORIGINS = (
    Term("list", "Dari daftar saran", "From a suggestion list"),
    Term("elsewhere", "Dari daftar saran kantor lain", "From another office's list"),
    Term("gone", "Dari daftar saran yang tidak tersimpan lagi", "From a list that is not kept any more"),
    Term("recorded", "Dicatat tanpa daftar saran", "Recorded without a list"),
)
"""Where a pair comes from."""
LETTER_KINDS = (
    Term("introduction", "Surat pengantar", "Letter of introduction"),
    Term("agreement", "Naskah kesepakatan kemitraan", "Draft partnership agreement"),
    Term("summary", "Ringkasan pasangan", "Summary of the pair"),
)
MENTOR_TURNS = (
    Term("left_alone", "Didahulukan: ditinggalkan pendampingnya", "First: left by the mentor"),
    Term("never", "Belum pernah didampingi", "Never had a mentor"),
    Term("again", "Pernah didampingi", "Had a mentor before"),
)
"""Turns of those who wait for a mentor, in the order in which they are served."""
REVIEW_KINDS = (Term("mid", "Tinjauan tengah", "Mid-term review"), Term("closing", "Tinjauan akhir", "Closing review"))
