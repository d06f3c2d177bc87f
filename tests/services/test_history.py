"""History: whatever was changed in whatever order, a profile of the past is the copy that was taken then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Need, Offer, Skill
from matchmaker.errors import NotFound
from matchmaker.i18n import today
from matchmaker.services import firms, history
from matchmaker.store import firms as rows
from matchmaker.store.pages import Page
from models import AuditValue
from tests.engine.firms import supplier
from tests.services.town import CITY, OFFICIAL, keep

CHOICES: dict[str, tuple[Any, ...]] = {
    "workers": (None, 1.0, 250.0),
    "annual_sales": (None, 5e8, 1e9),
    "phone": (None, "0800-1", "0800-2"),
    "observed_on": (None, today(), today() - timedelta(days=400)),
    "domestic": (None, True, False),
    "kbli": ((), ("10794",), ("10794", "15201")),
    "offers": ((), (Offer("tahu"),), (Offer("tahu", capacity=3.5, unit="kg", note="a"), Offer("tempe", tkdn=80.0))),
    "needs": ((), (Need("kedelai", certificates=("halal", "sni"), certificates_required=True, max_km=10.0),)),
    "certificates": ((), (Certificate("halal", "1", issued=today(), expires=today() + timedelta(days=9), evidence="seen"),)),
    "skills": ((), (Skill("jahit", "wants", 1.0, 4.0, 0.5),)),
}


@pytest.mark.parametrize("seed", range(4))
def test_the_past_is_the_copy_that_was_taken_then(session: Session, seed: int) -> None:
    random = Random(seed)
    (firm,) = keep(session, supplier())
    copies = []
    for _ in range(12):
        copies.append((datetime.now(UTC), rows.profile(firm)))
        names = random.sample(sorted(CHOICES), random.randint(1, 4))
        firms.change(session, OFFICIAL, firm, {name: random.choice(CHOICES[name]) for name in names})
        session.commit()
    for moment, copy in copies:
        past = history.at(session, firm, moment)
        assert (past.profile, past.erased) == (copy, frozenset())
    assert history.on(session, firm, today()).profile == rows.profile(firm)


def test_before_it_was_entered_there_is_no_profile(session: Session) -> None:
    firm = firms.create(session, OFFICIAL, replace(supplier(), id="N1"), CITY)
    with pytest.raises(NotFound):
        history.on(session, firm, today() - timedelta(days=2))


def test_what_was_erased_is_named_and_not_guessed(session: Session) -> None:
    (firm,) = keep(session, supplier(annual_sales=7e8))
    moment = datetime.now(UTC)
    firms.change(session, OFFICIAL, firm, {"annual_sales": 1e9, "workers": 77.0})
    session.execute(delete(AuditValue))
    past = history.at(session, firm, moment)
    assert past.erased == {"annual_sales"}
    assert past.profile.annual_sales is None
    assert past.profile.workers != 77.0


def test_the_latest_change_comes_first(session: Session) -> None:
    (firm,) = keep(session, supplier())
    firms.change(session, OFFICIAL, firm, {"workers": 77.0})
    found, total = history.changes(session, firm, Page())
    assert ([each.entry.act for each in found], total) == (["firm.changed", "firm.created"], 2)
