"""Letters about a partnership: numbered without a gap, kept as facts with a hash, and written anew from these whenever they are read."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.documents.letters import head
from matchmaker.documents.letters.writing import write as write_file
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import label, say, today
from matchmaker.permissions import Actor, Subject, allows, in_region
from matchmaker.services import audit, codes
from matchmaker.services.partnering.letter_facts import gather
from matchmaker.store import firms
from matchmaker.store import letters as rows
from matchmaker.store import partnerships as pairs
from matchmaker.store.letters import Series
from matchmaker.terms import CLOSED_STATES, LETTER_KINDS, find
from models import Letter, Partnership

MOST_ATTEMPTS = 100
"""How often a number may be taken by somebody else before one gives up."""
SIGNS = {"introduction": "PGT", "agreement": "NKK", "summary": "RKS"}
"""How a kind is named within a number: pengantar, naskah kesepakatan kemitraan, ringkasan."""
FOR_OFFICES = ("summary",)
"""Kinds that quote what one side stated in confidence: read by the office that drew them up."""


def draw_up(session: Session, actor: Actor, row: Partnership, kind: str, check_page: str) -> Letter:
    """A new letter of what is recorded now, with the next number of its office, year and kind; `check_page` is the page that confirms it.

    Invalid where there is no such kind; Conflict where the partnership is closed.
    """
    _check(row, kind)
    office = next(each for each in (row.seeker.office, row.partner.office) if in_region(actor, Subject((each,))))
    facts = gather(session, actor, row, kind, office)
    letter = _numbered(session, Letter(partnership_id=row.id, office=office, kind=kind, account_id=actor.account_id), facts, check_page)
    stated = {"number": (None, letter.facts["number"]), "kind": (None, kind), "facts_hash": (None, letter.facts_hash)}
    audit.record(session, actor, "letter.drawn_up", audit.About("partnership", row.id, office), stated)
    return letter


def _check(row: Partnership, kind: str) -> None:
    if find(LETTER_KINDS, kind) is None:
        known = ", ".join(f"{each.value} ({label(each)})" for each in LETTER_KINDS)
        sentence = say("jenis surat “{kind}” tidak dikenal; pilihannya: {known}", "there is no letter “{kind}”; choose: {known}",
                       kind=kind[:40], known=known)  # fmt: skip
        raise Invalid(sentence, {"kind": [sentence]})
    if row.state in CLOSED_STATES and kind != "summary":
        raise Conflict(say("kemitraan ini sudah ditutup; yang dapat dibuat hanya ringkasannya",
                           "this partnership is closed; only its summary can be made"))  # fmt: skip


def _numbered(session: Session, new: Letter, facts: dict[str, Any], check_page: str) -> Letter:
    """Stored under the next number; whoever has taken the same one is waited for, and if that came to nothing the number is ours."""
    new.created_at, new.year = datetime.now(UTC), today().year
    series = Series(new.office, new.year, new.kind)
    for _ in range(MOST_ATTEMPTS):
        serial, code = rows.last(session, series) + 1, codes.new(codes.VISIT)
        number = f"{serial:03}/{SIGNS[new.kind]}/{new.office}/{new.year}"
        told = {**facts, "number": number, "code": codes.grouped(code), "address": f"{check_page.rstrip('/')}/{codes.grouped(code)}"}
        new.serial, new.code, new.facts, new.facts_hash = serial, code, told, hashed(told)
        try:
            with session.begin_nested():
                session.add(new)
        except IntegrityError:
            continue
        return new
    raise Conflict(say("nomor surat sedang dipakai orang lain; ulangi", "the numbers of letters are being taken by others; try again"))


def hashed(facts: dict[str, Any]) -> str:
    """SHA-256 of the facts, whatever the order of their names."""
    told = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def write(letter: Letter, form: str) -> bytes:
    """The letter as `docx` or `pdf`, always the same bytes; Conflict where its facts are no longer those that were drawn up."""
    if hashed(letter.facts) != letter.facts_hash:
        raise Conflict(say("isi surat ini diubah di luar layanan; buat surat baru", "this letter was changed from outside; make a new one"))
    return write_file(letter.facts, form)


def locate(session: Session, actor: Actor, letter_id: int) -> Letter:
    """The letter; NotFound where the actor may not know of it."""
    found = rows.get(session, letter_id)
    row = pairs.get(session, found.partnership_id) if found else None
    if found is None or row is None or not _readable(actor, row, found):
        raise NotFound(say("surat ini tidak ada", "there is no such letter"))
    return found


def hold(session: Session, row: Partnership) -> None:
    """Others who hold the partnership so wait until this transaction ends, and see then what it has drawn up."""
    pairs.lock(session, row.id)


def about(session: Session, actor: Actor, row: Partnership) -> list[Letter]:
    """The letters about the partnership that the actor may read, the latest first."""
    return [each for each in rows.of(session, row.id) if _readable(actor, row, each)]


def _readable(actor: Actor, row: Partnership, letter: Letter) -> bool:
    if letter.kind in FOR_OFFICES and (actor.role == "business" or not in_region(actor, Subject((letter.office,)))):
        return False
    return allows("letters.read", actor, firms.subject(row.seeker, row.partner))


def public(session: Session, letter: Letter) -> dict[str, Any]:
    """What anybody who holds the letter may know of it: no value, no contact."""
    row = pairs.get(session, letter.partnership_id)
    names = [letter.facts["seeker"]["name"], letter.facts["partner"]["name"]]
    told = {"number": letter.facts["number"], "kind": letter.kind, "day": date.fromisoformat(letter.facts["day"]), "firms": names}
    told["sender"] = head.sender(letter.facts["region"], letter.facts.get("head"))
    return {**told, "office": letter.office, "code": letter.facts["code"], "state": row.state if row else None}
