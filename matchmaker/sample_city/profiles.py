"""From a true firm to the profile that an official would hold: facts left out, products in people's own words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from matchmaker.engine.profile import Need, Offer, Profile, Skill
from matchmaker.sample_city import certificates, naming, wording, words
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.firms import TrueFirm, TrueLine, rounded

Fact = TypeVar("Fact")


@dataclass(frozen=True)
class Clerk:
    """Whoever fills in profiles on the day `today`, and leaves blank what nobody told."""

    draws: Draws
    today: date

    def told(self, table: str, column: str, fact: Fact) -> Fact | None:
        """The fact, or None in the share of cases in which this column stays blank."""
        return None if self.draws.chance(words.blank_shares()[table, column]) else fact

    def profile(self, firm: TrueFirm) -> Profile:
        """The profile of a firm."""
        latitude, longitude = self.told("firms", "position", (firm.latitude, firm.longitude)) or (None, None)
        sales = self._sales(firm)
        capital = None if sales is None or firm.size is None else sales * firm.size.capital_share
        return Profile(
            id=firm.id,
            name=firm.name,
            kind=firm.kind,
            nib=self._of_firms("nib", firm, naming.nib(firm)),
            kbli_version=firm.kbli_version,
            kbli=self.told("firms", "kbli", firm.kbli) or (),
            region=self.told("firms", "region", firm.region.code),
            latitude=latitude,
            longitude=longitude,
            workers=self.told("firms", "workers", float(firm.workers)),
            annual_sales=self.told("firms", "annual_sales", sales),
            capital=self.told("firms", "capital", capital and rounded(capital)),
            investment=self.told("firms", "investment", capital and rounded(capital * 0.6)),
            founded=self.told("firms", "founded", self.today.year - firm.age),
            description=self.told("firms", "description", _about(firm)),
            owner_group=firm.owner,
            legal_form=self.told("firms", "legal_form", self._legal_form(firm)),
            domestic=self.told("firms", "domestic", self.draws.chance(0.9)),
            members=firm.members,
            mentor_slots=firm.mentor_slots,
            active=self.told("firms", "active", not self.draws.chance(0.04)),
            consent=self.told("firms", "consent", not self.draws.chance(0.05)),
            observed_on=self.told("firms", "observed_on", self.today - timedelta(days=self.draws.whole(5, 900))),
            contact=self.told("firms", "contact", f"Narahubung Contoh {naming.number_of(firm)}"),
            phone=self.told("firms", "phone", naming.phone(firm)),
            email=self.told("firms", "email", naming.email(firm)),
            offers=tuple(self._offer(firm, line) for line in firm.makes),
            needs=tuple(self._need(firm, line) for line in firm.needs),
            certificates=certificates.of(self.draws, firm, self.told, self.today),
            skills=self._skills(firm),
        )

    def _of_firms(self, column: str, firm: TrueFirm, fact: Fact) -> Fact | None:
        """A fact that only a firm has."""
        return self.told("firms", column, fact) if firm.kind == "firm" else None

    def _sales(self, firm: TrueFirm) -> float | None:
        """Rupiah a year: more hands, more sales, within the bounds of the size class; a group's members work there now and then."""
        if firm.size is None:
            return None
        (fewest, most), (low, high) = firm.size.workers, firm.size.sales
        hands = firm.workers / (8 if firm.kind == "group" else 1)
        place = min(max(math.log(hands / fewest) / math.log(most / fewest) + self.draws.normal(0.15), 0.0), 1.0)
        return rounded(low * (high / low) ** place)

    def _legal_form(self, firm: TrueFirm) -> str:
        if firm.size is None:
            return "instansi"
        return "kube" if firm.kind == "group" else self.draws.one(firm.size.legal_forms)

    def _offer(self, firm: TrueFirm, line: TrueLine) -> Offer:
        amount = self.told("lines", "amount", line.amount)
        period = self.draws.one(("month", "month", "month", "week"))
        capacity = amount and rounded(amount / (4 if period == "week" else 1))
        return Offer(
            product=wording.write(self.draws, line.good.wordings, "offer"),
            kbli=self.told("lines", "kbli", line.good.kbli[firm.kbli_version] or None),
            capacity=capacity,
            unit=line.good.unit if capacity else None,
            period=period if capacity else "month",
            booked=self.told("lines", "booked", rounded(capacity * self.draws.between(0.1, 0.7))) if capacity else None,
            tkdn=self.told("lines", "tkdn", float(self.draws.whole(25, 95))),
            note=self._note(),
        )

    def _need(self, firm: TrueFirm, line: TrueLine) -> Need:
        quantity = self.told("lines", "amount", line.amount)
        usual = {row["family"]: words.entries(row["kinds"]) for row in words.table("wanted_certificates")}
        wanted = self.told("lines", "certificates", usual.get(line.good.family, ())) or ()
        return Need(
            product=wording.write(self.draws, line.good.wordings, "need"),
            kbli=self.told("lines", "kbli", line.good.kbli[firm.kbli_version] or None),
            quantity=quantity,
            unit=line.good.unit if quantity else None,
            certificates=wanted,
            certificates_required=bool(wanted) and self.draws.chance(0.3),
            max_km=self.told("lines", "max_km", float(self.draws.whole(2, 30))),
            note=self._note(),
        )

    def _note(self) -> str | None:
        return self.told("lines", "note", self.draws.one(words.texts("decorations", "text", side="note")))

    def _skills(self, firm: TrueFirm) -> tuple[Skill, ...]:
        return tuple(
            Skill(
                skill=wording.write(self.draws, words.skills()[held.skill], "skill"),
                side=held.side,
                level=self.told("skills", "level", held.level),
                target=self.told("skills", "target", held.target),
                urgency=self.told("skills", "urgency", held.urgency),
            )
            for held in firm.abilities
        )


def _about(firm: TrueFirm) -> str:
    if firm.trade is None:
        return f"Instansi contoh di Kelurahan {firm.region.name}; belanja barang dan jasa sehari-hari."
    goods = ", ".join(line.good.name for line in firm.makes)
    return f"Data contoh. Usaha {firm.trade.title.lower()} di Kelurahan {firm.region.name}, membuat {goods}."
