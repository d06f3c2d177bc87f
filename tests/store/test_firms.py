"""Looking firms up: within an area, by words as they are typed, a page at a time and with few statements."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.services import disclosure
from matchmaker.store import city_lists, firms
from matchmaker.store.firms import Wanted
from matchmaker.store.pages import LARGEST, Page
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, LONGER, NEIGHBOUR, PROVINCE, keep, statements


def found(session: Session, wanted: Wanted, page: Page | None = None) -> list[str]:
    """The ids of one page, in order."""
    return [each.public_id for each in firms.search(session, wanted, page or Page())[0]]


def test_an_area_is_compared_segment_by_segment(session: Session) -> None:
    keep(session, Profile("A", "A", region="35.76.01.1001"), Profile("B", "B", region="35.76.010"))
    keep(session, Profile("C", "C"), office=LONGER)
    keep(session, Profile("D", "D"), office=NEIGHBOUR)
    assert found(session, Wanted(CITY)) == ["A", "B"]
    assert found(session, Wanted(PROVINCE)) == ["A", "B", "C", "D"]
    assert found(session, Wanted("3")) == found(session, Wanted("35.7_")) == found(session, Wanted("%")) == []
    assert found(session, Wanted(CITY, region="35.76.01")) == ["A"]


WORDS = {
    "": ["B1", "S2", "S3"],
    "KARDUS": ["B1", "S2"],
    "sepatu kardus": ["B1", "S2"],
    "s3": ["S3"],
    "100%": ["S3"],
    "%": ["S3"],
    "_": [],
    "' or 1=1 --": [],
}


def test_words_are_found_in_names_ids_and_products(session: Session) -> None:
    keep(session, buyer(), supplier(2), Profile("S3", "Teh 100% Asli"))
    assert {text: sorted(found(session, Wanted(CITY, text))) for text in WORDS} == WORDS


def test_whole_words_come_before_parts_of_words(session: Session) -> None:
    kept = keep(session, *(Profile(f"K-{number}", name) for number, name in enumerate(("Agen Telor Rekaan", "Rekaan Telo", "Telo Asli"))))
    egg, one, other = (each.id for each in kept)
    assert firms.matching(session, Wanted(CITY, "TELO"), 9) == ({one: True, other: True, egg: False}, 3)
    assert firms.matching(session, Wanted(CITY, "telo rekaan"), 1) == ({one: True}, 2)
    assert firms.matching(session, Wanted(CITY, "%"), 9) == ({}, 0)


def test_evaluators_find_nobody_by_name(session: Session) -> None:
    (kept,) = keep(session, supplier())
    assert found(session, Wanted(CITY, "S1", named=False)) == []
    assert found(session, Wanted(CITY, "kardus", named=False)) == ["S1"]
    assert firms.find_pseudonym(session, kept.pseudonym) is kept


def test_a_page_is_bounded_and_takes_as_many_statements_whatever_it_holds(session: Session, engine: Engine) -> None:
    keep(session, *(Profile(f"K-{number:03}", f"U {number:03}") for number in range(130)))
    sent: list[int] = []
    for size in (1, 1_000):
        with statements(engine) as noted:
            page, total = firms.search(session, Wanted(CITY), Page(size=size))
            assert [disclosure.card(each)["products"] for each in page] == [[]] * len(page)
        session.commit()
        session.expunge_all()
        sent.append(len(noted))
        assert (len(page), total) == (min(size, LARGEST), 130)
    assert sent[0] == sent[1] <= 6
    assert found(session, Wanted(CITY), Page(2, 100))[0] == "K-100"
    assert found(session, Wanted(CITY), Page(-5, 0)) == ["K-000"]
    assert found(session, Wanted(CITY), Page(99, 100)) == []


def test_those_are_read_with_their_lines_at_once(session: Session, engine: Engine) -> None:
    keys = [each.id for each in keep(session, *(supplier(number) for number in range(30)))]
    session.commit()
    session.expunge_all()
    with statements(engine) as noted:
        kept = firms.those(session, [*keys, 999_999])
        assert {len(each.offers) for each in kept.values()} == {1}
    assert list(kept) == keys
    assert len(noted) <= 5


def test_more_keys_are_looked_up_than_one_statement_takes(session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [each.id for each in keep(session, *(supplier(number) for number in range(5)))]
    monkeypatch.setattr(firms, "AT_ONCE", 2)
    with statements(engine) as noted:
        assert list(city_lists.names(session, keys)) == keys
    assert len(noted) == 3
    assert list(firms.those(session, keys)) == keys
