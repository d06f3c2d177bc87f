"""forget(): the nightly removal of what need no longer be kept: old lists, jobs, files, changes, sign-ins, tokens and invitations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from matchmaker.services.leases import Lease
from matchmaker.store import invitations, jobs, revisions, sign_ins, suggestions, tokens, uploads
from matchmaker.store.jobs import Assignment

SUGGESTIONS = timedelta(days=2 * 365)
JOBS = timedelta(days=90)
FAILURES = timedelta(days=1)
UPLOADS = timedelta(days=30)
"""For so long an uploaded file is kept, and its import can be undone."""
INVITATIONS = timedelta(days=90)
"""For so long an invitation is kept that has ended; the trail says for good who joined by one, and to which notice they agreed."""
KEPT = (
    (("Daftar saran yang pernah ditampilkan", "Suggestion lists that were shown"), SUGGESTIONS),
    (("Pekerjaan yang sudah berakhir", "Jobs that have ended"), JOBS),
    (("Undangan yang sudah berakhir", "Invitations that have ended"), INVITATIONS),
    (("Berkas impor (selama itu impor dapat dibatalkan)", "Imported files (so long an import can be undone)"), UPLOADS),
    (("Percobaan masuk yang gagal", "Failed attempts to sign in"), FAILURES),
)
"""What is kept for a time, in both languages, and for how long."""
AT_ONCE = 500
"""Lists removed in one transaction, so that nobody waits long for the writer's place."""


def forget(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: a partnership that was recorded from a list outlives it."""
    now, number = datetime.now(UTC), 0
    with lease.storing() as session:
        sign_ins.forget_ended(session, now)
        sign_ins.forget_old_failures(session, now - FAILURES)
        tokens.forget_ended(session, now)
        invitations.forget_ended(session, now - INVITATIONS)
        jobs.forget_ended(session, now - JOBS)
        revisions.forget(session)
        uploads.forget(session, now - UPLOADS)
    removed = AT_ONCE
    while removed == AT_ONCE:
        with lease.storing() as session:
            removed = suggestions.forget_shown(session, now - SUGGESTIONS, AT_ONCE)
        number += removed
        lease.progress(number, None)
    return {"suggestion_lists": number}
