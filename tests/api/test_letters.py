"""Letters as programs see them."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.api.test_agreements import recorded
from tests.fixtures.city import SmallCity


def test_a_letter_is_drawn_up_listed_downloaded_and_checked(client: FlaskClient, small_city: SmallCity) -> None:
    address, official = f"{recorded(small_city)}/letters", small_city.bearer("official")
    drawn = client.post(address, json={"kind": "introduction"}, headers=official).json or {}
    assert (drawn["kind"], drawn["number"][:8], len(drawn["facts_hash"])) == ("introduction", "001/PGT/", 64)
    assert (client.get(address, headers=official).json or {})["items"] == [drawn]
    for form, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        readers = [official, small_city.bearer("business")]
        files = [client.get(f"/api/v1/letters/{drawn['id']}.{form}", headers=reader).data for reader in readers]
        assert files[0] == files[1]
        assert files[0].startswith(start)
    known = client.post("/api/v1/checks", json={"code": drawn["code"]}).json or {}
    assert (known["real"], known["letter"]["number"], known["letter"]["state"]) == (True, drawn["number"], "introduced")
    assert known["letter"]["firms"] == ["Tahu Rekaan", "Gudang Kedelai Rekaan"]


def test_what_is_refused(client: FlaskClient, small_city: SmallCity) -> None:
    address, official = f"{recorded(small_city)}/letters", small_city.bearer("official")
    assert client.post(address, json={"kind": "perjanjian"}, headers=official).status_code == 422
    assert client.post(address, json={"kind": "summary"}, headers=small_city.bearer("business")).status_code == 403
    summary = client.post(address, json={"kind": "summary"}, headers=official).json or {}
    assert client.get(f"/api/v1/letters/{summary['id']}.pdf", headers=small_city.bearer("business")).status_code == 404
    assert (client.get(address, headers=small_city.bearer("business")).json or {})["items"] == []


def test_a_key_that_no_database_holds_is_unknown(client: FlaskClient, small_city: SmallCity) -> None:
    official = small_city.bearer("official")
    for key in ("0", "2147483648", "9" * 5000):
        assert client.post(f"/api/v1/partnerships/{key}/letters", json={"kind": "summary"}, headers=official).status_code == 404
