"""The columns of the list of jobs."""

from __future__ import annotations

from typing import Any, NamedTuple

from matchmaker import http
from matchmaker.i18n import label
from matchmaker.store import accounts, jobs
from matchmaker.web.column import Column
from matchmaker.web.listing import Asked, Listing
from matchmaker.web.searches import SEARCHES
from matchmaker.web.wording import named, place

_SEARCHES = {each.role: each for each in SEARCHES}


class Asking(NamedTuple):
    """A job, and the name of who asked for it."""

    job: Any
    by: str


def _what(row: Asking) -> str:
    search = _SEARCHES.get(row.job.arguments.get("role", ""))
    kind = named(row.job.kind, "JOB_KINDS")
    return f"{kind} – {label(search)}" if search else kind


JOBS = Listing(
    "Pekerjaan",
    "Jobs",
    (
        Column("number", "Nomor", "Number", lambda row: row.job.id),
        Column("kind", "Pekerjaan", "Job", _what),
        Column("office", "Kantor", "Office", lambda row: place(row.job.office), shown=False),
        Column("state", "Keadaan", "State", lambda row: named(row.job.state, "JOB_STATES")),
        Column("progress", "Kemajuan", "Progress"),
        Column("asked", "Diminta", "Asked for", lambda row: row.job.asked_at),
        Column("by", "Oleh", "By", lambda row: row.by),
        Column("ended", "Selesai", "Ended", lambda row: row.job.ended_at, shown=False),
        Column("act", "Tindakan", "Action"),
    ),
    jobs.ORDERS,
    usual="-number",
)


def search(asked: Asked) -> tuple[list[Asking], int]:
    """The jobs of the reader's region that are asked for, and how many there are."""
    session = http.session()
    found, total = jobs.search(session, jobs.Wanted(http.actor().region), asked.page, asked.order)
    who = accounts.those(session, {each.account_id for each in found if each.account_id})
    return [Asking(each, who[each.account_id].full_name if each.account_id in who else "") for each in found], total
