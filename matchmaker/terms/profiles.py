"""Of profiles: kinds of firm, sizes, certificates, skills, units."""

from __future__ import annotations

from matchmaker.terms.term import CertificateKind, Term, Unit

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
