"""The pages «Pekerjaan» and «Daftar harian»."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchmaker import database
from matchmaker.engine.profile import Need
from matchmaker.interchange import Dataset
from matchmaker.services import city_lists, imports, leases
from matchmaker.services.worker import Worker
from tests import people
from tests.fixtures.city import CITY, PROFILES, SmallCity
from tests.web.conftest import Visit, words


def _work(city: SmallCity) -> None:
    while Worker(city.engine).work():
        pass


def test_a_list_is_asked_for_followed_and_read(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    assert "Belum ada daftar" in words(official.get("/city-lists"))
    assert "Belum ada pekerjaan" in words(official.get("/jobs"))
    assert official.post("/jobs", as_="buyer", office=CITY).location == "/jobs"
    waiting = official.get("/jobs")
    assert "Nomor 1 Daftar harian satu kantor – Cari pemasok" in words(waiting)
    assert "Menunggu" in words(waiting)
    assert '<noscript><meta http-equiv="refresh"' in waiting.text
    assert 'hx-trigger="every 2s"' in waiting.text
    _work(small_city)
    done = official.get("/jobs")
    assert "6 usaha; 0 belum punya saran" in words(done)
    assert "hx-trigger" not in done.text
    assert "refresh" not in done.text
    page = official.get("/city-lists?as=buyer&view=all")
    assert "Tahu Rekaan Gudang Kedelai Rekaan" in words(page)
    assert "Belum ada daftar sebelumnya" in words(page)


def test_the_list_says_who_came_and_who_has_none(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    needs = (Need("kedelai", certificates=("svlk",), certificates_required=True),)
    for changed in (None, replace(PROFILES[0], needs=needs)):
        with database.transaction(small_city.engine) as session:
            if changed:
                imports.take(session, people.terminal("35"), Dataset(profiles=(changed,)), imports.Terms(CITY))
            city_lists.ask(session, people.actor_of(small_city.accounts["official"]), "buyer")
        _work(small_city)
    page = official.get("/city-lists?as=buyer")
    assert "1 usaha" in words(page)
    assert "Tahu Rekaan – Gudang Kedelai Rekaan" in words(page)
    assert "Belum punya saran (1)" in words(page)
    assert "Tahu Rekaan belum ada" in words(official.get("/city-lists?as=buyer&view=without"))
    assert "Semua punya saran" not in words(official.get("/city-lists?as=buyer&view=without"))
    official.get("/language/en")
    assert "Without suggestions (1)" in words(official.get("/city-lists?as=buyer"))


def test_a_running_job_shows_how_far_it_is_and_can_be_cancelled(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    official.post("/jobs", as_="mentee")
    worker = Worker(small_city.engine)
    job = leases.claim(worker.open_, worker.pace)
    assert job is not None
    leases.Lease(worker.open_, job, worker.pace, worker.stopping).progress(3, 12, {"id": "memeringkat", "en": "ranking"})
    page = official.get("/jobs")
    assert "memeringkat: 3 dari 12 usaha" in words(page)
    assert '<progress value="3" max="12"' in page.text
    assert official.post(f"/jobs/{job.id}/cancel").status_code == 303
    assert "Dibatalkan" in words(official.get("/jobs"))
    assert official.post(f"/jobs/{job.id}/cancel").status_code == 409


def test_a_failed_job_says_why_in_the_readers_language(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    official.post("/jobs", as_="mentee")
    worker = Worker(small_city.engine)
    for _ in range(3):
        job = leases.claim(worker.open_, worker.pace)
        assert job is not None
        leases.fail(worker.open_, job, leases.Pace(retry=-leases.Pace().retry), {"id": "gagal: sebab", "en": "failed: reason"})
    assert "gagal: sebab" in words(official.get("/jobs"))
    official.get("/language/en")
    assert "failed: reason" in words(official.get("/jobs"))


@pytest.mark.parametrize("query", ["as=barter", "view=none", "page=x", "office="])
def test_an_address_that_says_nothing_sensible_shows_the_first_list(visit: Visit, query: str) -> None:
    assert visit("official").get(f"/city-lists?{query}").status_code == 200


def test_a_wide_region_chooses_among_its_offices(visit: Visit, small_city: SmallCity) -> None:
    with database.transaction(small_city.engine) as session:
        session.merge(small_city.accounts["supervisor"]).region = "35"
    supervisor = visit("supervisor")
    assert "Kota Surabaya" in words(supervisor.get("/city-lists"))
    refused = supervisor.post("/jobs", as_="buyer")
    assert (refused.status_code, "belum mencatat usaha" in words(refused)) == (422, True)
    assert supervisor.post("/jobs", as_="buyer", office="35.78").status_code == 303
    assert visit("official").post("/jobs", as_="buyer", office="35.78").status_code == 404
    assert visit("business").get("/jobs").status_code == 403
