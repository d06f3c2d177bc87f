"""Accounts."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words


def test_an_account_is_opened_and_its_password_is_shown_once(visit: Visit, small_city: SmallCity) -> None:
    administrator = visit("administrator")
    page = administrator.post("/accounts", name="bu.sri", full_name="Bu Sri", role="business", region="35.76", firm_id="K-03")
    password = re.search(r"<code>([a-z0-9-]{19})</code>", page.text)
    assert page.status_code == 200
    assert password is not None
    assert password[1] not in administrator.get("/accounts").text
    assert visit("").post("/sign-in", name="bu.sri", password=password[1]).status_code == 303
    with Session(small_city.engine) as session:
        account = session.scalars(select(Account).where(Account.name == "bu.sri")).one()
        assert (account.firm_id, account.password_is_temporary) == (small_city.firms["K-03"].id, True)


def test_a_refused_account_keeps_what_was_typed(visit: Visit) -> None:
    page = visit("administrator").post("/accounts", name="x y", full_name="Bu Sri", role="business", region="35.78", firm_id="S-01")
    assert page.status_code == 422
    for reason in ("huruf kecil", "di luar wilayah Anda", "pilih usaha dari wilayah Anda"):
        assert reason in words(page), reason
    assert 'value="Bu Sri"' in page.text


def test_a_reset_and_a_disabled_account_shut_its_person_out(visit: Visit, small_city: SmallCity) -> None:
    administrator, official, account = visit("administrator"), visit("official"), small_city.accounts["official"]
    assert official.get("/firms").status_code == 200
    page = administrator.get("/accounts").text
    for address, sure in ((f"/accounts/{account.id}/password", "Ya, atur ulang"), (f"/accounts/{account.id}/active", "Ya, nonaktifkan")):
        asked = page[: page.index(sure, page.index(f'action="{address}"'))]
        assert asked.count("<details") > asked.count("</details>"), "a second press does it"
    assert "Kata sandi sementara" in words(administrator.post(f"/accounts/{account.id}/password"))
    assert official.get("/firms").status_code == 303
    assert administrator.post(f"/accounts/{account.id}/active", active="false").status_code == 303
    assert "nonaktif" in words(administrator.get("/accounts"))
    assert administrator.post(f"/accounts/{account.id}/active", active="true").status_code == 303
    own = administrator.post(f"/accounts/{small_city.accounts['administrator'].id}/active", active="false")
    assert (own.status_code, "akun sendiri tidak dapat dinonaktifkan" in words(own).lower()) == (409, True)
