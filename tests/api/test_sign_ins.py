"""Signing in by program, one's own tokens and password."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient

from matchmaker.database import transaction
from models import Account
from tests import people
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity


def _sign_in(client: FlaskClient, name: str, password: str = people.PASSWORD):  # type: ignore[no-untyped-def]
    return client.post("/api/v1/sign-ins", json={"name": name, "password": password})


def test_a_token_opens_the_api_until_it_is_given_back(client: FlaskClient, small_city: SmallCity) -> None:
    said = _sign_in(client, small_city.accounts["official"].name)
    assert said.status_code == 201
    assert said.json["role"] == "official"
    assert datetime.fromisoformat(said.json["ends_at"]) > datetime.now(UTC) + timedelta(hours=1)
    headers = {"Authorization": f"Bearer {said.json['token']}"}
    assert client.get("/api/v1/firms", headers=headers).status_code == 200
    assert client.delete("/api/v1/sign-ins/current", headers=headers).status_code == 204
    assert client.get("/api/v1/firms", headers=headers).status_code == 401


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(client: FlaskClient, small_city: SmallCity) -> None:
    refused = [_sign_in(client, name, "salah sekali") for name in (small_city.accounts["official"].name, "nobody")]
    assert [each.status_code for each in refused] == [401, 401]
    assert refused[0].data == refused[1].data
    assert refused[0].mimetype == "application/problem+json"


def test_guessing_is_stopped(client: FlaskClient, small_city: SmallCity) -> None:
    name = small_city.accounts["official"].name
    assert [_sign_in(client, name, f"salah {number}").status_code for number in range(6)] == [401] * 5 + [429]


def test_a_one_time_password_opens_nothing_but_its_own_replacement(client: FlaskClient, small_city: SmallCity) -> None:
    account = small_city.accounts["official"]
    with transaction(small_city.engine) as session:
        session.get_one(Account, account.id).password_is_temporary = True
    headers = {"Authorization": f"Bearer {_sign_in(client, account.name).json['token']}"}
    assert client.get("/api/v1/firms", headers=headers).status_code == 403
    new = {"old_password": people.PASSWORD, "password": "lumbung padi 23"}
    assert client.put("/api/v1/password", json=new, headers=headers).status_code == 204
    fresh = {"Authorization": f"Bearer {_sign_in(client, account.name, 'lumbung padi 23').json['token']}"}
    assert client.get("/api/v1/firms", headers=fresh).status_code == 200


def test_a_token_is_told_once_listed_without_its_secret_and_revoked(client: FlaskClient, ask: Ask) -> None:
    made = ask("official", "POST", "/tokens", json={"name": "skrip", "scope": "read", "days": 30.0})
    assert made.status_code == 201
    headers = {"Authorization": f"Bearer {made.json['token']}"}
    assert client.get("/api/v1/firms", headers=headers).status_code == 200
    assert client.post("/api/v1/firms", json={}, headers=headers).status_code == 403
    listed = ask("official", "GET", "/tokens").json
    assert made.json["id"] in [each["id"] for each in listed["items"]]
    assert all("token" not in each for each in listed["items"])
    assert ask("supervisor", "DELETE", f"/tokens/{made.json['id']}").status_code == 404
    assert ask("official", "DELETE", f"/tokens/{made.json['id']}").status_code == 204
    assert client.get("/api/v1/firms", headers=headers).status_code == 401


def test_what_is_wrong_with_a_token_is_named(ask: Ask) -> None:
    refused = ask("official", "POST", "/tokens", json={"name": "", "scope": "all", "days": 0})
    assert refused.status_code == 422
    assert set(refused.json["errors"]) == {"name", "scope", "days"}
