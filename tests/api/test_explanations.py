"""Obstacles, near misses, plans and comparisons over the API: what they say, in both languages, and to whom."""

from __future__ import annotations

import pytest

from tests.api.conftest import Ask

BUYS = "pairing=supply_chain&as=buyer"
SELLS = "pairing=supply_chain&as=supplier"
STRICT = {"product": "tahu putih", "quantity": 300, "unit": "kg", "certificates": ["bpom_md"], "certificates_required": True}


@pytest.fixture
def strict(ask: Ask) -> None:
    """K-05 wants tofu from a certified maker; K-01, which makes some, has no certificate of that kind."""
    assert ask("official", "PATCH", "/firms/K-05", json={"needs": [STRICT]}).status_code == 200


@pytest.mark.usefixtures("strict")
def test_an_official_reads_what_keeps_two_firms_apart(ask: Ask) -> None:
    closed = ask("official", "GET", f"/firms/K-05/obstacles?{BUYS}&other=K-01").get_json()
    assert (closed["eligible"], [each["code"] for each in closed["obstacles"]]) == (False, ["certificate"])
    assert closed["obstacles"][0]["sentence"] == "sertifikat yang disyaratkan belum ada: BPOM MD (belum tercatat)"
    assert closed["obstacles"][0]["remedies"] == ["pemasok memiliki sertifikat BPOM MD"]
    english = ask("official", "GET", f"/firms/K-01/obstacles?{SELLS}&other=K-05&language=en").get_json()
    assert english["obstacles"][0]["remedies"] == ["the supplier holds the certificate BPOM MD"]
    assert ask("official", "GET", f"/firms/K-01/obstacles?{BUYS}&other=K-02").get_json() == {"eligible": True, "obstacles": [], "notes": []}
    assert ask("official", "GET", f"/firms/K-01/obstacles?{BUYS}&other=S-01").status_code == 404
    assert ask("official", "GET", "/firms/K-01/obstacles?pairing=mentorship&as=buyer&other=K-02").status_code == 422


@pytest.mark.usefixtures("strict")
def test_near_misses_are_named_with_the_score_that_they_would_have(ask: Ask) -> None:
    (found,) = ask("official", "GET", f"/firms/K-05/near-misses?{BUYS}").get_json()["items"]
    assert (found["partner"], found["remedy"]) == ("K-01", "Bisa setelah: pemasok memiliki sertifikat BPOM MD")
    (asked,) = ask("official", "GET", f"/firms/K-01/near-misses?{SELLS}").get_json()["items"]
    assert (asked["partner"], asked["score"]) == ("K-05", found["score"])
    certificate = [{"kind": "bpom_md", "expires": "2999-12-31"}]
    assert ask("official", "PATCH", "/firms/K-01", json={"certificates": certificate}).status_code == 200
    items = ask("official", "GET", f"/firms/K-05/suggestions?{BUYS}").get_json()["items"]
    assert [(each["partner"], each["score"]) for each in items if each["partner"] == "K-01"] == [("K-01", found["score"])]


@pytest.mark.usefixtures("strict")
def test_a_business_reads_its_own_plan_and_nothing_else(ask: Ask) -> None:
    plan = ask("business", "GET", "/firms/K-01/plan").get_json()
    assert plan["steps"] == [{"as": "supplier", "gate": "certificate", "firms": 1,
                              "sentence": "Memiliki sertifikat BPOM MD: 1 pembeli lagi dapat menjadi mitra"}]  # fmt: skip
    assert plan == ask("official", "GET", "/firms/K-01/plan").get_json()
    assert ask("business", "GET", "/firms/K-02/plan").status_code == 404
    for closed in (f"/obstacles?{BUYS}&other=K-02", f"/near-misses?{BUYS}", f"/comparison?{BUYS}&one=K-02&one=K-03"):
        assert ask("business", "GET", f"/firms/K-01{closed}").status_code == 403
        assert ask("evaluator", "GET", f"/firms/K-01{closed}").status_code == 403
    assert ask("evaluator", "GET", "/firms/K-01/plan").status_code == 403


def test_a_business_is_told_of_no_single_need(ask: Ask) -> None:
    """The only buyer of tofu wants 300 kg; an official may know, the maker learns it from three needs on."""
    assert ask("official", "GET", "/firms/K-01/plan").get_json()["markets"] == [
        ["“tahu putih”: kapasitas tersedia 900 kg per bulan memenuhi 1 dari 1 kebutuhan"]]  # fmt: skip
    assert ask("business", "GET", "/firms/K-01/plan").get_json()["markets"] == []
    needs = [{"product": "tahu putih", "quantity": quantity, "unit": "kg"} for quantity in (300, 1_234)]
    assert ask("official", "PATCH", "/firms/K-08", json={"needs": needs}).status_code == 200
    (market,) = ask("business", "GET", "/firms/K-01/plan").get_json()["markets"]
    assert market == ["“tahu putih”: kapasitas tersedia 900 kg per bulan memenuhi 2 dari 3 kebutuhan",
                      "kapasitas tersedia 2.000 kg per bulan memenuhi 3 dari 3 kebutuhan"]  # fmt: skip


def test_candidates_are_compared_in_any_order(ask: Ask) -> None:
    items = ask("official", "GET", f"/firms/K-03/suggestions?{SELLS}").get_json()["items"]
    better, worse = (each["partner"] for each in items[:2])
    found = ask("official", "GET", f"/firms/K-03/comparison?{SELLS}&one={worse}&one={better}").get_json()
    assert found == ask("official", "GET", f"/firms/K-03/comparison?{SELLS}&one={better}&one={worse}").get_json()
    assert [(each["partner"], each["score"], each["contributions"]) for each in found["items"]] == [
        (each["partner"], each["score"], each["contributions"]) for each in items[:2]]  # fmt: skip
    (against,) = found["contrasts"]
    assert (against["better"], against["worse"], against["sentences"][0][-7:]) == (better, worse, "karena:")
    for each in against["above"]:
        parts = [item["contributions"][each["feature"]] for item in items[:2]]
        assert each["amount"] == pytest.approx(parts[0] - parts[1])
        assert each["feature"] in found["items"][0]["highest"]
        assert [item["facts"][each["feature"]] for item in found["items"]] == [each["better"], each["worse"]]
    more = ask("official", "GET", f"/firms/K-03/comparison?{SELLS}&one={better}&one={worse}&one=K-09").get_json()
    assert [each["name"] for each in more["left_out"]] == ["Bengkel Las Rekaan"]
    assert more["items"] == found["items"]


@pytest.mark.parametrize(("named", "status"), [("one=K-05", 422), ("one=K-05&one=K-05", 422), ("", 422), ("one=K-05&one=K-09", 409),
                                               ("&".join(f"one=K-0{each}" for each in range(1, 6)), 422)])  # fmt: skip
def test_two_to_four_eligible_candidates_are_named(ask: Ask, named: str, status: int) -> None:
    assert ask("official", "GET", f"/firms/K-03/comparison?{SELLS}&{named}").status_code == status
