"""The weights pages: trying, history, evaluation, what would change before the switch, and the way back."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.services import weight_sets
from models import SuggestionList, WeightSet
from tests import people
from tests.fixtures.city import SmallCity
from tests.services.market import open_market, record
from tests.services.town import count
from tests.web.conftest import Visit, field, words

START = PAIRINGS["supply_chain"].start_weights()


@pytest.fixture
def draft(small_city: SmallCity) -> int:
    """The number of a draft that likes nearness."""
    with Session(small_city.engine) as session:
        actor = people.actor_of(small_city.accounts["supervisor"])
        row = weight_sets.propose(session, actor, "supply_chain", {**START, "near": 5.0, "track_record": 0.2}, "percobaan")
        session.commit()
        return row.id


def test_what_changes_stands_before_the_switch(visit: Visit, draft: int) -> None:
    supervisor, official = visit("supervisor"), visit("official")
    listed = words(supervisor.get("/weights"))
    for text in (f"Nomor {draft} Konsep", "Diusulkan", "percobaan", "Belum dinilai", f"bila bobot nomor {draft} dipakai"):
        assert text in listed, text
    page = words(supervisor.get(f"/weights/{draft}"))
    assert page.index("Yang berubah di sepuluh teratas") < page.index(f"Pakai bobot nomor {draft}")
    assert "Diperiksa semua" in page
    assert f"Pakai bobot nomor {draft}" not in words(official.get(f"/weights/{draft}"))
    assert visit("official").post(f"/weights/{draft}/activate", reason="x").status_code == 403
    assert supervisor.get("/weights/999").status_code == 404


def test_a_supervisor_switches_weights_says_why_and_goes_back(visit: Visit, draft: int) -> None:
    supervisor = visit("supervisor")
    without = supervisor.post(f"/weights/{draft}/activate", reason=" ")
    assert (without.status_code, "tuliskan alasannya" in words(without)) == (422, True)
    unsaid = supervisor.post(f"/weights/{draft}/activate", reason="hasil penilaian")
    assert (unsaid.status_code, "belum dinilai" in words(unsaid), "hasil penilaian" in unsaid.text) == (409, True, True)
    assert supervisor.post(f"/weights/{draft}/activate", reason="hasil penilaian", unevaluated="true").status_code == 303
    listed = words(supervisor.get("/weights"))
    assert f"Nomor {draft} Dipakai" in listed
    assert "Dipakai sejak" in listed
    assert "hasil penilaian" in listed
    assert "Kembali ke bobot nomor 1" in listed
    assert "Nomor 1, sebelumnya" in listed
    assert supervisor.post("/weights/roll-back", pairing="supply_chain", reason="").status_code == 422
    assert supervisor.post("/weights/roll-back", pairing="supply_chain", reason="lebih buruk").status_code == 303
    listed = words(supervisor.get("/weights"))
    assert f"Nomor {draft} Tidak dipakai lagi" in listed
    told = [f"Bobot nomor 1 dipakai, menggantikan nomor {draft}", "lebih buruk", f"Bobot nomor {draft} dipakai, menggantikan nomor 1",
            "hasil penilaian", "Mulai dengan bobot nomor 1"]  # fmt: skip
    history = listed[listed.index("Riwayat pemakaian") :]
    assert sorted(told, key=history.index) == told
    assert visit("official").post("/weights/roll-back", pairing="supply_chain", reason="x").status_code == 403
    assert supervisor.post("/weights/roll-back", pairing="jodoh", reason="x").status_code == 404


def test_an_evaluation_is_told_with_what_it_proves(visit: Visit, draft: int, small_city: SmallCity) -> None:
    supervisor, report = visit("supervisor"), f'href="/weights/{draft}/report"'
    before = supervisor.get(f"/weights/{draft}")
    assert (f"Laporan dapat diunduh setelah bobot nomor {draft} dinilai." in words(before), report in before.text) == (True, False)
    refused = supervisor.post(f"/weights/{draft}/evaluate")
    assert (refused.status_code, "perlu sedikitnya 20" in words(refused)) == (422, True)
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 24)
    assert supervisor.post(f"/weights/{draft}/evaluate").status_code == 303
    evaluated = supervisor.get(f"/weights/{draft}")
    page = words(evaluated)
    assert report in evaluated.text
    for text in ("Sudah dinilai", "Pada 24 pasangan", "NDCG@10", "Selisih dengan bobot nomor 1", "Selisih terkecil yang dapat dibuktikan",
                 "pada pasangan yang diperiksa saja", "mungkin dipelajari dari pasangan yang sama", "tidak diukur di sini"):  # fmt: skip
        assert text in page, text
    for text in ("Masuk", "Keluar", "Kecil", "Sepatu"):
        assert text in page, text
    assert "Dipakai tanpa penilaian" not in page
    told = words(visit("evaluator").get(f"/weights/{draft}"))
    assert "Sepatu" not in told
    assert "P-" in told
    assert visit("evaluator").post(f"/weights/{draft}/evaluate").status_code == 303


def test_the_report_can_be_kept(visit: Visit, draft: int, small_city: SmallCity) -> None:
    refused = visit("supervisor").get(f"/weights/{draft}/report")
    assert refused.status_code == 422
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 24)
    found = visit("supervisor").get(f"/weights/{draft}/report")
    assert found.status_code == 200
    assert found.headers["Content-Disposition"] == f"attachment; filename=laporan-bobot-{draft}.html"
    assert "Siapa yang masuk dan keluar" in found.get_data(as_text=True)


def test_weights_of_other_features_are_shown_and_refused_by_name(visit: Visit, small_city: SmallCity, draft: int) -> None:
    with Session(small_city.engine) as session:
        row = weight_sets.found(session, draft)
        row.weights = {**row.weights, "horoscope": 0.1}
        session.commit()
    page = visit("supervisor").get(f"/weights/{draft}")
    assert (page.status_code, "horoscope" in words(page)) == (200, True)


TYPED = {f"weights.{name}": "10" for name in START} | {"weights.near": "37,5", "firm": "K-01", "note": "jarak lebih penting"}


def test_weights_are_tried_and_kept_as_a_proposal(visit: Visit, small_city: SmallCity) -> None:
    supervisor = visit("supervisor")
    begun = supervisor.get("/weights/new")
    assert (field(begun, "weights.product"), field(begun, "firm")) == ("38", "K-05")
    part = supervisor.get(f"/weights/preview?{urlencode(TYPED)}")
    assert "<html" not in part.text
    assert part.headers["HX-Replace-Url"].startswith("/weights/new?weights.product=10&")
    for text in ("= 38,5 %", "Sepuluh teratas untuk Tahu Rekaan", "Gudang Kedelai Rekaan 1 (skor", "tetap 1"):
        assert text in words(part), text
    whole = words(supervisor.get(f"/weights/new?{urlencode({**TYPED, 'whole': '1'})}"))
    assert "Diperiksa semua" in whole
    kept = supervisor.post("/weights/new", **TYPED)
    assert kept.status_code == 303
    assert "jarak lebih penting" in words(supervisor.get(kept.headers["Location"]))
    with Session(small_city.engine) as session:
        assert (count(session, SuggestionList), count(session, WeightSet)) == (0, 3)


@pytest.mark.parametrize(("typed", "why"), [("NaN", "bukan angka"), ("-1", "di luar batas"), ("lima", "bukan angka"), ("", "wajib diisi")])
def test_a_refused_weight_says_so_at_its_field_and_nothing_is_lost(visit: Visit, small_city: SmallCity, typed: str, why: str) -> None:
    refused = visit("supervisor").post("/weights/new", **{**TYPED, "weights.near": typed})
    assert refused.status_code == 422
    said = refused.text[refused.text.index('id="weight-near-note"') :]
    assert why in said[: said.index("</p>")]
    assert field(refused, "weights.near") == typed
    assert "jarak lebih penting" in refused.text
    with Session(small_city.engine) as session:
        assert count(session, WeightSet) == 2


def test_weights_that_are_all_nothing_are_refused_and_a_missing_one_too(visit: Visit) -> None:
    none = visit("supervisor").post("/weights/new", **{f"weights.{name}": "0" for name in START})
    assert (none.status_code, "semua bobot nol" in words(none)) == (422, True)
    missing = visit("supervisor").get("/weights/new?weights.near=5")
    assert (missing.status_code, words(missing).count("wajib diisi")) == (422, len(START) - 1)


def test_a_firm_is_found_by_its_words_and_picked_among_several(visit: Visit) -> None:
    supervisor = visit("supervisor")
    several = supervisor.get("/weights/new?firm=keripik")
    assert "Maksudnya usaha lain?" in words(several)
    assert "Sepuluh teratas untuk Toko Oleh-oleh Rekaan" in words(supervisor.get("/weights/new?firm=keripik&pick=K-08"))
    assert "Usaha tidak ditemukan" in words(supervisor.get("/weights/new?firm=S-01"))
    assert "Peserta" in words(supervisor.get("/weights/new?pairing=mentorship"))
    assert supervisor.get("/weights/new?from=999").status_code == supervisor.get("/weights/new?pairing=jodoh").status_code == 404


def test_who_may_try_weights(visit: Visit, draft: int) -> None:
    assert visit("official").get("/weights/new").status_code == 403
    assert "Coba bobot lain" not in words(visit("official").get("/weights"))
    told = visit("evaluator").get(f"/weights/new?from={draft}&firm=tahu")
    assert (told.status_code, "Rekaan" in told.text) == (200, False)
    assert "Sepuluh teratas untuk P-" in words(told)
