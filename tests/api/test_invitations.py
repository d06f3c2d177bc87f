"""Invitations over HTTP: made once with their message, withdrawn, and nobody's of another office."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.fixtures.city import SmallCity


def test_an_invitation_is_made_and_withdrawn(client: FlaskClient, small_city: SmallCity) -> None:
    office = small_city.bearer("official")
    made = client.post("/api/v1/firms/K-03/invitations", headers=office)
    assert made.status_code == 201
    body = made.get_json()
    assert body["address"].endswith(f"/join/{body['code']}")
    assert body["message"] is None
    assert client.get(f"/join/{body['code']}").status_code == 200
    assert client.delete("/api/v1/firms/K-03/invitations", headers=office).status_code == 204
    assert client.get(f"/join/{body['code']}").status_code == 409


def test_the_message_goes_to_the_firms_own_telephone(client: FlaskClient, small_city: SmallCity) -> None:
    office = small_city.bearer("official")
    client.patch("/api/v1/firms/K-03", json={"phone": "+62 812 3456 7890"}, headers=office)
    message = client.post("/api/v1/firms/K-03/invitations", headers=office).get_json()["message"]
    assert message.startswith("https://wa.me/6281234567890?text=Yth.%20Keripik%20Rekaan")


def test_who_has_an_account_is_not_invited_and_strangers_do_not_invite(client: FlaskClient, small_city: SmallCity) -> None:
    assert client.post("/api/v1/firms/K-01/invitations", headers=small_city.bearer("official")).status_code == 409
    assert client.post("/api/v1/firms/K-03/invitations", headers=small_city.bearer("stranger")).status_code == 404
    assert client.post("/api/v1/firms/K-03/invitations", headers=small_city.bearer("business")).status_code == 403
    assert client.post("/api/v1/firms/K-03/invitations", headers=small_city.bearer("official", "read")).status_code == 403
