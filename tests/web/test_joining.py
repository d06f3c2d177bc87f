"""An invitation on paper or by WhatsApp, and the owner who joins by it: in both languages, without a script."""

from __future__ import annotations

import re

import pytest

from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
PASSWORD = "pisang goreng 9"


def invited(visit: Visit, firm: str = "K-03") -> str:
    """The code of a new invitation of that firm."""
    found = CODE.search(words(visit("official").post(f"/firms/{firm}/invitations")))
    assert found
    return found[0]


def test_an_invitation_is_shown_once_with_a_picture_and_no_link_without_a_mobile_number(visit: Visit) -> None:
    page = visit("official").post("/firms/K-03/invitations")
    assert CODE.search(words(page))
    assert '<svg width="' in page.text
    assert "wa.me" not in page.text
    again = visit("official").get("/firms/K-03/invitations")
    assert "Satu undangan belum dipakai" in words(again)
    assert not CODE.search(words(again))
    assert 'href="/firms/K-03/invitations"' in visit("official").get("/firms/K-03").text


def test_the_message_is_ready_to_send(visit: Visit) -> None:
    office = visit("official")
    revision = field(office.get("/firms/K-03/edit"), "revision")
    office.post("/firms/K-03/edit", revision=revision, name="Keripik Rekaan", phone="0812-3456-7890")
    page = office.post("/firms/K-03/invitations")
    assert 'href="https://wa.me/6281234567890?text=Yth.%20Keripik%20Rekaan' in page.text


def test_the_owner_joins_and_is_signed_in(visit: Visit) -> None:
    code, owner = invited(visit), visit("")
    page = owner.get(f"/join/{code.lower()}")
    for fact in ("Keripik Rekaan", "Kota Mojokerto", "UU Nomor 27 Tahun 2022"):
        assert fact in words(page), fact
    assert field(page, "name") == "k-03"
    answer = owner.post("/join", code=field(page, "code"), password=PASSWORD, agreed="yes")
    assert answer.status_code == 303
    assert "Catat nama akun Anda: k-03" in words(owner.get(answer.location))
    assert "Keripik Rekaan" in words(owner.get("/my"))
    for late in (owner.get(f"/join/{code}"), owner.post("/join", code=code, password=PASSWORD, agreed="yes")):
        assert late.status_code == 409
        assert "undangan ini sudah dipakai" in words(late)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ({"password": "12345678", "agreed": "yes"}, ("terlalu mudah ditebak",)),
        ({"password": "k-03 saja", "agreed": "yes"}, ("terlalu mudah ditebak",)),
        ({"password": PASSWORD}, ("centang bila Anda setuju",)),
        ({"password": "pisang"}, ("panjangnya harus 8 sampai 128 karakter", "centang bila Anda setuju")),
    ],
)
def test_a_refusal_names_its_field_and_uses_nothing_up(visit: Visit, said: dict[str, str], reasons: tuple[str, ...]) -> None:
    code = invited(visit)
    answer = visit("").post("/join", code=code, **said)
    assert answer.status_code == 422
    assert [words(answer).count(reason) for reason in reasons] == [1] * len(reasons), "each once, at its field"
    assert visit("").post("/join", code=code, password=PASSWORD, agreed="yes").status_code == 303


def test_a_wrong_code_says_only_that_it_is_not_known(visit: Visit) -> None:
    answers = {words(visit("").get(f"/join/{wrong}")) for wrong in ("0000-0000-0000", "x", "ñ" * 90)}
    assert len(answers) == 1
    assert visit("").get("/join?code=0000").status_code == 422


def test_a_withdrawn_invitation_is_void(visit: Visit) -> None:
    code = invited(visit)
    assert visit("official").post("/firms/K-03/invitations/withdraw").location == "/firms/K-03/invitations"
    assert "tidak berlaku lagi" in words(visit("").get(f"/join/{code}"))


def test_a_firm_with_an_account_is_not_invited(visit: Visit, small_city: SmallCity) -> None:
    assert "sudah punya akun: business.kota" in words(visit("official").get("/firms/K-01/invitations"))
    assert visit("official").post("/firms/K-01/invitations").status_code == 409


def test_joining_speaks_english(visit: Visit) -> None:
    code, stranger = invited(visit), visit("")
    stranger.get("/language/en?next=/join")
    assert "Use an invitation" in words(stranger.get("/join"))
    page = words(stranger.get(f"/join/{code}"))
    for fact in ("Open an account for Keripik Rekaan", "Law 27 of 2022", "Write it down"):
        assert fact in page, fact
