"""forget(): the nightly removal of what need no longer be kept: old lists, ended sign-ins and tokens, old jobs and files, what changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from matchmaker.services.leases import Lease
from matchmaker.store import jobs, revisions, sign_ins, suggestions, tokens, uploads
from matchmaker.store.jobs import Assignment

SUGGESTIONS = timedelta(days=2 * 365)
JOBS = timedelta(days=90)
FAILURES = timedelta(days=1)
UPLOADS = timedelta(days=30)
"""For so long an uploaded file is kept, and its import can be undone."""
AT_ONCE = 500
"""Lists removed in one transaction, so that nobody waits long for the writer's place."""


def forget(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: a partnership that was recorded from a list outlives it."""
    now, number = datetime.now(UTC), 0
    with lease.storing() as session:
        sign_ins.forget_ended(session, now)
        sign_ins.forget_old_failures(session, now - FAILURES)
        tokens.forget_ended(session, now)
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
