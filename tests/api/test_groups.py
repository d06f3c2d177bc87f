"""Members of a group as programs see them."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Firm
from tests.fixtures.city import SmallCity


def test_a_member_joins_and_leaves(client: FlaskClient, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.execute(update(Firm).where(Firm.public_id == "K-03").values(kind="group"))
        session.commit()
    official, address = small_city.bearer("official"), "/api/v1/firms/K-03/members"
    joined = client.post(address, json={"firm": "K-01"}, headers=official).json or {}
    assert [each["id"] for each in joined["members"]] == ["K-01"]
    assert {each["product"]: (each["own"], each["of_members"]) for each in joined["capacity"]} == {
        "keripik singkong": (400.0, 0.0),
        "tahu putih": (0.0, 900.0),
    }
    assert client.delete(f"{address}/K-01", headers=official).status_code == 204
    assert (client.get(address, headers=official).json or {})["members"] == []
