"""The legality register: what a firm holds and lacks, what ends when in a region, and an official's word on a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.engine import legality
from matchmaker.engine.explaining import barriers
from matchmaker.engine.legality import Lack, Notice, Standing
from matchmaker.engine.profile import Certificate, Need
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import label, say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit, firms, suggestions
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns, profiles
from matchmaker.store import firms as rows
from matchmaker.store import legality as store
from matchmaker.store.pages import Order, Page
from matchmaker.terms import EVIDENCE, values
from models import Attestation, Firm

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate of a firm with its key and how it stands; `word` is what an official has said of it, if that still holds."""

    id: int
    certificate: Certificate
    standing: Standing
    word: Attestation | None


@dataclass(frozen=True, slots=True)
class Record:
    """All that is to be said of a firm's legality today."""

    held: list[Held]
    lacks: tuple[Lack, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Which part of the register is looked at: a view of LEGALITY_VIEWS, a kind, and how many days ahead (None: as far as reminders go).

    What is missing follows from rules, firm by firm, and has no other order than that.
    """

    view: str = "ending"
    kind: str = ""
    days: int | None = None
    page: Page = field(default_factory=Page)
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register: a firm and a certificate that it holds, or one of several `kinds` that it lacks."""

    firm: str
    office: str
    name: str
    sample: bool
    kinds: tuple[str, ...]
    certificate: Certificate | None = None
    standing: Standing | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What an official says of a certificate: how well it is attested, on which day that was checked, and how."""

    evidence: str
    checked_on: date
    note: str = ""


def record(session: Session, firm: Firm) -> Record:
    """What the firm holds, lacks and must have by when."""
    day, profile = today(), rows.profile(firm)
    said: dict[tuple[str, str | None], Attestation] = {}
    for each in store.attestations(session, firm.id):
        said.setdefault((each.kind, each.number), each)
    held = []
    for row, plain in zip(firm.certificates, profile.certificates, strict=True):
        word = said.get((row.kind, row.number))
        held.append(Held(row.id, plain, legality.standing(plain, day), word if word and word.evidence == row.evidence else None))
    return Record(held, legality.lacking(profile, day), legality.notices(profile, day))


def register(session: Session, actor: Actor, asked: Question) -> tuple[list[Entry], int]:
    """One page of the register of the actor's region (of its own firm, for a business), and how many lines there are."""
    if asked.view == "missing":
        found = [each for each in _missing(session, actor) if not asked.kind or asked.kind in each.kinds]
        return found[asked.page.start : asked.page.start + asked.page.rows], len(found)
    day = today()
    found_rows, total = store.search(session, _wanted(actor, asked, day), asked.page, asked.order)
    return [_entry(firm, rows.line(held, Certificate), day) for held, firm in found_rows], total


def counts(session: Session, actor: Actor, kind: str = "") -> dict[str, int]:
    """How many lines the views have that ask for work, apart from what is lacking."""
    one = Page(1, 1)
    return {view: register(session, actor, Question(view, kind, page=one))[1] for view in ("ending", "expired", "undated")}


def _wanted(actor: Actor, asked: Question, day: date) -> store.Wanted:
    own = store.Wanted(actor.region, _own(actor), asked.kind)
    match asked.view:
        case "ending":
            return replace(own, since=day, until=legality.latest(day) if asked.days is None else day + timedelta(days=asked.days))
        case "expired":
            return replace(own, until=day - timedelta(days=1))
        case "undated":
            return replace(own, undated=legality.EXPIRING)
    return own


def _own(actor: Actor) -> int | None:
    """The firm of a business, which sees no other."""
    return (actor.firm_id or 0) if actor.role == "business" else None


def _entry(firm: Firm, held: Certificate, day: date) -> Entry:
    return Entry(firm.public_id, firm.office, firm.name, firm.sample, (held.kind,), held, legality.standing(held, day))


def _missing(session: Session, actor: Actor) -> Iterator[Entry]:
    day = today()
    for each in profiles.read(session, store.firms(actor.region, _own(actor)), only=(*rows.COLUMNS, "offers", "certificates")):
        demanded = {notice.deadline.kind: notice.sentence for notice in legality.notices(each.profile, day)}
        for lack in legality.lacking(each.profile, day):
            note = demanded.get(lack.kinds[0]) or label(lack.rule)
            yield Entry(each.profile.id, each.office, each.profile.name, each.sample, lack.kinds, note=note)


def lacked_for(session: Session, actor: Actor, firm: Firm, buyer: Firm) -> list[tuple[Need, tuple[str, ...]]]:
    """The needs of the buyer that the firm's offers meet, and the kinds of certificate that each asks for and the firm lacks."""
    known = columns.of(session)
    asked = suggestions.question(session, actor, known, firm, Asked("supply_chain", "supplier", beyond=True))
    met = barriers.meet(known.table, asked)
    own = legality.held(rows.profile(firm), today())
    lines = dict.fromkeys(int(each) for each in met.wanted[met.other == known.row_of[buyer.id]])
    needs = [known.table.profiles[known.row_of[buyer.id]].needs[known.table.needs.place[line]] for line in lines]
    lacks = [(need, tuple(kind for kind in need.certificates if kind not in own)) for need in needs]
    return [(need, kinds) for need, kinds in lacks if kinds]


def attest(session: Session, actor: Actor, firm: Firm, certificate_id: int, word: Word) -> Attestation:
    """Put an official's word on record; NotFound where the firm has no such certificate, Invalid where the word says too little."""
    held = store.certificate(session, firm.id, certificate_id)
    if held is None:
        raise NotFound(say("sertifikat ini tidak ada; mungkin baru diubah", "there is no such certificate; it may have just been changed"))
    _check(word)
    before, kind, number = held.evidence, held.kind, held.number
    plain = rows.profile(firm).certificates
    stated = tuple(replace(each, evidence=word.evidence) if row.id == held.id else each
                   for row, each in zip(firm.certificates, plain, strict=True))  # fmt: skip
    firms.change(session, actor, firm, {"certificates": stated})
    said = Attestation(firm_id=firm.id, kind=kind, number=number, evidence=word.evidence, note=word.note, checked_on=word.checked_on,
                       account_id=actor.account_id, at=datetime.now(UTC))  # fmt: skip
    session.add(said)
    changes = {kind: (before, word.evidence), "checked_on": (None, word.checked_on)}
    audit.record(session, actor, "certificate.attested", audit.About("firm", firm.id, firm.office), changes)
    return said


def _check(word: Word) -> None:
    fields: dict[str, list[str]] = {}
    if word.evidence not in values(EVIDENCE):
        fields["evidence"] = [say("pilih salah satu tingkat bukti", "choose one of the levels of evidence")]
    if word.checked_on > today():
        fields["checked_on"] = [say("tanggal ini belum tiba", "this day has not come yet")]
    if word.evidence == "source" and not word.note:
        fields["note"] = [say("tulis bagaimana dan di mana hal ini diperiksa ke penerbit", "say how and where the issuer was asked")]
    if len(word.note) > LONGEST_NOTE:
        fields["note"] = [say("paling banyak {n} huruf", "at most {n} characters", n=LONGEST_NOTE)]
    if fields:
        raise Invalid(fields=fields)
