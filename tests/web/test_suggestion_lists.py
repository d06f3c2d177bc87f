"""The page of a kept list: as it was, and under other weights."""

from __future__ import annotations

import re

from tests.web.conftest import Visit, words


def test_a_list_is_found_again_and_computed_again(visit: Visit) -> None:
    official = visit("official")
    shown = official.get("/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    link = re.search(r'href="(/suggestion-lists/\d+)"', shown.text)
    assert link is not None
    page = words(official.get(link[1]))
    for text in ("Daftar saran nomor", "Tahu Rekaan", "Gudang Kedelai Rekaan", "Nama official", "menurut bobot nomor 1"):
        assert text in page, text
    assert "Waktu itu di urutan" not in page
    again = words(official.get(f"{link[1]}?weight_set=1"))
    assert "Waktu itu di urutan 1" in again
    assert "hanya yang waktu itu ditampilkan" in again
    assert official.get("/language/en").status_code == 302
    assert "Computed again" in words(official.get(f"{link[1]}?weight_set=1"))
    assert visit("stranger").get(link[1]).status_code == 404
    assert visit("business").get(link[1]).status_code == 403
    assert official.get(f"{link[1]}?weight_set=2").status_code == 422


def test_one_in_ten_may_be_asked_for(visit: Visit) -> None:
    page = visit("official").get("/firms/K-01/suggestions?pairing=supply_chain&as=buyer&explore=1")
    assert page.status_code == 200
    assert '<option value="1" selected>Satu dari sepuluh diundi' in page.text
