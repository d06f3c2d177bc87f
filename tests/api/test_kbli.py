"""Codes over HTTP: found by everyday words, and old ones decided by an official."""

from __future__ import annotations

from tests.api.conftest import Ask

OLD = {"id": "K-98", "name": "Tempe Rekaan", "kbli_version": "2020", "kbli": ["10391"], "offers": [{"product": "tempe"}]}


def test_everyday_words_find_codes_of_either_version(ask: Ask) -> None:
    for version, code in (("2025", "10307"), ("2020", "10391")):
        found = ask("business", "GET", f"/reference/kbli?text=tempe+kedele&version={version}").json["items"]
        assert (found[0]["code"], found[0]["version"]) == (code, version)


def test_a_decision_asks_for_every_code_and_holds(ask: Ask) -> None:
    assert ask("official", "POST", "/firms", json=OLD).status_code == 201
    assert "K-98" in [each["id"] for each in ask("official", "GET", "/kbli-decisions").json["items"]]
    (question,) = ask("official", "GET", "/firms/K-98/kbli").json["questions"]
    assert (question["code"], question["candidates"][0]["code"]) == ("10391", "10307")
    for answers in ([], [{"code": "10391", "becomes": "10391"}], [{"code": "10391"}, {"code": "10391"}]):
        assert ask("official", "PUT", "/firms/K-98/kbli", json={"answers": answers}).status_code == 422
    made = ask("official", "PUT", "/firms/K-98/kbli", json={"answers": [{"code": "10391", "becomes": "10307"}]})
    assert (made.json["kbli_version"], made.json["questions"]) == ("2025", [])
    assert ask("business", "GET", "/kbli-decisions").status_code == 403


def test_a_code_of_the_other_version_is_refused_with_both_and_a_remedy(ask: Ask) -> None:
    refused = ask("official", "POST", "/firms", json=OLD | {"id": "K-97", "kbli_version": "2025"}).json["errors"]["kbli"][0]
    assert all(part in refused for part in ("KBLI 2025", "KBLI 2020: Industri Tempe Kedelai", "Isi versi KBLI 2020"))
