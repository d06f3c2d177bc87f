"""Two offices with firms, partnerships, accounts and lists, asked by one person of each role."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from matchmaker.i18n import today
from matchmaker.services import codes, jobs, tokens
from matchmaker.services.partnering import letters
from matchmaker.services.suggestions import Item
from models import (
    Account,
    Certificate,
    Dismissal,
    Firm,
    FollowUp,
    Goal,
    Job,
    Need,
    Offer,
    Partnership,
    Report,
    SuggestionList,
    Upload,
    Visit,
    WeightSet,
)
from tests import people
from tests.http.routes import Row

SECRET = "sangat-rahasia"


class TwoOffices:
    """`own` is Kediri's, where the actors are; `other` Malang's; `neighbour` another firm of Kediri, for a business."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.firms = {side: self._add_firm(side, office) for side, office in
                      (("own", people.CITY), ("partner", people.CITY), ("neighbour", people.CITY), ("other", people.ELSEWHERE),
                       ("far", people.ELSEWHERE))}  # fmt: skip
        session.commit()
        self.actors = {role: people.open_account(session, role, firm_id=self._firm_of(role))
                       for role in ("administrator", "supervisor", "official", "business", "evaluator")}  # fmt: skip

    def _firm_of(self, role: str) -> int | None:
        return self.firms["own"].id if role == "business" else None

    def _add_firm(self, side: str, office: str) -> Firm:
        now = datetime.now(UTC)
        firm = Firm(office=office, public_id=f"{side}-1", name=f"{side} {SECRET}", kbli=[], created_at=now, changed_at=now, active=True)
        firm.offers = [Offer(place=0, product="keripik pisang")]
        firm.needs = [Need(place=0, product="keripik pisang", certificates=[])]
        firm.certificates = [Certificate(place=0, kind="halal")]
        self.session.add(firm)
        return firm

    def _partner(self, side: str) -> Firm:
        return self.firms[{"own": "partner", "neighbour": "partner", "other": "far"}[side]]

    def _add_partnership(self, side: str) -> int:
        """A new one, the last being closed, so that each asker may take a step."""
        now, seeker, partner = datetime.now(UTC), self.firms[side], self._partner(side)
        for row in self.session.scalars(select(Partnership).where(Partnership.seeker_id == seeker.id)):
            row.state = "ended"
        self.session.flush()
        row = Partnership(
            pairing="mentorship", seeker_id=seeker.id, partner_id=partner.id, state="introduced", created_at=now, changed_at=now
        )
        self.session.add(row)
        self.session.flush()
        self.session.add_all((FollowUp(partnership_id=row.id, days=15, due_on=today()), Goal(partnership_id=row.id, skill="menjahit")))
        self.session.commit()
        return row.id

    def _add_list(self, side: str) -> int:
        weights = self.session.scalars(select(WeightSet.id).where(WeightSet.pairing == "supply_chain")).first()
        shown = SuggestionList(
            firm_id=self.firms[side].id, pairing="supply_chain", role="buyer", weight_set_id=weights,
            account_id=self.actors["business"].id, shown_at=datetime.now(UTC), eligible=1,
            items=[asdict(Item(1, self._partner(side).id, 0.0, 0.0, [], {"id": [], "en": []}, {"id": [], "en": []}, open=True))],
        )  # fmt: skip
        self.session.add(shown)
        self.session.commit()
        return shown.id

    def _add_letter(self, side: str) -> int:
        row = self.session.get(Partnership, self._add_partnership(side))
        letter = letters.draw_up(self.session, people.terminal("35"), row, "introduction", "https://mitra.example/check")
        self.session.commit()
        return letter.id

    def _add_visit(self, side: str) -> int:
        firm = self.firms[side]
        visit = Visit(office=firm.office, firm_id=firm.id, account_id=self.actors["official"].id, code=codes.new(codes.VISIT),
                      planned_on=today(), assignment=SECRET, purpose=SECRET, created_at=datetime.now(UTC))  # fmt: skip
        self.session.add(visit)
        self.session.commit()
        return visit.id

    def _add_upload(self, side: str) -> int:
        counts = dict.fromkeys(("new", "changed", "unchanged", "refused", "problems", "twins"), 0)
        findings: dict[str, Any] = {"problems": [], "headings": [], "twins": [], "notices": []}
        said = {"name": f"{SECRET}.csv", "content": b"id,name\n", "state": "checked", "counts": counts, "findings": findings}
        row = Upload(office=self.firms[side].office, uploaded_at=datetime.now(UTC), **said)
        self.session.add(row)
        self.session.commit()
        return row.id

    def _add_report(self, side: str) -> int:
        office, now = self.firms[side].office, datetime.now(UTC)
        report = Report(office=office, tracking_hash=codes.new(codes.TRACKING), text=SECRET, created_at=now)
        self.session.add(report)
        self.session.commit()
        return report.id

    def _add_dismissal(self, side: str) -> int:
        self.session.execute(delete(Dismissal))
        row = Dismissal(
            pairing="supply_chain", seeker_id=self.firms[side].id, partner_id=self._partner(side).id, reason="other", at=datetime.now(UTC)
        )
        self.session.add(row)
        self.session.commit()
        return row.id

    def _add_job(self, side: str) -> int:
        """A new one, the last being closed."""
        self.session.execute(update(Job).values(state="cancelled"))
        row, _ = jobs.enqueue(self.session, jobs.Order("city_list", side, office=self.firms[side].office))
        self.session.commit()
        return row.id

    def _add_account(self, side: str) -> Account:
        return people.open_account(self.session, "official", region=people.ELSEWHERE if side == "other" else people.CITY)

    def _token(self, role: str, side: str) -> int:
        owner = self.actors[role] if side == "own" else self._add_account(side)
        token, _ = tokens.issue(self.session, people.actor_of(owner), "x", "read", 1)
        self.session.commit()
        return token.id

    def ask(self, route: str, row: Row, role: str | None, side: str = "own") -> TestResponse:
        """Ask as that role (None: a stranger) about a thing of that side, made for this question."""
        method, rule = route.split(" ")
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(self._named(found[1], role or "official", side)), rule)
        says = {name: self._add_list(side) if value == "own_list" else value for name, value in row.says.items()}
        client = self.app.test_client()
        sent: dict[str, Any] = {"query_string": row.query}
        if rule.startswith("/api/"):
            sent |= {"json": says if method in ("POST", "PUT", "PATCH") else None}
            sent |= {"headers": people.bearer(self.session, self.actors[role]) if role else {}}
        else:
            if role:
                people.sign_in(client, self.session, self.actors[role])
            sent |= {"data": {**says, **people.form_token(client)}} if method == "POST" else {}
        self.session.commit()
        return client.open(address, method=method, **sent)

    def _named(self, parameter: str, role: str, side: str) -> object:
        makers = {"partnership_id": self._add_partnership, "job_id": self._add_job, "dismissal_id": self._add_dismissal,
                  "list_id": self._add_list, "visit_id": self._add_visit, "upload_id": self._add_upload,
                  "report_id": self._add_report, "letter_id": self._add_letter}  # fmt: skip
        if parameter in makers:
            return makers[parameter](side)
        match parameter:
            case "firm_id" | "public_id":
                return self.firms[side].pseudonym if role == "evaluator" else self.firms[side].public_id
            case "account_id":
                return self._add_account(side).id
            case "token_id":
                return self._token(role, side)
            case "certificate_id":
                return self.firms[side].certificates[0].id
            case "goal_id":
                return self.session.scalar(select(func.max(Goal.id)))
        fixed = {"rank": 1, "code": "K7QF-9M2X-4TRB", "member_id": "partner-1", "days": 15, "kind": "mid", "wanted": "en", "step": 1,
                 "pin_id": 1, "weight_set_id": 1}  # fmt: skip
        return fixed[parameter]
