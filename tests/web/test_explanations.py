"""The pages beside a list: who is nearly eligible, and a firm's development plan."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Need
from matchmaker.services import firms
from tests import people
from tests.fixtures.city import CITY, SmallCity
from tests.web.conftest import Visit, words

STRICT = (Need("tahu putih", quantity=300.0, unit="kg", certificates=("bpom_md",), certificates_required=True),)


def _make_strict(small_city: SmallCity) -> None:
    """K-05 wants tofu from a certified maker only."""
    with Session(small_city.engine) as session:
        firm = firms.locate(session, people.terminal(CITY), "K-05")
        firms.change(session, people.terminal(CITY), firm, {"needs": STRICT})
        session.commit()


def test_a_list_names_who_is_nearly_eligible_and_why_not_yet(visit: Visit, small_city: SmallCity) -> None:
    assert "Hampir cocok" not in words(visit("official").get("/firms/K-05/suggestions?as=buyer"))
    _make_strict(small_city)
    shown = words(visit("official").get("/firms/K-05/suggestions?as=buyer"))
    assert "Hampir cocok" in shown
    assert "Tahu Rekaan sertifikat yang disyaratkan belum ada: BPOM MD (belum tercatat)." in shown
    assert "Bisa setelah: pemasok memiliki sertifikat BPOM MD" in shown


def test_a_plan_is_for_the_office_and_for_the_business_itself(visit: Visit, small_city: SmallCity) -> None:
    assert "Tidak ada satu perubahan pun" in words(visit("official").get("/firms/K-01/plan"))
    _make_strict(small_city)
    for reader, start in (("official", "/firms/K-01"), ("business", "/my")):
        visitor = visit(reader)
        link = re.search(r'href="([^"]+/plan[^"]*)"', visitor.get(start).text)
        assert link is not None
        assert "Memiliki sertifikat BPOM MD: 1 pembeli lagi dapat menjadi mitra" in words(visitor.get(link[1]))
    assert visit("business").get("/firms/K-02/plan").status_code == 403
