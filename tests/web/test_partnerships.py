"""Partnerships: the list, the steps, what is refused, and what a business may read of them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from models import Dismissal, Firm, Partnership
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
    assert "Tidak ada yang cocok" in words(official.get("/partnerships?state=running"))
    assert "Tahu" not in words(visit("stranger").get("/partnerships"))


def test_it_is_taken_from_step_to_step(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    for state, name in (("exploring", "Penjajakan"), ("agreed", "Sepakat"), ("running", "Berjalan"), ("completed", "Selesai")):
        revision = field(official.get(path), "revision")
        told = {"state": state, "note": f"catatan {state}", "value": "Rp 12.500.000", "pattern": "", "ownership": "none"}
        answer = official.post(f"{path}/steps", **told, revision=revision)
        assert answer.status_code == 303, words(answer)
        assert f"{name} " in words(official.get(path))
    shown = words(official.get(path))
    assert "Rp12.500.000" in shown
    assert "catatan exploring" in shown
    assert "Kemitraan ini sudah ditutup" in shown


def test_who_has_not_answered_is_said_before_a_step_and_after_it(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    assert "Kedua pihak belum menjawab. Sebelum “Penjajakan” atau “Sepakat”" in words(official.get(path))
    assert "Putuskan temuan" not in words(official.get(path))
    official.post(f"{path}/answers", answer="interested", side="partner")
    assert "“Tahu Rekaan” belum menjawab. Sebelum" in words(official.get(path))
    official.post(f"{path}/steps", state="exploring")
    assert "Langkah dicatat. “Tahu Rekaan” belum menjawab." in words(official.get(path))
    assert "belum menjawab" not in words(official.get(path))


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


def test_ownership_is_asked_and_the_ban_is_quoted(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        for firm, sales in (("K-01", 9e10), ("K-02", 5e9)):
            session.get_one(Firm, small_city.firms[firm].id).annual_sales = sales
        session.commit()
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    revision = field(official.get(path), "revision")
    unsaid = official.post(f"{path}/steps", state="agreed", ownership="", revision=revision)
    assert (unsaid.status_code, "nyatakan kepemilikan" in words(unsaid)) == (422, True)
    owned = official.post(f"{path}/steps", state="agreed", ownership="by_seeker", revision=revision)
    assert (owned.status_code, "UU 20/2008 Pasal 35 ayat (1)" in words(owned)) == (409, True)
    assert '<option value="by_seeker" selected>' in owned.text
    official.post(f"{path}/steps", state="agreed", ownership="none", pattern="inti_plasma", revision=revision)
    shown = words(official.get(path))
    for fact in ("Tidak ada kepemilikan atau penguasaan", "PP 7/2021 Pasal 107 (sudah diperiksa)", "inti, Besar", "plasma, Kecil", "Rp90"):
        assert fact in shown, fact
    assert "PP 7/2021" not in words(visit("business").get(path))


def test_a_doubt_is_decided_on_where_it_was_met(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    revision = field(official.get(path), "revision")
    doubtful = official.post(f"{path}/steps", state="agreed", ownership="none", pattern="subkontrak", revision=revision)
    assert (doubtful.status_code, "pilih perdagangan umum atau rantai pasok" in words(doubtful)) == (409, True)
    assert "Putuskan temuan" in words(doubtful)
    assert field(doubtful, "pattern") == "subkontrak"
    decision = {"kind": "roles", "decision": "goes_on", "pattern": "subkontrak"}
    without = official.post(f"{path}/findings", **decision, reason=" ")
    assert (without.status_code, 'id="finding-reason-error"' in without.text) == (422, True)
    assert official.post(f"{path}/findings", **decision, reason="membina pemasok").status_code == 303
    assert "Tetap kemitraan: membina pemasok" in words(official.get(path))
    revision = field(official.get(path), "revision")
    assert official.post(f"{path}/steps", state="agreed", ownership="none", revision=revision).status_code == 303


def test_an_end_names_one_of_its_own_reasons(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    official.post(f"{path}/steps", state="agreed", ownership="none", revision=field(official.get(path), "revision"))
    revision = field(official.get(path), "revision")
    assert official.post(f"{path}/steps", state="ended", reason="too_far", note="jauh", revision=revision).status_code == 422
    assert official.post(f"{path}/steps", state="ended", reason="no_orders", note="sepi", revision=revision).status_code == 303
    assert "Tidak ada pesanan lagi" in words(official.get(path))


def test_both_sides_answer_for_themselves_and_then_read_whom_to_call(visit: Visit, small_city: SmallCity) -> None:
    path = f"/partnerships/{_recorded(small_city)}"
    business, supplier = visit("business"), visit("supplier")
    mine = words(business.get("/my"))
    assert "Kami menunggu jawaban Anda sampai" in mine
    assert "0800-0002" not in words(business.get(path))
    answer = business.post(f"{path}/answers", answer="interested", back="my")
    assert (answer.status_code, answer.location) == (303, "/my")
    assert supplier.post(f"{path}/answers", answer="interested").location == path
    assert "0800-0002" in words(business.get(path))
    assert business.post(f"{path}/answers", answer="withdrawn").status_code == 409
    without = business.post(f"{path}/answers", answer="declined", reason="whim")
    assert (without.status_code, 'id="answer-reason-error"' in without.text) == (422, True)
    assert business.post(f"{path}/answers", answer="declined", reason="too_far").status_code == 303
    assert "Terlalu jauh" in words(supplier.get(path))
    assert "0800-0002" not in words(business.get(path))


def test_a_side_calls_it_off_while_they_explore(visit: Visit, small_city: SmallCity) -> None:
    path, firm = f"/partnerships/{_recorded(small_city)}", visit("business")
    assert "Tidak jadi" not in words(firm.get(path))
    visit("official").post(f"{path}/steps", state="exploring", note="dicoba")
    assert "Tidak jadi" in words(firm.get(path))
    assert firm.post(f"{path}/answers", side="seeker", answer="declined", reason="price").status_code == 303
    assert "Ditolak" in words(visit("supplier").get(path))
    assert "Harga tidak sesuai" in words(visit("supplier").get(path))


def test_an_answer_by_telephone_is_noted_for_a_side(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    assert "Jawaban lewat telepon" in words(official.get(path))
    assert official.post(f"{path}/answers", answer="interested").status_code == 422
    assert official.post(f"{path}/answers", answer="interested", side="partner").status_code == 303
    shown = words(official.get(path))
    assert ("Menyatakan berminat" in shown, "Belum menjawab" in shown) == (True, True)


def test_a_ban_that_cannot_be_checked_is_said(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        firm = session.get_one(Firm, small_city.firms["K-02"].id)
        firm.annual_sales = firm.capital = None
        session.commit()
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}"
    official.post(f"{path}/steps", state="agreed", ownership="by_seeker", revision=field(official.get(path), "revision"))
    assert "Larangan kepemilikan belum dapat diperiksa" in words(official.get(path))
