"""Legality, the 40 % rule and the rules themselves through the API."""

from __future__ import annotations

from tests.api.conftest import Ask

WORD = {"evidence": "source", "checked_on": "2026-01-05", "note": "dicek ke penerbit"}


def test_a_firm_shows_its_sizes_its_certificates_and_what_it_lacks(ask: Ask) -> None:
    found = ask("official", "GET", "/firms/K-01/legality").json
    assert [(each["rule"], each["size"]) for each in found["sizes"]] == [("pp7", "mikro"), ("permenperin64", None), ("bps", "kecil")]
    assert found["sizes"][0]["basis"].startswith("PP 7/2021 Pasal 35 ayat (5): penjualan Rp800.000.000")
    assert found["budget_share"]["verdict"] == "unknown"
    assert [(each["kind"], each["state"]) for each in found["certificates"]] == [("halal", "in_force")]
    assert [each["kinds"] for each in found["lacking"]] == [["nib"], ["spp_irt", "bpom_md"]]
    assert "for_buyer" not in found
    assert ask("business", "GET", "/firms/K-01/legality").json == found
    assert ask("business", "GET", "/firms/K-01/legality?buyer=K-02").status_code in (403, 404)
    assert ask("official", "GET", "/firms/K-02/legality?buyer=K-01").json["for_buyer"] == []


def test_an_official_records_how_well_a_certificate_is_attested(ask: Ask) -> None:
    (held,) = ask("official", "GET", "/firms/K-01/legality").json["certificates"]
    path = f"/firms/K-01/certificates/{held['id']}/evidence"
    assert ask("business", "PUT", path, json=WORD).status_code == 403
    assert ask("official", "PUT", path, json={**WORD, "note": None}).json["errors"].keys() == {"note"}
    assert ask("official", "PUT", path, json={**WORD, "evidence": "sure"}).status_code == 422
    (told,) = ask("official", "PUT", path, json=WORD).json["certificates"]
    assert (told["evidence"], told["checked_on"], told["note"]) == ("source", "2026-01-05", "dicek ke penerbit")
    assert ask("official", "PUT", path, json=WORD).status_code == 404
    assert ask("official", "GET", "/firms/K-01").json["certificates"][0]["evidence"] == "source"


def test_the_register_is_asked_by_view_and_kind(ask: Ask) -> None:
    found = ask("official", "GET", "/legality?view=missing&kind=halal").json
    assert {each["firm"] for each in found["items"]} > {"K-03"}
    assert found["total"] == len(found["items"])
    assert ask("official", "GET", "/legality?view=all").json["items"][0]["kind"] == "halal"
    assert ask("official", "GET", "/legality?days=-1").status_code == 422
    assert {each["firm"] for each in ask("business", "GET", "/legality?view=missing").json["items"]} == {"K-01"}


def test_the_calendar_is_one(ask: Ask) -> None:
    answer = ask("business", "GET", "/legality.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")


def test_the_40_percent_rule_is_listed_with_its_reasons(ask: Ask) -> None:
    found = ask("official", "GET", "/budget-share?verdict=unknown&size=100").json
    assert "K-01" in {each["firm"] for each in found["items"]}
    assert all("buatan dalam negeri" in each["reason"] for each in found["items"])
    assert ask("official", "GET", "/budget-share?least_tkdn=40").json["total"] == 0


def test_the_rules_name_their_sources(ask: Ask) -> None:
    tables = {each["name"]: each for each in ask("evaluator", "GET", "/rules").json["tables"]}
    assert tables["size_classes"]["rows"][0]["source"] == "PP 7/2021"
    assert not any(each["own"] for each in tables.values())
