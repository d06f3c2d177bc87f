"""Take back what an import did, exactly, as long as nothing depends on it; what does is named. ask() has a job do it, by take_back()."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict
from matchmaker.i18n import number, say
from matchmaker.permissions import Actor
from matchmaker.services import audit, import_files
from matchmaker.services.audit import About, Act
from matchmaker.services.import_effects import fact, restored
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import columns, firms, import_effects, profiles, revisions, uploads
from matchmaker.store.profiles import Stored
from models import Firm, ImportEffect, Membership, Partnership, Upload

MOST_NAMED = 5
READ_AT_ONCE = 2_000
"""Profiles, between two notes of how far the reading is."""
NAMES: Mapping[str, tuple[str, str]] = {
    "partnerships": ("kemitraan", "partnerships"),
    "dismissals": ("keputusan atas saran", "decisions on suggestions"),
    "memberships": ("keanggotaan KUBE", "memberships of a group"),
    "accounts": ("akun usaha", "accounts of firms"),
    "visits": ("kunjungan pendataan", "visits"),
    "attestations": ("pemeriksaan sertifikat", "checks of certificates"),
    "invitations": ("undangan usaha", "invitations of firms"),
    "letters": ("surat", "letters"),
    "agreements": ("naskah kesepakatan", "agreements"),
    "follow_ups": ("tindak lanjut", "follow-ups"),
    "goals": ("tujuan pendampingan", "goals of mentoring"),
    "meetings": ("pertemuan pendampingan", "meetings of mentoring"),
    "reviews": ("tinjauan pendampingan", "reviews of mentoring"),
    "findings": ("temuan", "findings"),
}
"""What may depend on a firm or a partnership, by table."""
Former = Sequence[tuple[Stored, Profile]]
"""Firms as they are, each beside what it was before the import."""


def ask(session: Session, actor: Actor, upload_id: int) -> Upload:
    """The undoing as a job. Conflict where the file is not taken or is worked on, or something stands in the way, which is named."""
    import_files.locate(session, actor, upload_id)
    row = uploads.lock(session, upload_id)
    if import_files.open_job(session, row) is not None:
        raise Conflict(say("berkas ini sedang dikerjakan; tunggu sebentar", "this file is being worked on; wait a moment"))
    check(session, row)
    row.error = None
    import_files.order(session, actor, row, "import_undo")
    return row


def check(session: Session, row: Upload) -> None:
    """Conflict where the import cannot be undone; it says why not."""
    if row.state != "taken":
        raise Conflict(say("berkas ini belum diambil, atau sudah dibatalkan", "this file was not taken, or is undone already"))
    if sum((row.counts or {}).get(name, 0) for name in ("new", "changed", "records")) != import_effects.count(session, row.id):
        raise Conflict(say("masa pembatalan impor ini sudah lewat", "it is too late to undo this import"))
    if reasons := [*_changed_since(session, row), *_depending(session, row)]:
        raise Conflict(say("impor tidak dapat dibatalkan: {why}", "the import cannot be undone: {why}", why="; ".join(reasons)))


def former(session: Session, upload_id: int, watch: Callable[[int, int], None]) -> Former:
    """The firms that the import has changed, each beside what it was before; `watch` is told how many of all are read."""
    changed = import_effects.changed(session, upload_id)
    found: list[tuple[Stored, Profile]] = []
    for start in range(0, len(changed), READ_AT_ONCE):
        before = dict(changed[start : start + READ_AT_ONCE])
        stored = profiles.read(session, select(Firm).where(Firm.id.in_(before)))
        found += [(old, restored(old.profile, before[old.key])) for old in stored]
        watch(start + len(before), len(changed))
    return found


def take_back(session: Session, actor: Actor, row: Upload, changed: Former) -> None:
    """Firms that the import entered go, firms and records that it changed become what they were; Conflict as check() says it."""
    import_effects.hold_firms(session, row.id)
    check(session, row)
    slower = say("data ini baru saja diubah orang lain; coba lagi", "somebody else has just changed these data; try again")
    with unless_changed(session, slower):
        _take_back(session, actor, row, changed)


def _changed_since(session: Session, row: Upload) -> Iterator[str]:
    later = import_effects.later_changed(session, row.id)
    if later:
        named = ", ".join(later[:MOST_NAMED]) + (" …" if len(later) > MOST_NAMED else "")
        yield say("{n} usaha diubah sesudahnya ({named})", "{n} firms were changed since ({named})", n=number(len(later)), named=named)
    if gone := import_effects.gone(session, row.id):
        yield say("{n} usaha sudah dihapus", "{n} firms are gone", n=number(gone))
    records = sum(not _stands(record, each) for each, record in import_effects.of_records(session, row.id))
    if records:
        yield say("{n} catatan antarusaha diubah sesudahnya", "{n} records between firms were changed since", n=number(records))


def _depending(session: Session, row: Upload) -> Iterator[str]:
    for table, counted in import_effects.dependents(session, row.id).items():
        yield f"{number(counted)} {say(*NAMES.get(table, (table, table)))}"


def _stands(record: Any, each: ImportEffect) -> bool:
    """Is the record as the import left it?"""
    if isinstance(record, Partnership):
        return record.revision == each.revision
    after = {name: fact(name, value) for name, value in (each.after or {}).items()}
    return record is not None and all(getattr(record, name) == value for name, value in after.items())


def _take_back(session: Session, actor: Actor, row: Upload, changed: Former) -> None:
    records = import_effects.of_records(session, row.id)[::-1]
    touched = {key for _, record in records for key in _sides(record)}
    acts = [_restore_record(session, row.office, each, record) for each, record in records]
    session.flush()
    entered = import_effects.entered(session, row.id)
    acts += [Act("firm.changed", About("firm", old.key, row.office), firms.differences(old.profile, new)) for old, new in changed]
    acts += [Act("firm.removed", About("firm", key, row.office), {"id": (name, None)}) for key, name in entered.items()]
    profiles.change(session, changed)
    import_effects.remove_firms(session, row.id)
    row.state = "undone"
    session.flush()
    audit.record(session, actor, "import.undone", About("import", row.id, row.office), {"state": ("taken", "undone")})
    audit.record_all(session, actor, acts)
    told = {*(old.key for old, _ in changed), *touched} - entered.keys()
    revisions.advance(session, firms=told, gone=[columns.table_id(row.office, name) for name in entered.values()])
    import_effects.forget(session, row.id)


def _sides(record: Any) -> tuple[int, int]:
    return (record.group_id, record.firm_id) if isinstance(record, Membership) else (record.seeker_id, record.partner_id)


def _restore_record(session: Session, office: str, each: ImportEffect, record: Any) -> Act:
    changes = {name: (value, (each.before or {}).get(name)) for name, value in (each.after or {}).items()}
    about = About(each.kind, None if each.kind == "membership" else each.subject_id, office)
    if each.new:
        session.delete(record)
        return Act(f"{each.kind}.removed", about, changes)
    for name, value in (each.before or {}).items():
        setattr(record, name, fact(name, value))
    return Act(f"{each.kind}.restored", about, changes)
