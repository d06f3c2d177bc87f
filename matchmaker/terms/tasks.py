"""Of tasks: what there may be to do."""

from __future__ import annotations

from matchmaker.terms.term import Term

TASK_KINDS = (
    Term("reports", "Laporan baru", "New reports"),
    Term("erasures", "Permintaan penghapusan data", "Requests for erasure of data"),
    Term("interests", "Minat yang menunggu petugas", "Interest that waits for an official"),
    Term("answers", "Jawaban yang ditunggu", "Answers awaited"),
    Term("follow_ups", "Tindak lanjut kemitraan", "Follow-ups of partnerships"),
    Term("reviews", "Tinjauan pendampingan", "Reviews of mentorships"),
    Term("next_steps", "Langkah yang dijanjikan dalam pendampingan", "Steps promised in mentorships"),
    Term("visits", "Kunjungan yang direncanakan", "Planned visits"),
    Term("certificates", "Sertifikat yang akan berakhir", "Certificates about to end"),
    Term("imports", "Impor yang menunggu keputusan", "Imports waiting for a decision"),
)
"""In the order in which they are listed."""
