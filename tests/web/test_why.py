"""The page that says why a pair was chosen."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from matchmaker.services import erasure
from matchmaker.services.firms import change
from matchmaker.store import firms, suggestions
from models import Partnership, SuggestionList
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words

LANGUAGES = ("id", "en")


def _pick(visit: Visit, small_city: SmallCity, rank: int) -> tuple[int, str]:
    """Record the pair at that place of a list of three; the keys of the partnership and of the list."""
    small_city.offer_only("kedelai", "ton", {"K-02": 3.0, "K-04": 2.0, "K-07": 1.0})
    official = visit("official")
    shown = official.get("/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    found = re.search(r'href="/suggestion-lists/(\d+)"', shown.text)
    assert found is not None
    made = official.post("/firms/K-01/partnerships", list=found[1], rank=str(rank), state="introduced")
    number = re.search(r"/partnerships/(\d+)", made.headers["Location"])
    assert number is not None
    return int(number[1]), found[1]


def test_the_page_tells_the_list_the_reasons_and_who_was_passed_over(visit: Visit, small_city: SmallCity) -> None:
    number, shown = _pick(visit, small_city, 2)
    page = visit("supervisor").get(f"/partnerships/{number}/why")
    text = words(page)
    for told in ("Dipilih dari daftar saran untuk Tahu Rekaan sebagai Pembeli", "kepada Nama official menurut bobot nomor 1", "3 usaha",
                 "Yang berada di atasnya dan tidak dipilih", "Siapa memutuskan apa", "Dipertemukan"):  # fmt: skip
        assert told in text, told
    assert f'href="/suggestion-lists/{shown}"' in page.text
    assert text.count("dari 100") == 2
    assert 'aria-current="page"' in page.text


def test_nobody_stood_above_the_first(visit: Visit, small_city: SmallCity) -> None:
    number, _ = _pick(visit, small_city, 1)
    assert "yang dipilih berada di urutan teratas" in words(visit("official").get(f"/partnerships/{number}/why"))


def test_list_and_choice_read_alike_after_a_profile_has_changed(visit: Visit, small_city: SmallCity) -> None:
    number, shown = _pick(visit, small_city, 2)
    reader = visit("supervisor")

    def read() -> list[str]:
        pages = []
        for language in LANGUAGES:
            reader.get(f"/language/{language}")
            pages += [words(reader.get(path)) for path in (f"/partnerships/{number}/why", f"/suggestion-lists/{shown}")]
        return pages

    before = read()
    with Session(small_city.engine) as session:
        for name in ("K-01", "K-02", "K-04"):
            row = firms.get(session, small_city.firms[name].id)
            assert row is not None
            change(session, people.actor_of(small_city.accounts["official"]), row, {"latitude": -7.9, "annual_sales": 9e11, "needs": ()})
        session.commit()
    for then, now in zip(before, read(), strict=True):
        assert now == then
    assert "Picked from the suggestions for" in before[2]


def test_of_a_firm_whose_data_are_erased_only_its_place_stays(
    visit: Visit, small_city: SmallCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "AT_ONCE", 1)
    number, shown = _pick(visit, small_city, 2)
    visit("official").get("/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    supervisor, kept_at = visit("supervisor"), f"/suggestion-lists/{shown}"
    paths = f"/partnerships/{number}/why", kept_at, f"{kept_at}?weight_set=1"
    before = [words(supervisor.get(path)) for path in paths]
    supervisor.post(f"/partnerships/{number}/steps", state="declined", reason="other", note="tidak jadi")
    with Session(small_city.engine) as session:
        leader = people.actor_of(small_city.accounts["supervisor"])
        for name in ("K-02", "K-04"):
            firm = firms.get(session, small_city.firms[name].id)
            assert firm is not None
            erasure.ask(session, leader, firm)
            erasure.erase(session, leader, firm)
        session.commit()
        lists = [[(each["rank"], bool(each["contributions"])) for each in kept] for kept in session.scalars(select(SuggestionList.items))]
        assert lists == [[(1, False), (2, False), (3, True)], [(1, False), (2, True)]], "in the second the pair is open already"
    after = [words(supervisor.get(path)) for path in paths]
    for then, now in zip(before, after, strict=True):
        assert ("ditawarkan" in then, now.count("Data usaha ini sudah dihapus")) == (True, 2)
    assert "ditawarkan" not in after[0]
    assert [text.count("ditawarkan") for text in after[1:]] == [1, 1], "that of the third"
    assert "1. usaha yang sudah dihapus" in after[1]
    assert "2. Usaha yang datanya dihapus" in after[1]


@pytest.mark.parametrize(("rank", "told"), [(None, "tanpa daftar saran"), (4, "pada urutan 4; daftar sarannya tidak tersimpan lagi")])
def test_without_its_list_the_page_says_so(visit: Visit, small_city: SmallCity, rank: int | None, told: str) -> None:
    number, _ = _pick(visit, small_city, 1)
    with Session(small_city.engine) as session:
        session.execute(update(Partnership).values(suggestion_list_id=None, exposed_rank=rank))
        session.commit()
    assert told in words(visit("official").get(f"/partnerships/{number}/why"))
