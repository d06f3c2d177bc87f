"""Partnerships: the list, the steps, what is refused, and what a business may read of them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from models import Dismissal, Partnership
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words


def _recorded(small_city: SmallCity, seeker: str = "K-01", partner: str = "K-02") -> int:
    with Session(small_city.engine) as session:
        pair = Pair("supply_chain", small_city.firms[seeker].id, small_city.firms[partner].id)
        row = partnerships.propose(session, people.actor_of(small_city.accounts["official"]), Proposal(pair, note="catatan petugas"))
        session.commit()
        return row.id


def test_the_list_is_the_offices_own_and_can_be_narrowed(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    assert "Belum ada kemitraan" in words(official.get("/partnerships"))
    _recorded(small_city)
    assert "Tahu Rekaan – Gudang Kedelai Rekaan" in words(official.get("/partnerships"))
    assert "Tahu Rekaan" in words(official.get("/partnerships?state=introduced"))
    assert "Tidak ada pada tahap ini" in words(official.get("/partnerships?state=running"))
    assert "Tahu" not in words(visit("stranger").get("/partnerships"))


def test_it_is_taken_from_step_to_step(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    for state, name in (("exploring", "Penjajakan"), ("agreed", "Sepakat"), ("running", "Berjalan"), ("completed", "Selesai")):
        revision = field(official.get(path), "revision")
        answer = official.post(f"{path}/steps", state=state, note=f"catatan {state}", value="Rp 12.500.000", pattern="", revision=revision)
        assert answer.status_code == 303, words(answer)
        assert f"{name} " in words(official.get(path))
    shown = words(official.get(path))
    assert "Rp12.500.000" in shown
    assert "catatan exploring" in shown
    assert "Kemitraan ini sudah ditutup" in shown


def test_a_refused_step_keeps_what_was_typed(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    revision = field(official.get(path), "revision")
    wrong = official.post(f"{path}/steps", state="agreed", note="harga cocok", value="banyak", revision=revision)
    assert wrong.status_code == 422
    assert "harga cocok" in wrong.text
    assert 'value="banyak"' in wrong.text
    assert "bukan angka yang dikenal" in words(wrong)
    skipped = official.post(f"{path}/steps", state="completed", note="lompat", revision=revision)
    assert (skipped.status_code, "tidak dapat dilakukan" in words(skipped)) == (409, True)
    stale = official.post(f"{path}/steps", state="agreed", note="terlambat", revision="99")
    assert (stale.status_code, "baru saja diubah orang lain" in words(stale), "terlambat" in stale.text) == (409, True, True)


def test_a_decline_needs_its_reason_and_bars_the_pair(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    revision = field(official.get(path), "revision")
    without = official.post(f"{path}/steps", state="declined", reason="price", note=" ", revision=revision)
    assert (without.status_code, "tuliskan alasannya" in words(without)) == (422, True)
    assert '<option value="price" selected>' in without.text
    assert official.post(f"{path}/steps", state="declined", reason="price", note="terlalu mahal", revision=revision).status_code == 303
    with Session(small_city.engine) as session:
        assert session.scalars(select(Dismissal)).one().reason == "price"
        assert session.scalars(select(Partnership)).one().outcome == "declined"


def test_a_business_sees_the_state_of_its_own_and_no_notes(visit: Visit, small_city: SmallCity) -> None:
    mine, others = _recorded(small_city), _recorded(small_city, "K-05", "K-03")
    shown = words(visit("business").get(f"/partnerships/{mine}"))
    assert "Gudang Kedelai Rekaan" in shown
    assert "Dipertemukan" in shown
    for hidden in ("catatan petugas", "Nama official", "Langkah berikutnya", "Nilai"):
        assert hidden not in shown, hidden
    page = visit("business").get(f"/partnerships/{mine}").text
    assert ("/firms/K-01" in page, "/firms/K-02" in page) == (True, False)
    assert visit("business").get(f"/partnerships/{others}").status_code == 404
    assert "Katering" not in words(visit("business").get("/partnerships"))
