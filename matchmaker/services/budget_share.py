"""Who counts towards the 40 % of a public budget that is kept for small firms: a list of a region, and the same as a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.documents.workbook import workbook
from matchmaker.engine.budget_share import Eligibility, eligibility
from matchmaker.engine.profile import Offer
from matchmaker.engine.size_class import size_class
from matchmaker.i18n import label, say
from matchmaker.permissions import Actor
from matchmaker.store import legality as store
from matchmaker.store import profiles
from matchmaker.store.firms import COLUMNS
from matchmaker.store.profiles import Stored
from matchmaker.terms import BUDGET_VERDICTS, SIZE_CLASSES, find


@dataclass(frozen=True, slots=True)
class Question:
    """Which firms: of one verdict ("" for all), and only those with an offer of at least so much domestic content, in per cent."""

    verdict: str = "yes"
    least_tkdn: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A firm with its size class and eligibility, and the offers of at least the domestic content that was asked for."""

    firm: Stored
    size: str | None
    eligibility: Eligibility
    offers: tuple[Offer, ...]


def search(session: Session, actor: Actor, asked: Question) -> list[Candidate]:
    """The firms of the actor's region that were asked for, by office and id; agencies are left out."""
    found = []
    for stored in profiles.read(session, store.firms(actor.region), only=(*COLUMNS, "offers")):
        verdict = eligibility(stored.profile)
        offers = tuple(each for each in stored.profile.offers if not asked.least_tkdn or (each.tkdn or 0.0) >= asked.least_tkdn)
        wanted = asked.verdict in ("", verdict.verdict) and (offers or not asked.least_tkdn)
        if wanted and stored.profile.kind != "agency":
            found.append(Candidate(stored, size_class(stored.profile), verdict, offers))
    return found


def as_workbook(found: list[Candidate]) -> bytes:
    """An .xlsx with a row for each offer, and one for a firm without any."""
    heading = [
        say("Kode usaha", "Firm id"),
        say("Nama usaha", "Name"),
        "NIB",
        say("Skala usaha", "Size class"),
        say("Syarat 40 %", "40 % rule"),
        say("Dasar", "Basis"),
        say("Produk", "Product"),
        "TKDN (%)",
    ]
    rows = [row for each in found for row in _rows(each)]
    return workbook(say("Syarat 40 %", "40 % rule"), heading, rows)


def _rows(each: Candidate) -> list[list[object]]:
    profile, size, verdict = each.firm.profile, find(SIZE_CLASSES, each.size or ""), find(BUDGET_VERDICTS, each.eligibility.verdict)
    told = [label(term) if term else None for term in (size, verdict)]
    firm = [profile.id, profile.name, profile.nib, *told, each.eligibility.reason]
    return [[*firm, offer.product, offer.tkdn] for offer in each.offers] or [[*firm, None, None]]
