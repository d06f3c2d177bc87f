"""Of an office's work: accounts, rules, legality, imports, jobs, visits, reports."""

from __future__ import annotations

from matchmaker.terms.term import Term

ACCOUNT_ROLES = (
    Term("administrator", "Administrator", "Administrator"),
    Term("supervisor", "Penyelia", "Supervisor"),
    Term("official", "Petugas", "Official"),
    Term("business", "Pelaku usaha", "Business"),
    Term("evaluator", "Penilai", "Evaluator"),
)
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
    Term("import_undo", "Pembatalan impor", "Undoing of an import"),
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
CONFIDENCE = (Term("high", "tinggi", "high"), Term("medium", "sedang", "medium"), Term("low", "rendah", "low"))
CITY_LIST_VIEWS = (
    Term("changed", "Berubah", "Changed"),
    Term("without", "Belum punya saran", "Without suggestions"),
    Term("all", "Semua", "All"),
)
