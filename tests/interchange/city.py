"""A small Dataset with every column filled, and texts that a spreadsheet would run."""

from __future__ import annotations

from datetime import date

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.interchange import Dataset, Dismissal, JudgementRow, Membership, PartnershipRow

FORMULAS = ("=1+1", "+62 812", "-x", "@SUM(A1)", "'quoted", "''twice", "=cmd|' /C calc'!A0", 'a;b,"c"\nnext', "Õß – “ton”")


def profile(number: int, text: str) -> Profile:
    """A profile with every fact known; `text` stands in every text column."""
    return Profile(
        id=f"K-{number:04}", name=text, kind="group" if number == 0 else "firm", nib=f"022000123456{number}", kbli_version="2025",
        kbli=("10793", "10710"), region="35.76.02.1001", latitude=-7.472, longitude=112.4341, workers=12.5, annual_sales=1_250_000.0,
        capital=1e15, investment=0.1, founded=1899, description=text, owner_group=text, legal_form="ud", domestic=True, members=4,
        mentor_slots=2, active=True, consent=False, observed_on=date(2026, 11, 24), contact=text, phone=f"+62 812-0000-{number:04}",
        email=f"=surat{number}@contoh.invalid",
        offers=(Offer(text, "10793", 12.125, "kg", "week", 0.0, 40.0, text), Offer("tahu")),
        needs=(Need(text, "10710", 1250.0, "buah", "day", ("halal", "sni"), True, 30.0, text),),
        certificates=(Certificate("halal", text, text, date(1899, 1, 1), date(2030, 1, 1), "seen"),),
        skills=(Skill(text, "has", 3.0), Skill(text, "wants", 1.0, 4.0, 0.5)),
    )  # fmt: skip


def city() -> Dataset:
    """One profile for each text, and one row of each record; the first profile is a group."""
    return Dataset(
        profiles=tuple(profile(number, text) for number, text in enumerate(FORMULAS)),
        memberships=(Membership("K-0000", "K-0001"),),
        partnerships=(PartnershipRow("supply_chain", "K-0001", "K-0002", "succeeded", 3, date(2026, 1, 31), "running", "lain", 1.5e6),),
        dismissals=(Dismissal("mentorship", "K-0001", "K-0002", "=too far", date(2026, 12, 31)),),
        judgements=(JudgementRow("supply_chain", "K-0001", "K-0002", 2),),
    )
