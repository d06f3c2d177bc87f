"""undo(): take back what an import did, exactly, as long as nothing depends on it; what does is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.i18n import number, say
from matchmaker.permissions import Actor
from matchmaker.services import audit, import_files
from matchmaker.services.audit import About, Act
from matchmaker.services.import_effects import fact, restored
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import columns, firms, import_effects, profiles, revisions, uploads
from models import ImportEffect, Membership, Partnership, Upload

MOST_NAMED = 5
NAMES: Mapping[str, tuple[str, str]] = {
    "partnerships": ("kemitraan", "partnerships"),
    "dismissals": ("keputusan atas saran", "decisions on suggestions"),
    "memberships": ("keanggotaan KUBE", "memberships of a group"),
    "accounts": ("akun usaha", "accounts of firms"),
    "visits": ("kunjungan pendataan", "visits"),
    "attestations": ("pemeriksaan sertifikat", "checks of certificates"),
}
"""What may depend on a firm, by table."""


def undo(session: Session, actor: Actor, upload_id: int) -> Upload:
    """Firms that the import entered go, firms and records that it changed become what they were. Conflict names what stands in the way."""
    import_files.locate(session, actor, upload_id)
    row = uploads.lock(session, upload_id)
    done = import_effects.of(session, row.id)
    if row.state != "taken":
        raise Conflict(say("berkas ini belum diambil, atau sudah dibatalkan", "this file was not taken, or is undone already"))
    if sum((row.counts or {}).get(name, 0) for name in ("new", "changed", "records")) != len(done):
        raise Conflict(say("masa pembatalan impor ini sudah lewat", "it is too late to undo this import"))
    if reasons := [*_changed_since(session, row), *_depending(session, row)]:
        raise Conflict(say("impor tidak dapat dibatalkan: {why}", "the import cannot be undone: {why}", why="; ".join(reasons)))
    slower = say("data ini baru saja diubah orang lain; coba lagi", "somebody else has just changed these data; try again")
    with unless_changed(session, slower):
        _take_back(session, actor, row, done)
    return row


def _changed_since(session: Session, row: Upload) -> Iterator[str]:
    later = import_effects.later_changed(session, row.id)
    if later:
        named = ", ".join(later[:MOST_NAMED]) + (" …" if len(later) > MOST_NAMED else "")
        yield say("{n} usaha diubah sesudahnya ({named})", "{n} firms were changed since ({named})", n=number(len(later)), named=named)
    if gone := import_effects.gone(session, row.id):
        yield say("{n} usaha sudah dihapus", "{n} firms are gone", n=number(gone))
    records = sum(not _stands(_record(session, each), each) for each in import_effects.of(session, row.id) if each.kind != "firm")
    if records:
        yield say("{n} catatan antarusaha diubah sesudahnya", "{n} records between firms were changed since", n=number(records))


def _depending(session: Session, row: Upload) -> Iterator[str]:
    for table, counted in import_effects.dependents(session, row.id).items():
        yield f"{number(counted)} {say(*NAMES.get(table, (table, table)))}"


def _record(session: Session, each: ImportEffect) -> Any:
    key = (each.subject_id, each.other_id) if each.kind == "membership" else each.subject_id
    return session.get(import_effects.RECORDS[each.kind], key)


def _stands(record: Any, each: ImportEffect) -> bool:
    """Is the record as the import left it?"""
    if isinstance(record, Partnership):
        return record.revision == each.revision
    after = {name: fact(name, value) for name, value in (each.after or {}).items()}
    return record is not None and all(getattr(record, name) == value for name, value in after.items())


def _take_back(session: Session, actor: Actor, row: Upload, done: list[ImportEffect]) -> None:
    records = [(each, _record(session, each)) for each in reversed(done) if each.kind != "firm"]
    touched = {key for _, record in records for key in _sides(record)}
    acts = [_restore_record(session, row.office, each, record) for each, record in records]
    session.flush()
    before = {each.subject_id: each.before or {} for each in done if each.kind == "firm" and not each.new}
    changed = [(old, restored(old.profile, before[old.key])) for old in profiles.read(session, import_effects.firms(row.id, new=False))]
    entered = profiles.read(session, import_effects.firms(row.id, new=True))
    acts += [Act("firm.changed", About("firm", old.key, row.office), firms.differences(old.profile, new)) for old, new in changed]
    acts += [Act("firm.removed", About("firm", each.key, row.office), {"id": (each.profile.id, None)}) for each in entered]
    profiles.change(session, changed)
    import_effects.remove_firms(session, row.id)
    row.state = "undone"
    session.flush()
    audit.record(session, actor, "import.undone", About("import", row.id, row.office), {"state": ("taken", "undone")})
    audit.record_all(session, actor, acts)
    told = {*(old.key for old, _ in changed), *touched} - {each.key for each in entered}
    revisions.advance(session, firms=told, gone=[columns.table_id(row.office, each.profile.id) for each in entered])
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
