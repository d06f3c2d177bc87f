"""Visits, checks, reports and history as programs see them."""

from __future__ import annotations

from flask.testing import FlaskClient

from matchmaker.i18n import today
from tests.fixtures.city import SmallCity

PLAN = {"planned_on": "2999-01-05", "assignment": "090/17", "purpose": "pendataan"}


def test_a_visit_from_plan_to_history(client: FlaskClient, small_city: SmallCity) -> None:
    official = small_city.bearer("official")
    visit = client.post("/api/v1/firms/K-03/visits", json=PLAN, headers=official).json or {}
    assert (visit["state"], visit["firm"], visit["changed"]) == ("planned", "K-03", [])
    address = f"/api/v1/visits/{visit['id']}"
    changed = client.patch(f"{address}/profile", json={"workers": 7}, headers=official).json or {}
    assert changed["changed"] == ["workers"]
    done = client.post(f"{address}/record", json={"done_on": today().isoformat(), "note": "didata"}, headers=official)
    assert done.status_code == 200
    assert client.post(f"{address}/cancel", headers=official).status_code == 409
    history = client.get("/api/v1/firms/K-03/history", headers=official).json or {}
    assert [each["visit"] for each in history["items"]] == [visit["id"], visit["id"], None]
    past = client.get(f"/api/v1/firms/K-03/past?on={today().isoformat()}", headers=official).json or {}
    assert (past["profile"]["workers"], past["erased"]) == (7, [])
    assert client.get("/api/v1/firms/K-03/past?on=2001-01-01", headers=official).status_code == 404
    fresh = client.get("/api/v1/firms/K-03/freshness", headers=official).json or {}
    assert (fresh["confidence"], fresh["visit"]) == ("high", visit["id"])
    listed = client.get("/api/v1/visits?state=done", headers=official).json or {}
    assert listed["total"] == 1
    known = client.post("/api/v1/checks", json={"code": visit["code"]}).json or {}
    assert (known["real"], known["official"], known["firm"]) == (True, "Nama official", "Ker… Rek…")


def test_a_wrong_code_is_only_unknown(client: FlaskClient, small_city: SmallCity) -> None:
    answer = client.post("/api/v1/checks", json={"code": "K7QF-9M2X-4TRB"}).json or {}
    assert answer == {"real": False, "promise": "Pendataan gratis. Petugas tidak meminta uang."}


def test_a_report_is_filed_followed_and_handled(client: FlaskClient, small_city: SmallCity) -> None:
    number = (client.post("/api/v1/reports", json={"text": "meminta uang"}).json or {})["number"]
    leader = small_city.bearer("supervisor")
    (report,) = (client.get("/api/v1/reports", headers=leader).json or {})["items"]
    assert "text" not in report
    address = f"/api/v1/reports/{report['id']}"
    assert (client.get(address, headers=leader).json or {})["text"] == "meminta uang"
    moved = client.post(f"{address}/steps", json={"state": "verified", "note": "diperiksa"}, headers=leader)
    assert moved.status_code == 201
    followed = client.post("/api/v1/reports/status", json={"number": number}).json or {}
    assert [each["note"] for each in followed["steps"]] == ["", "diperiksa"]
    assert client.post("/api/v1/reports/status", json={"number": "1"}).status_code == 404
    assert client.get("/api/v1/reports", headers=small_city.bearer("supervisor", "read")).status_code == 403
