"""A program sends a file, answers what is asked, takes it, and undoes it."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from matchmaker.services.worker import Worker
from tests.fixtures.city import SmallCity

TEXT = "id,Nama UMKM,phone\nU-1,Kedelai Kembar,+62 800 0002 00\n"


def work(city: SmallCity) -> None:
    """Do what waits."""
    while Worker(city.engine).work():
        pass


def send(client: FlaskClient, city: SmallCity, text: str, name: str = "kantor.csv") -> dict[str, Any]:
    """The file, checked."""
    bearer = city.bearer("official")
    answer = client.post(f"/api/v1/imports?name={name}", data=text.encode(), content_type="application/octet-stream", headers=bearer)
    assert (answer.status_code, answer.json["state"]) == (202, "waiting")
    work(city)
    shown: dict[str, Any] = client.get(f"/api/v1/imports/{answer.json['id']}", headers=bearer).json
    return shown


def test_a_file_is_answered_about_taken_and_undone(client: FlaskClient, small_city: SmallCity) -> None:
    bearer = small_city.bearer("official")
    found = send(client, small_city, TEXT)
    address = f"/api/v1/imports/{found['id']}"
    assert [(each["heading"], each["suggestions"][0]) for each in found["headings"]] == [("Nama UMKM", "name")]
    said = {"headings": [{"sheet": "firms", "heading": "Nama UMKM", "column": "name"}]}
    assert client.put(f"{address}/answers", json=said, headers=bearer).status_code == 202
    assert client.put(f"{address}/answers", json=said, headers=bearer).status_code == 409
    work(small_city)
    assert client.post(f"{address}/take", json={}, headers=bearer).status_code == 202
    work(small_city)
    taken = client.get(address, headers=bearer).json
    assert (taken["state"], taken["counts"]["new"], taken["job"]) == ("taken", 1, None)
    assert client.get("/api/v1/firms/U-1", headers=bearer).json["name"] == "Kedelai Kembar"
    asked = client.post(f"{address}/undo", headers=bearer)
    assert (asked.status_code, asked.json["state"], asked.json["job"] is None) == (202, "taken", False)
    assert client.post(f"{address}/undo", headers=bearer).status_code == 409
    work(small_city)
    assert client.get(address, headers=bearer).json["state"] == "undone"
    assert client.get("/api/v1/firms/U-1", headers=bearer).status_code == 404
    assert client.get("/api/v1/imports", headers=bearer).json["total"] == 1


def test_problems_come_in_parts(client: FlaskClient, small_city: SmallCity) -> None:
    bearer = small_city.bearer("official")
    rows = "".join(f"K-{number + 100},Baru,banyak\n" for number in range(30))
    found = send(client, small_city, f"id,name,workers\n{rows}")
    part = client.get(f"/api/v1/imports/{found['id']}/problems?page=2&size=20", headers=bearer).json
    assert (part["total"], len(part["items"]), part["items"][0]["row"], part["items"][0]["column"]) == (30, 10, 22, "workers")
    refused = client.post(f"/api/v1/imports/{found['id']}/take", json={}, headers=bearer)
    assert (refused.status_code, "ditolak" in refused.json["detail"]) == (409, True)


def test_two_rows_of_one_firm_are_asked_about_with_their_numbers(client: FlaskClient, small_city: SmallCity) -> None:
    bearer = small_city.bearer("official")
    found = send(client, small_city, "id,name,nib\nU-1,Rotan Rekaan,9120000000077\nU-2,Meubel Rekaan,9120000000077\n")
    (twin,) = found["twins"]
    assert (twin["row"], twin["other_row"], twin["signs"], twin["stored"]["name"]) == (3, 2, ["nib"], "Rotan Rekaan")
    said = {"twins": [{"uploaded": "U-2", "stored": "U-1", "same": True}]}
    assert client.put(f"/api/v1/imports/{found['id']}/answers", json=said, headers=bearer).status_code == 202
    work(small_city)
    (problem,) = client.get(f"/api/v1/imports/{found['id']}/problems", headers=bearer).json["items"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "id", "U-2")


def test_answers_that_name_nothing_are_refused(client: FlaskClient, small_city: SmallCity) -> None:
    bearer = small_city.bearer("official")
    address = f"/api/v1/imports/{send(client, small_city, TEXT)['id']}/answers"
    for said in (
        {"headings": [{"sheet": "firms", "heading": "x", "column": "gaji"}]},
        {"twins": [{"uploaded": "U-1", "stored": "K-77", "same": True}]},
        {"headings": [{"sheet": "firms"}]},
    ):
        assert client.put(address, json=said, headers=bearer).status_code == 422


def test_a_template_and_corrected_rows_are_workbooks(client: FlaskClient, small_city: SmallCity) -> None:
    bearer = small_city.bearer("official")
    found = send(client, small_city, "id,name,workers\nK-99,Baru,banyak\n")
    for address in ("/api/v1/imports/template.xlsx", f"/api/v1/imports/{found['id']}/corrected.xlsx"):
        answer = client.get(address, headers=bearer)
        assert (answer.status_code, answer.data[:2]) == (200, b"PK")


def test_a_file_needs_a_name_and_a_token_that_may_write(client: FlaskClient, small_city: SmallCity) -> None:
    assert client.post("/api/v1/imports", data=b"x", headers=small_city.bearer("official")).status_code == 422
    assert client.post("/api/v1/imports?name=a.csv", data=b"x", headers=small_city.bearer("official", "read")).status_code == 403
    assert client.post("/api/v1/imports?name=a.csv", data=b"x", headers=small_city.bearer("stranger")).status_code == 202
