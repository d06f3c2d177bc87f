"""The weights page: history, evaluation, what would change before the switch, and the way back."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.services import weight_sets
from tests import people
from tests.fixtures.city import SmallCity
from tests.services.market import open_market, record
from tests.web.conftest import Visit, words

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
    assert supervisor.post("/weights/roll-back", pairing="supply_chain", reason="").status_code == 422
    assert supervisor.post("/weights/roll-back", pairing="supply_chain", reason="lebih buruk").status_code == 303
    assert f"Nomor {draft} Tidak dipakai lagi" in words(supervisor.get("/weights"))
    assert visit("official").post("/weights/roll-back", pairing="supply_chain", reason="x").status_code == 403
    assert supervisor.post("/weights/roll-back", pairing="jodoh", reason="x").status_code == 404


def test_an_evaluation_is_told_with_what_it_proves(visit: Visit, draft: int, small_city: SmallCity) -> None:
    supervisor = visit("supervisor")
    refused = supervisor.post(f"/weights/{draft}/evaluate")
    assert (refused.status_code, "perlu sedikitnya 20" in words(refused)) == (422, True)
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 24)
    assert supervisor.post(f"/weights/{draft}/evaluate").status_code == 303
    page = words(supervisor.get(f"/weights/{draft}"))
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
