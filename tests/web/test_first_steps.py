"""The five steps of a business's own profile: each a part of it, stored at once, and nothing else is touched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Offer, Profile
from matchmaker.store import firms
from matchmaker.web.step_form import STEPS, blank
from models import Firm, Skill
from tests.fixtures.city import PROFILES, SmallCity
from tests.web.conftest import Visit, Visitor, as_shown, field, words


def stored(city: SmallCity, firm: str = "K-01") -> Profile:
    """The profile as it is now."""
    with Session(city.engine) as session:
        row = firms.get(session, city.firms[firm].id)
        assert row
        return firms.profile(row)


def send(owner: Visitor, step: int, **said: Any) -> Any:
    """The step with what is typed beside what it shows."""
    page = owner.get(f"/my/start/{step}")
    hidden = dict(re.findall(r'<input type="hidden" name="([a-z_0-9-]+)" value="([^"]*)"', page.text))
    return owner.post(f"/my/start/{step}", **{**hidden, **as_shown(page), **said})


@pytest.mark.parametrize("step", range(1, 6))
def test_a_step_that_is_sent_as_it_is_shown_changes_nothing(visit: Visit, small_city: SmallCity, step: int) -> None:
    answer = send(visit("business"), step)
    assert (answer.status_code, answer.location) == (303, f"/my/start/{step + 1}" if step < 5 else "/my")
    assert stored(small_city) == PROFILES[0]


def test_what_a_step_does_not_ask_stays(visit: Visit, small_city: SmallCity) -> None:
    answer = send(visit("supplier"), 1, **{"offers-0-capacity": "25", "offers-1-product": "kulit kedelai", "offers-1-unit": "kg"})
    assert answer.status_code == 303, words(answer)
    before = PROFILES[1].offers[0]
    assert stored(small_city, "K-02") == replace(PROFILES[1], offers=(replace(before, capacity=25.0), Offer("kulit kedelai", unit="kg")))


def test_a_wrong_contact_of_old_days_holds_up_only_the_step_that_asks_for_it(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.get_one(Firm, small_city.firms["K-01"].id).phone = "belum ada"
        session.commit()
    assert send(visit("business"), 1, **{"offers-0-capacity": "25"}).status_code == 303
    refused = send(visit("business"), 5)
    assert (refused.status_code, "“belum ada” bukan nomor telepon" in words(refused)) == (422, True)


def test_progress_is_said_and_steps_end(visit: Visit) -> None:
    owner = visit("business")
    for step, each in enumerate(STEPS, 1):
        page = words(owner.get(f"/my/start/{step}"))
        assert f"Langkah {step} dari 5" in page
        assert each.title[0] in page
        assert "nama akun Anda: business.kota" in page
    assert [owner.get(f"/my/start/{step}").status_code for step in (0, 6)] == [404, 404]
    owner.get("/language/en?next=/my")
    assert "Step 5 of 5" in words(owner.get("/my/start/5"))


def test_blank_steps_are_named_until_they_are_filled_in(visit: Visit, small_city: SmallCity) -> None:
    owner = visit("business")
    assert "1 dari 5 langkah masih kosong. Keahlian" in words(owner.get("/my"))
    assert send(owner, 3, **{"skills-0-skill": "pembukuan", "skills-0-side": "wants"}).status_code == 303
    assert "langkah masih kosong" not in words(owner.get("/my"))
    assert blank(Profile("X", "Baru")) == [1, 2, 3, 4, 5]
    assert [each.skill for each in stored(small_city).skills] == ["pembukuan"]


def test_a_refused_step_keeps_what_was_typed(visit: Visit, small_city: SmallCity) -> None:
    answer = send(visit("business"), 4, workers="banyak", annual_sales="1")
    assert answer.status_code == 422
    assert 'value="banyak"' in answer.text
    assert stored(small_city) == PROFILES[0]


def test_somebody_faster_is_noticed(visit: Visit) -> None:
    owner = visit("business")
    revision = field(owner.get("/my/start/5"), "revision")
    assert send(owner, 4, workers="9").status_code == 303
    late = owner.post("/my/start/5", revision=revision, phone="0812-3456-7890", contact="Bu Rekaan", consent="true")
    assert late.status_code == 409
    assert owner.post("/my/start/5", revision=field(late, "revision"), phone="0812-3456-7890", consent="true").status_code == 303


def test_a_business_code_is_found_by_the_product_and_taken_once(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        row = firms.get(session, small_city.firms["K-01"].id)
        assert row
        row.kbli = []
        session.commit()
    owner = visit("business")
    page = owner.get("/my/start/4")
    code = re.search(r'value="kbli:(\d{5})"', page.text)
    assert code
    taken = send(owner, 4, more=f"kbli:{code[1]}")
    assert field(taken, "kbli") == code[1]
    assert send(owner, 4, kbli=code[1]).status_code == 303
    assert stored(small_city).kbli == (code[1],)
    assert 'name="kbli"' not in owner.get("/my/start/4").text
    assert "Bidang usaha sudah tercatat" in words(owner.get("/my/start/4"))


def test_a_line_more_and_a_line_less(visit: Visit, small_city: SmallCity) -> None:
    owner = visit("business")
    assert 'name="offers-2-product"' in send(owner, 1, more="offers").text
    assert send(owner, 1, **{"offers-0-remove": "1"}).status_code == 303
    assert stored(small_city) == replace(PROFILES[0], offers=())


def test_what_is_refused_is_shown_though_the_step_does_not_ask_it(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        row = firms.get(session, small_city.firms["K-01"].id)
        assert row
        row.skills = [Skill(place=0, skill="pembukuan", side="wants", level=1.0, target=4.0)]
        session.commit()
    answer = send(visit("business"), 3, **{"skills-0-side": "has"})
    assert answer.status_code == 422
    assert re.search(r'id="skills-0-target"[^>]* aria-invalid="true"', answer.text)
