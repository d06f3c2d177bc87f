"""Agreements as programs see them."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import SmallCity


def recorded(city: SmallCity) -> str:
    """The address of a new partnership of K-01 and K-02."""
    with Session(city.engine) as session:
        pair = Pair("supply_chain", city.firms["K-01"].id, city.firms["K-02"].id)
        row = partnerships.propose(session, people.actor_of(city.accounts["official"]), Proposal(pair))
        session.commit()
        return f"/api/v1/partnerships/{row.id}"


def test_an_agreement_is_recorded_and_read(client: FlaskClient, small_city: SmallCity) -> None:
    address, official = f"{recorded(small_city)}/agreement", small_city.bearer("official")
    first = client.get(address, headers=official).json or {}
    assert (first["revision"], first["activity"], [each["filled"] for each in first["contents"]]) == (0, None, [False] * 5)
    said = {"activity": "pasokan", "starts_on": "2027-01-01", "ends_on": "2027-06-30", "payment_days": 30, "revision": 0}
    told = client.patch(address, json=said, headers=official).json or {}
    assert (told["revision"], told["ends_on"], told["payment_days"]) == (1, "2027-06-30", 30)
    term = next(each for each in told["contents"] if each["item"] == "term")
    assert (term["filled"], term["lacking"], term["source"], term["status"]) == (True, [], "UU 20/2008", "secondary")
    assert client.patch(address, json=said | {"activity": "lain"}, headers=official).status_code == 409
    refused = client.patch(address, json={"ends_on": "2026-12-31"}, headers=official)
    assert (refused.status_code, sorted((refused.json or {})["errors"])) == (422, ["ends_on", "starts_on"])
    assert client.get(address, headers=small_city.bearer("supplier")).status_code == 200
    assert client.patch(address, json=said, headers=small_city.bearer("supplier")).status_code == 403
