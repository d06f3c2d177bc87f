"""The page of a group's members."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Firm
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words


def test_members_are_added_and_removed_by_their_id(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.execute(update(Firm).where(Firm.public_id == "K-03").values(kind="group"))
        session.commit()
    office, page = visit("official"), "/firms/K-03/members"
    assert page in office.get("/firms/K-03").text
    assert office.post(page, firm="K-01").status_code == 303
    said = words(office.get(page))
    assert "Tahu Rekaan" in said
    assert "900 kg per bulan" in said
    assert office.post(page, firm="K-01").status_code == 409
    unknown = office.post(page, firm="K-99")
    assert unknown.status_code == 422
    assert 'value="K-99"' in unknown.text
    assert office.post(f"{page}/K-01/remove").status_code == 303
    assert "Tahu Rekaan" not in words(office.get(page))
    assert office.get("/firms/K-01/members").status_code == 409
