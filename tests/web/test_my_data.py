"""A business's own data on its page and as files, its two decisions, and the office's answer to a request for erasure."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from sqlalchemy.orm import Session

from matchmaker.services import erasure, partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words
from tests.web.test_weight import MOST, weight


def test_what_is_kept_is_shown_with_the_way_to_put_it_right(visit: Visit) -> None:
    page = visit("business").get("/my/data")
    shown = words(page)
    for fact in ("tahu putih, 900 kg per bulan", "kedelai, 2 ton per bulan", "Narahubung 1", "0800-0001", "Halal", "HALAL-REKAAN-1",
                 "diakui sendiri", "business.kota", "Siapa mengubah apa", "Profil dicatat", "dari pengelola layanan"):  # fmt: skip
        assert fact in shown, fact
    for address in ("/my/start/1", "/my/start/5", "/my/edit", "/my/edit#certificates", "/my/data.xlsx", "/my/data.json"):
        assert f'href="{address}"' in page.text, address


def test_it_is_downloaded_to_read_and_to_take_along(visit: Visit) -> None:
    business = visit("business")
    document = json.loads(business.get("/my/data.json").text)
    assert (document["profile"]["id"], document["profile"]["phone"], document["account"]["name"]) == ("K-01", "0800-0001", "business.kota")
    book = openpyxl.load_workbook(io.BytesIO(business.get("/my/data.xlsx").data))
    assert book.sheetnames == ["Data usaha", "Sertifikat", "Kemitraan", "Kunjungan petugas", "Siapa mengubah apa"]
    facts = {row[1]: row[2] for row in book["Data usaha"].iter_rows(values_only=True)}
    assert facts["Nomor WhatsApp atau telepon"] == "0800-0001"


def test_consent_withdrawn_on_the_page_holds_at_once(visit: Visit) -> None:
    supplier, business = visit("supplier"), visit("business")
    assert supplier.post("/my/data", act="withdraw").location == "/my/data"
    assert "Persetujuan ditarik" in words(supplier.get("/my/data"))
    assert "Gudang Kedelai Rekaan" not in words(business.get("/my"))
    assert "tidak bersedia disarankan" in words(supplier.get("/my"))
    assert supplier.post("/my/data", act="give").status_code == 303
    assert "Gudang Kedelai Rekaan" in words(business.get("/my"))


@pytest.mark.parametrize("decision", ["erase", "refuse"])
def test_an_owner_asks_for_erasure_and_the_office_answers(visit: Visit, decision: str) -> None:
    supplier, supervisor = visit("supplier"), visit("supervisor")
    supplier.post("/my/data", act="erase")
    assert "Dinas sedang memeriksanya" in words(supplier.get("/my/data"))
    assert 'href="/firms/K-02/erasure"' in supervisor.get("/tasks").text
    assert "Jawablah dalam 3 × 24 jam" in words(supervisor.get("/firms/K-02/erasure"))
    assert supervisor.post("/firms/K-02/erasure", decision="refuse", reason="").status_code == 422
    assert supervisor.post("/firms/K-02/erasure", decision=decision, reason="masih ada kontrak").status_code == 303
    told = {"erase": "Data Gudang Kedelai Rekaan sudah dihapus.", "refuse": "Permintaan ditolak; pemilik membaca alasannya."}
    assert told[decision] in words(supervisor.get("/tasks"))
    assert supervisor.get("/firms/K-02").status_code == (404 if decision == "erase" else 200)
    if decision == "erase":
        assert supplier.get("/my/data").location.startswith("/sign-in")
    else:
        assert "masih ada kontrak" in words(supplier.get("/my/data"))


def test_both_read_beforehand_what_stays_and_which_partnerships_are_open(
    visit: Visit, small_city: SmallCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    business, supervisor = visit("business"), visit("supervisor")
    with Session(small_city.engine) as session:
        actor, keys = people.actor_of(small_city.accounts["official"]), {name: firm.id for name, firm in small_city.firms.items()}
        for pair in (Pair("supply_chain", keys["K-01"], keys["K-02"]), Pair("mentorship", keys["K-01"], keys["K-10"])):
            made = partnerships.propose(session, actor, Proposal(pair)).id
        session.commit()
    before = business.get("/my/data")
    business.post("/my/data", act="erase")
    waiting, deciding = business.get("/my/data"), supervisor.get("/firms/K-01/erasure")
    for page in (before, waiting, deciding):
        assert "2 kemitraan masih terbuka. Data hanya dapat dihapus setelah semuanya ditutup" in words(page)
        assert f'href="/partnerships/{made}"' in page.text
    for page in (before, deciding):
        for stays in ("Tetap ada apa adanya", "laporan penyalahgunaan", "Nama orang atau usaha yang tertulis di sana tidak ikut terhapus"):
            assert stays in words(page), stays
    assert 'value="erase"' not in deciding.text, "it would be refused"
    assert 'value="refuse"' in deciding.text
    monkeypatch.setattr(erasure, "MOST_OPEN", 1)
    assert 'href="/partnerships?state=open">dan 1 lainnya' in business.get("/my/data").text
    assert "state=open" in supervisor.get("/firms/K-01/erasure").text
    supervisor.post(f"/partnerships/{made}/steps", state="declined", reason="other", note="tidak jadi")
    assert [f'href="/partnerships/{made}"' in business.get(f"/partnerships{query}").text for query in ("", "?state=open")] == [True, False]
    assert "1 kemitraan" in words(business.get("/partnerships?state=open"))


def test_the_page_is_light(visit: Visit) -> None:
    assert sum(weight(visit("business"), "/my/data").values()) <= MOST


def test_an_unknown_decision_is_refused(visit: Visit) -> None:
    assert visit("business").post("/my/data", act="sell").status_code == 422
