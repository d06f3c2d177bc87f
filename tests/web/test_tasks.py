"""The list of what there is to do: many of a kind lie behind a fold, and each leads to where it is done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from models import Upload
from tests.fixtures.city import CITY, SmallCity
from tests.web.conftest import Visit, words


@pytest.mark.parametrize(("number", "said", "linked"), [(3, "3", 3), (12, "12", 12), (130, "lebih dari 100", 100)])
def test_many_lie_behind_a_fold(visit: Visit, small_city: SmallCity, number: int, said: str, linked: int) -> None:
    with Session(small_city.engine) as session:
        session.add_all(Upload(office=CITY, name="data.csv", state="checked", uploaded_at=datetime.now(UTC)) for _ in range(number))
        session.commit()
    page = visit("official").get("/tasks")
    assert f"Impor yang menunggu keputusan {said} " in words(page)
    assert page.text.count('href="/imports/') == linked
    assert ("<details>" in page.text) == (number > 10)
    assert page.text.index('href="/tasks"') < page.text.index('href="/firms"')


def test_it_speaks_english(visit: Visit, small_city: SmallCity) -> None:
    firm = visit("business")
    firm.get("/language/en?next=/tasks")
    assert "Nothing is due." in words(firm.get("/tasks"))
    assert 'href="/tasks"' not in firm.get("/my").text
