"""Signing in and out, the first page of each role, one's own password, the language."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Account
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words

FIRST = {"official": "/home", "supervisor": "/home", "administrator": "/home", "business": "/my", "evaluator": "/evaluations"}


@pytest.mark.parametrize("role", FIRST)
def test_each_role_signs_in_and_comes_to_its_first_page(visit: Visit, small_city: SmallCity, role: str) -> None:
    stranger = visit("")
    answer = stranger.post("/sign-in", name=small_city.accounts[role].name, password=people.PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/")
    assert stranger.get("/").location == FIRST[role]
    assert stranger.get(FIRST[role]).status_code == 200


def test_a_wrong_password_is_refused_without_losing_the_name(visit: Visit) -> None:
    answer = visit("").post("/sign-in", name="bu.sri", password="salah", next="/partnerships")
    assert answer.status_code == 401
    assert "Nama akun atau kata sandi tidak cocok" in words(answer)
    assert 'value="bu.sri"' in answer.text
    assert 'value="/partnerships"' in answer.text
    assert "salah" not in answer.text


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(visit: Visit, small_city: SmallCity, elsewhere: str) -> None:
    answer = visit("").post("/sign-in", name=small_city.accounts["official"].name, password=people.PASSWORD, next=elsewhere)
    assert answer.location == "/"
    assert visit("official").client.get("/language/en", query_string={"next": elsewhere}).location == "/"


def test_who_signs_out_is_out(visit: Visit) -> None:
    official = visit("official")
    assert official.get("/firms").status_code == 200
    assert official.post("/sign-out").status_code == 303
    assert official.get("/firms").location.startswith("/sign-in?next=")


def test_a_one_time_password_is_replaced_before_anything_else(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.execute(update(Account).where(Account.id == small_city.accounts["official"].id).values(password_is_temporary=True))
        session.commit()
    official = visit("official")
    assert official.get("/firms").location == "/password"
    unequal = official.post("/password", old_password=people.PASSWORD, password="kebun teh 2044", again="kebun teh 2045")
    assert (unequal.status_code, "tidak sama dengan yang di atas" in words(unequal)) == (422, True)
    wrong = official.post("/password", old_password="bukan ini", password="kebun teh 2044", again="kebun teh 2044")
    assert "kata sandi lama tidak cocok" in words(wrong)
    assert official.post("/password", old_password=people.PASSWORD, password="kebun teh 2044", again="kebun teh 2044").status_code == 303
    assert official.get("/firms").status_code == 200


def test_the_language_is_one_click_away_and_stays(visit: Visit) -> None:
    official = visit("official")
    page = official.get("/firms?text=tahu")
    assert '<html lang="id">' in page.text
    assert "next=/firms?text%3Dtahu" in page.text
    answer = official.get("/language/en?next=/firms?text%3Dtahu")
    assert answer.location == "/firms?text=tahu"
    assert '<html lang="en">' in official.get("/firms").text
    assert "Search by name, id or product" in words(official.get("/firms"))


def test_a_form_without_its_token_is_refused_by_a_page(visit: Visit) -> None:
    answer = visit("official").client.post("/firms/new", data={"id": "K-77", "name": "Usaha Rekaan"})
    assert answer.status_code == 400
    assert "Formulir ini sudah kedaluwarsa" in words(answer)
