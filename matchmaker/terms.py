"""The closed vocabularies: each value once, with its Indonesian and English name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matchmaker.i18n import Term as Term


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """A kind of certificate; `expires` says whether a blank last day means that it is not in force."""

    value: str
    label_id: str
    label_en: str
    expires: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of quantity: so many base units of its dimension; only one dimension can be compared with itself."""

    value: str
    label_id: str
    label_en: str
    dimension: str
    factor: float


FIRM_KINDS = (
    Term("firm", "Usaha", "Firm"),
    Term("group", "KUBE", "Group (KUBE)"),
    Term("agency", "Instansi pemerintah", "Government agency"),
)
LEGAL_FORMS = (
    Term("perorangan", "Perorangan", "Sole owner"),
    Term("ud", "UD", "Trading business (UD)"),
    Term("cv", "CV", "Partnership (CV)"),
    Term("pt", "PT", "Limited company (PT)"),
    Term("koperasi", "Koperasi", "Cooperative"),
    Term("kube", "KUBE", "Joint business group (KUBE)"),
    Term("instansi", "Instansi", "Agency"),
)
PERIODS = (Term("day", "hari", "day"), Term("week", "minggu", "week"), Term("month", "bulan", "month"), Term("year", "tahun", "year"))
EVIDENCE = (
    Term("self", "diakui sendiri", "stated by the firm"),
    Term("seen", "dilihat petugas", "seen by an official"),
    Term("source", "diverifikasi ke penerbit", "checked with the issuer"),
)
SKILL_SIDES = (Term("has", "dikuasai", "has"), Term("wants", "ingin dipelajari", "wants"))
PAIRINGS = (Term("supply_chain", "Rantai pasok", "Supply chain"), Term("mentorship", "Pendampingan", "Mentorship"))
ROLES = (
    Term("buyer", "Pembeli", "Buyer"),
    Term("supplier", "Pemasok", "Supplier"),
    Term("mentee", "Peserta pendampingan", "Mentee"),
    Term("mentor", "Pendamping", "Mentor"),
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
ACCOUNT_ROLES = (
    Term("administrator", "Administrator", "Administrator"),
    Term("supervisor", "Penyelia", "Supervisor"),
    Term("official", "Petugas", "Official"),
    Term("business", "Pelaku usaha", "Business"),
    Term("evaluator", "Penilai", "Evaluator"),
)
SIZE_CLASSES = (
    Term("mikro", "Mikro", "Micro"),
    Term("kecil", "Kecil", "Small"),
    Term("menengah", "Menengah", "Medium"),
    Term("besar", "Besar", "Large"),
)
SIZE_RULES = (
    Term("pp7", "PP 7/2021", "PP 7/2021"),
    Term("permenperin64", "Permenperin 64/2016", "Permenperin 64/2016"),
    Term("bps", "BPS", "BPS"),
)
RULE_SIZE_CLASSES = (*SIZE_CLASSES, Term("sedang", "Sedang", "Medium-sized"))
"""The classes of all three rules; Statistics Indonesia (BPS) says sedang where the others say menengah."""
RULE_STATUSES = (
    Term("verified", "sudah diperiksa", "checked"),
    Term("secondary", "dari sumber kedua", "from a secondary source"),
    Term("unchecked", "belum diperiksa", "not checked yet"),
)
LEGALITY_STATES = (
    Term("expired", "Sudah habis", "Expired"),
    Term("ending", "Segera habis", "Ending soon"),
    Term("undated", "Tanggal habis belum diisi", "Last day not recorded"),
    Term("in_force", "Berlaku", "In force"),
)
LEGALITY_VIEWS = (
    Term("ending", "Segera habis", "Ending soon"),
    Term("expired", "Sudah habis", "Expired"),
    Term("undated", "Tanggal habis belum diisi", "Last day not recorded"),
    Term("missing", "Belum dimiliki", "Not held yet"),
    Term("all", "Semua sertifikat", "All certificates"),
)
BUDGET_VERDICTS = (
    Term("yes", "Memenuhi syarat", "Eligible"),
    Term("unknown", "Belum dapat dipastikan", "Not known yet"),
    Term("no", "Tidak memenuhi syarat", "Not eligible"),
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
WEIGHT_SET_STATES = (
    Term("draft", "Konsep", "Draft"),
    Term("evaluated", "Sudah dinilai", "Evaluated"),
    Term("active", "Dipakai", "Active"),
    Term("retired", "Tidak dipakai lagi", "Retired"),
)
JOB_KINDS = (
    Term("city_list", "Daftar harian satu kantor", "Daily list of one office"),
    Term("city_lists", "Daftar harian semua kantor", "Daily lists of all offices"),
    Term("import_check", "Pemeriksaan berkas yang diunggah", "Checking of an uploaded file"),
    Term("import_take", "Pengambilan berkas yang diunggah", "Import of an uploaded file"),
    Term("retention", "Penghapusan data yang masa simpannya habis", "Removal of what need no longer be kept"),
)
UPLOAD_STATES = (
    Term("waiting", "Menunggu diperiksa", "Waiting to be checked"),
    Term("checked", "Sudah diperiksa", "Checked"),
    Term("refused", "Tidak terbaca", "Cannot be read"),
    Term("taken", "Sudah diambil", "Taken"),
    Term("undone", "Dibatalkan", "Undone"),
)
TWIN_SIGNS = (
    Term("nib", "NIB sama", "Same NIB"),
    Term("phone", "telepon sama", "same telephone"),
    Term("name", "nama dan kelurahan sama", "same name and village"),
)
JOB_STATES = (
    Term("waiting", "Menunggu", "Waiting"),
    Term("running", "Sedang dikerjakan", "Running"),
    Term("done", "Selesai", "Done"),
    Term("failed", "Gagal", "Failed"),
    Term("cancelled", "Dibatalkan", "Cancelled"),
)
OPEN_JOB_STATES = ("waiting", "running")
VISIT_STATES = (
    Term("planned", "Direncanakan", "Planned"),
    Term("done", "Sudah dilakukan", "Done"),
    Term("cancelled", "Dibatalkan", "Cancelled"),
)
REPORT_STATES = (
    Term("received", "Diterima", "Received"),
    Term("verified", "Diverifikasi", "Verified"),
    Term("forwarded", "Diteruskan", "Forwarded"),
    Term("handled", "Ditangani", "Handled"),
    Term("closed", "Ditutup", "Closed"),
)
HISTORY_ACTS = (
    Term("firm.created", "Profil dicatat", "Profile entered"),
    Term("firm.changed", "Profil diubah", "Profile changed"),
    Term("certificate.attested", "Bukti sertifikat dicatat", "Certificate attested"),
    Term("group.joined", "Anggota ditambahkan", "Member added"),
    Term("group.left", "Anggota dikeluarkan", "Member removed"),
)
CONFIDENCE = (Term("high", "tinggi", "high"), Term("medium", "sedang", "medium"), Term("low", "rendah", "low"))
CITY_LIST_VIEWS = (
    Term("changed", "Berubah", "Changed"),
    Term("without", "Belum punya saran", "Without suggestions"),
    Term("all", "Semua", "All"),
)
CERTIFICATE_KINDS = (
    CertificateKind("nib", "NIB", "Business number (NIB)", expires=False),
    CertificateKind("sertifikat_standar", "Sertifikat standar", "Standard certificate", expires=False),
    CertificateKind("halal", "Halal", "Halal", expires=False),
    CertificateKind("spp_irt", "SPP-IRT", "Home food licence (SPP-IRT)", expires=True),
    CertificateKind("bpom_md", "BPOM MD", "BPOM MD", expires=True),
    CertificateKind("sni", "SNI", "SNI", expires=True),
    CertificateKind("sni_bina_umk", "SNI Bina-UMK", "SNI Bina-UMK", expires=True),
    CertificateKind("hki_merek", "Merek (HKI)", "Trade mark", expires=True),
    CertificateKind("hki_cipta", "Hak cipta (HKI)", "Copyright", expires=False),
    CertificateKind("hki_paten", "Paten (HKI)", "Patent", expires=True),
    CertificateKind("hki_desain", "Desain industri (HKI)", "Industrial design", expires=True),
    CertificateKind("tkdn", "TKDN", "Domestic content (TKDN)", expires=True),
    CertificateKind("iso9001", "ISO 9001", "ISO 9001", expires=True),
    CertificateKind("iso14001", "ISO 14001", "ISO 14001", expires=True),
    CertificateKind("iso22000", "ISO 22000", "ISO 22000", expires=True),
    CertificateKind("haccp", "HACCP", "HACCP", expires=True),
    CertificateKind("cppob", "CPPOB", "Good food processing (CPPOB)", expires=True),
    CertificateKind("svlk", "SVLK", "Timber legality (SVLK)", expires=True),
    CertificateKind("pkrt", "PKRT", "Household health product (PKRT)", expires=True),
    CertificateKind("kosmetik", "Notifikasi kosmetik", "Cosmetics notification", expires=True),
    CertificateKind("umot", "Izin UMOT", "Traditional medicine licence (UMOT)", expires=True),
    CertificateKind("lingkungan", "Izin lingkungan", "Environmental permit", expires=True),
)
UNITS = (
    Unit("kg", "kg", "kg", "mass", 1.0),
    Unit("ton", "ton", "tonnes", "mass", 1000.0),
    Unit("kuintal", "kuintal", "quintals", "mass", 100.0),
    Unit("gram", "gram", "grams", "mass", 0.001),
    Unit("liter", "liter", "litres", "volume", 1.0),
    Unit("m3", "m³", "m³", "volume", 1000.0),
    Unit("meter", "meter", "metres", "length", 1.0),
    Unit("m2", "m²", "m²", "area", 1.0),
    Unit("buah", "buah", "pieces", "piece", 1.0),
    Unit("pcs", "pcs", "pcs", "piece", 1.0),
    Unit("lusin", "lusin", "dozen", "piece", 12.0),
    Unit("kodi", "kodi", "score (kodi)", "piece", 20.0),
    Unit("gross", "gros", "gross", "piece", 144.0),
    Unit("pasang", "pasang", "pairs", "pair", 1.0),
    Unit("rim", "rim", "reams", "sheet", 500.0),
    Unit("set", "set", "sets", "set", 1.0),
    Unit("porsi", "porsi", "portions", "portion", 1.0),
    Unit("jam", "jam kerja", "hours of work", "hour", 1.0),
)


Value = TypeVar("Value", Term, CertificateKind, Unit)


def find(vocabulary: Iterable[Value], value: str) -> Value | None:
    """The term with this value, or None."""
    return next((term for term in vocabulary if term.value == value), None)


def values(vocabulary: Sequence[Term] | Sequence[CertificateKind] | Sequence[Unit]) -> tuple[str, ...]:
    """All values of a vocabulary, in its order."""
    return tuple(term.value for term in vocabulary)
