"""The list of partnerships of an office, or of a business: found by name, kind, state and place, sorted, and taken along as a workbook."""

from __future__ import annotations

from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.i18n import rupiah
from matchmaker.store import partnerships as rows
from matchmaker.web.column import Column
from matchmaker.web.door import pages
from matchmaker.web.listing import Listing
from matchmaker.web.profile_inputs import villages
from matchmaker.web.wording import named

PARTNERSHIPS = Listing(
    "Kemitraan",
    "Partnerships",
    (
        Column("pair", "Kedua pihak", "Both sides", lambda row: f"{row.seeker.name} – {row.partner.name}"),
        Column("seeker", "Pembeli atau peserta", "Buyer or mentee", lambda row: row.seeker.name, shown=False),
        Column("partner", "Pemasok atau pendamping", "Supplier or mentor", lambda row: row.partner.name, shown=False),
        Column("pairing", "Jenis", "Kind", lambda row: named(row.pairing, "PAIRINGS")),
        Column("state", "Tahap", "State", lambda row: named(row.state, "PARTNERSHIP_STATES")),
        Column("pattern", "Pola", "Pattern", lambda row: named(row.pattern, "PATTERNS"), shown=False),
        Column("outcome", "Hasil", "Outcome", lambda row: named(row.outcome, "OUTCOMES"), shown=False),
        Column("decided", "Disepakati pada", "Agreed on", lambda row: row.decided_on, shown=False),
        Column("due", "Jawaban ditunggu sampai", "Answer due by", lambda row: row.answer_due, shown=False),
        Column("created", "Dicatat", "Recorded", lambda row: row.created_at, shown=False),
        Column("changed", "Terakhir diubah", "Last changed", lambda row: row.changed_at),
    ),
    rows.ORDERS,
    usual="-changed",
)
VALUE = Column("value", "Nilai (Rp)", "Value (Rp)", lambda row: row.value, shown=False, write=rupiah, figures=True)
FOR_OFFICES = replace(PARTNERSHIPS, columns=(*PARTNERSHIPS.columns, VALUE))


@pages.get("/partnerships")
@http.requires("partnerships.list")
def list_partnerships() -> ResponseReturnValue:
    """The partnerships of the reader's region, or of a business."""
    actor, given = http.actor(), request.args
    asked = (PARTNERSHIPS if actor.role == "business" else FOR_OFFICES).asked()
    wanted = rows.Wanted(given.get("state", ""), given.get("pairing", ""), given.get("text", "")[:200], given.get("region", ""))
    found = rows.search(http.session(), actor, asked.page, wanted, asked.order)
    kelurahan = villages(actor.region, wanted.region)[1:] if "." in actor.region and actor.role != "business" else ()
    sample = any(each.seeker.sample for each in found[0])
    return asked.answer("partnerships/list.html", found, wanted=wanted, villages=kelurahan, sample=sample)
