"""KBLI in the pages: codes found by everyday words without a script, and old codes decided by an official."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from matchmaker.store import firms
from tests.fixtures.city import CITY, SmallCity
from tests.web.conftest import Visit, words


def _file_under_2020(small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        firm: Any = firms.find(session, CITY, "K-01")
        firm.kbli_version, firm.kbli = "2020", ["10392"]
        for line in (*firm.offers, *firm.needs):
            line.kbli = None
        session.commit()


def _codes(small_city: SmallCity) -> tuple[str, tuple[str, ...]]:
    with Session(small_city.engine) as session:
        firm: Any = firms.find(session, CITY, "K-01")
        return firm.kbli_version, tuple(firm.kbli)


def test_an_old_code_waits_and_is_decided(visit: Visit, small_city: SmallCity) -> None:
    _file_under_2020(small_city)
    official = visit("official")
    assert "10392 Industri Tahu Kedelai" in words(official.get("/kbli-decisions"))
    assert "10308 Pembuatan tahu kedelai" in words(official.get("/firms/K-01/kbli"))
    refused = official.post("/firms/K-01/kbli", **{"code-10392": "other", "other-10392": "1030"})
    assert refused.status_code == 422
    assert 'value="1030"' in refused.text
    assert official.post("/firms/K-01/kbli").status_code == 422
    assert _codes(small_city) == ("2020", ("10392",))
    assert official.post("/firms/K-01/kbli", **{"code-10392": "10308"}).status_code == 303
    assert _codes(small_city) == ("2025", ("10308",))
    assert "sudah menurut KBLI 2025" in words(official.get("/firms/K-01/kbli"))


def test_a_code_may_be_typed_or_given_up(visit: Visit, small_city: SmallCity) -> None:
    _file_under_2020(small_city)
    assert visit("official").post("/firms/K-01/kbli", **{"code-10392": "other", "other-10392": "10307"}).status_code == 303
    _file_under_2020(small_city)
    assert visit("official").post("/firms/K-01/kbli", **{"code-10392": ""}).status_code == 303
    assert _codes(small_city) == ("2025", ())


def test_the_form_finds_codes_by_everyday_words_and_takes_them(visit: Visit, small_city: SmallCity) -> None:
    before = _codes(small_city)
    asked = {"kbli_version": "2025", "kbli": "10308", "kbli_words": "keripik singkong"}
    found = visit("official").post("/firms/K-01/edit", more="kbli", **asked)
    assert found.status_code == 200
    assert "Industri kerupuk, keripik, peyek, dan sejenisnya (KBLI 2025)" in words(found)
    taken = visit("official").post("/firms/K-01/edit", more="kbli:10794", **asked)
    assert 'value="10308; 10794"' in taken.text
    assert _codes(small_city) == before
    unknown = visit("official").post("/firms/K-01/edit", more="kbli:99999", **asked)
    assert 'value="10308"' in unknown.text


def test_nothing_found_is_said(visit: Visit) -> None:
    assert "Tidak ada kode yang cocok" in words(visit("official").post("/firms/K-01/edit", more="kbli", kbli_words="qqqq"))
    assert "kbli_words" not in visit("business").get("/my/edit").text
