"""An official's decision on old codes: for the one firm, complete, on the trail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Offer, Profile
from matchmaker.errors import Conflict, Invalid
from matchmaker.services import kbli_decisions, reference
from matchmaker.store import firms as rows
from matchmaker.store.pages import Page
from models import AuditEntry
from tests.services.town import NEIGHBOUR, OFFICIAL, keep

OLD = Profile(id="T1", name="Tempe Rekaan", kbli_version="2020", kbli=("10391",), offers=(Offer(product="tempe", kbli="10391"),))


def test_the_list_holds_the_firms_of_the_region_whose_codes_wait(session: Session) -> None:
    reference.load(session)
    keep(session, OLD, replace(OLD, id="T2", name="Baru Rekaan", kbli_version="2025", kbli=("10307",), offers=()))
    keep(session, replace(OLD, id="T3"), office=NEIGHBOUR)
    keep(session, replace(OLD, id="T4", name="Baris Rekaan", kbli=()), replace(OLD, id="T5", kbli=(), offers=()))
    found, total = kbli_decisions.waiting(session, OFFICIAL, Page())
    assert ([each.public_id for each in found], total) == (["T4", "T1"], 2)
    assert kbli_decisions.waiting(session, OFFICIAL, Page(2, 1))[0][0].public_id == "T1"


def test_a_decision_is_stored_for_the_firm_alone_and_audited(session: Session) -> None:
    reference.load(session)
    firm, other = keep(session, OLD, replace(OLD, id="T2"))
    assert "kbli_version" in kbli_decisions.decide(session, OFFICIAL, firm, {"10391": "10307"}, revision=firm.revision)
    after = rows.profile(firm)
    assert (after.kbli_version, after.kbli, after.offers[0].kbli) == ("2025", ("10307",), "10307")
    assert rows.profile(other).kbli == ("10391",)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "firm.changed", AuditEntry.subject_id == firm.id)).one()
    assert entry.changes["kbli_version"] == ["2020", "2025"]
    assert kbli_decisions.decide(session, OFFICIAL, firm, {}) == []


@pytest.mark.parametrize("chosen", [{}, {"10391": "10391"}, {"10391": "107"}, {"10391": "?"}, {"10307": "10307"}])
def test_an_incomplete_or_wrong_decision_changes_nothing(session: Session, chosen: dict[str, str]) -> None:
    (firm,) = keep(session, OLD)
    with pytest.raises(Invalid) as refused:
        kbli_decisions.decide(session, OFFICIAL, firm, chosen)
    assert list(refused.value.fields) == ["10391"]
    assert rows.profile(firm).kbli_version == "2020"


def test_who_was_slower_is_told(session: Session) -> None:
    (firm,) = keep(session, OLD)
    with pytest.raises(Conflict):
        kbli_decisions.decide(session, OFFICIAL, firm, {"10391": "10307"}, revision=firm.revision + 1)
