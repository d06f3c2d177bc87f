"""A form sent once the sign-in has ended or changed comes back to be sent again; never to another site, nor a password or a file."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from matchmaker.http import kept_form
from models import Account
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, Visitor, field, words

OURS = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin", "Accept": "text/html,*/*;q=0.8"}
"""What a browser says of a form of ours."""
TYPED = {"id": "K-77", "name": 'Usaha "Baru" <b>', "description": "baris satu\nbaris dua"}


def send(visitor: Visitor, typed: dict[str, Any], headers: dict[str, str] | None = None, path: str = "/firms/new", **token: str) -> Any:
    """The answer to that form, with a valid token unless another is given."""
    files = {name: (io.BytesIO(value), "profiles.csv") for name, value in typed.items() if isinstance(value, bytes)}
    data = {**typed, **files, **(token or people.form_token(visitor.client))}
    return visitor.client.post(path, data=data, headers={**OURS, **(headers or {})})


@pytest.mark.parametrize("token", [{}, {"csrf_token": "of before signing out"}], ids=["own token", "former token"])
def test_what_was_typed_is_sent_again_after_signing_in(visit: Visit, token: dict[str, str]) -> None:
    page = send(visit(""), TYPED, **token)
    assert (page.status_code, {name: field(page, name) for name in TYPED}) == (401, TYPED)
    assert "Sesi Anda sudah berakhir" in words(page)
    official = visit("official")
    sent = {name: field(page, name) for name in TYPED}
    again = send(official, sent, csrf_token=field(page, "csrf_token"))
    assert (again.status_code, {name: field(again, name) for name in TYPED}) == (400, TYPED), "the token belongs to the former sign-in"
    assert "Anda masuk sebagai official" in words(again)
    assert again.text.count('name="csrf_token"') == 2, "of the form and of signing out; the one that was sent is not among the fields"
    assert send(official, sent, csrf_token=field(again, "csrf_token")).status_code == 303
    assert official.get("/firms/K-77").status_code == 200


def test_a_form_that_is_open_to_all_is_only_sent_again(visit: Visit) -> None:
    page = send(visit(""), {"code": "ABCD"}, path="/join", csrf_token="of before signing out")
    assert (page.status_code, "Sesi Anda" in words(page), field(page, "code")) == (400, False, "ABCD")


def test_what_was_typed_waits_until_a_one_time_password_is_replaced(visit: Visit, small_city: SmallCity) -> None:
    official, key = visit("official"), small_city.accounts["official"].id

    def temporary(is_so: bool) -> None:
        with Session(small_city.engine) as session:
            session.execute(update(Account).where(Account.id == key).values(password_is_temporary=is_so))
            session.commit()

    temporary(True)
    assert official.post("/firms/new").location == "/password", "nothing was typed"
    for token, status in (("of another", 400), (people.form_token(official.client)["csrf_token"], 403)):
        page = send(official, TYPED, csrf_token=token)
        assert (page.status_code, {name: field(page, name) for name in TYPED}) == (status, TYPED)
        assert 'href="/password" target="_blank"' in page.text
    temporary(False)
    assert send(official, TYPED).status_code == 303


@pytest.mark.parametrize(
    ("headers", "typed"),
    [
        ({"Origin": "http://evil.example"}, TYPED),
        ({"Origin": "null"}, TYPED),
        ({"Origin": ""}, TYPED),
        ({"Sec-Fetch-Site": "cross-site"}, TYPED),
        ({"Sec-Fetch-Site": "same-site"}, TYPED),
        ({"Accept": "*/*"}, TYPED),
        ({}, {**TYPED, "password": "gudang pisang 17"}),
        ({}, {**TYPED, "old_password": "gudang pisang 17"}),
        ({}, {**TYPED, "file": b"id,name"}),
        ({}, {**TYPED, "description": "x" * kept_form.MOST}),
        ({}, {}),
    ],
    ids=["another site", "a hidden site", "an old browser", "said to be another", "a neighbour", "a script", "password", "old password",
         "a file", "too long", "nothing typed"],
)  # fmt: skip
def test_what_must_not_come_back_leads_to_the_sign_in(visit: Visit, headers: dict[str, str], typed: dict[str, Any]) -> None:
    page = send(visit(""), typed, headers)
    assert (page.status_code, page.location) == (303, "/sign-in")
    refused = send(visit("official"), typed, headers, csrf_token="of another")
    assert (refused.status_code, "Formulir ini sudah kedaluwarsa" in words(refused)) == (400, True)
    assert "gudang pisang" not in page.text + refused.text
    assert "K-77" not in refused.text


def test_a_part_of_a_page_is_sent_to_the_sign_in_as_before(visit: Visit) -> None:
    part = send(visit(""), TYPED, {"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"], part.data) == (401, "/sign-in", b"")
