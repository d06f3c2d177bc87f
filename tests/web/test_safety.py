"""Every page: hostile text stays text, nothing inline, a language, a title, labels; a GET changes nothing."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matchmaker.i18n import LANGUAGES
from models import AuditEntry, Firm, Need, Offer, Partnership
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words

HOSTILE = "<script>alert(1)</script>{{7*7}}\"'><img src=x onerror=alert(2)>{% raw %}"
PAGES = {
    "": ["/sign-in", "/nothing-here"],
    "official": ["/firms", "/firms?text=zzz", "/firms/new", "/firms/K-01", "/firms/K-01/edit", "/firms/K-01/suggestions?as=buyer",
                 "/firms/K-11/suggestions?as=mentee", "/firms/K-02/suggestions?as=buyer", "/partnerships", "/partnerships/1", "/weights",
                 "/password", "/accounts"],
    "administrator": ["/accounts", "/weights"],
    "evaluator": ["/evaluations", "/weights", "/firms"],
    "business": ["/my", "/my?as=supplier", "/my/edit", "/partnerships", "/partnerships/1", "/firms/K-01"],
}  # fmt: skip
EVERY = [(role, path) for role, paths in PAGES.items() for path in paths]


@pytest.fixture
def hostile_city(small_city: SmallCity, visit: Visit) -> SmallCity:
    """Firms whose every text is an attack, and a partnership of two of them with such a note."""
    with Session(small_city.engine) as session:
        for firm in session.scalars(select(Firm)):
            firm.name = firm.name + HOSTILE
            firm.description = firm.contact = firm.phone = firm.email = firm.owner_group = f"{firm.public_id}{HOSTILE}"
        for line in [*session.scalars(select(Offer)), *session.scalars(select(Need))]:
            line.product, line.note = line.product + HOSTILE, HOSTILE
        session.commit()
    official = visit("official")
    list_id = field(official.get("/firms/K-01/suggestions?as=buyer"), "list")
    assert official.post("/firms/K-01/partnerships", list=list_id, rank="1", state="introduced", note=HOSTILE).status_code == 303
    return small_city


def test_hostile_text_stays_text(visit: Visit, hostile_city: SmallCity) -> None:
    for role, path in EVERY:
        page = visit(role).get(path)
        for tag in ("<script>alert", "<img src=x", "</script>49"):
            assert tag not in page.text, path
        assert "&lt;/script&gt;49" not in page.text, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in visit("official").get("/partnerships/1").text


def test_hostile_text_that_is_typed_comes_back_as_text(visit: Visit) -> None:
    for path, sent in (("/firms/new", {"id": "x y", "name": HOSTILE, "offers-0-product": HOSTILE}), ("/sign-in", {"name": HOSTILE})):
        page = visit("official").post(path, **sent)
        assert page.status_code >= 400
        assert "<script>alert" not in page.text
        assert field(page, "name") == HOSTILE
    searched = visit("official").get("/firms?text=" + HOSTILE.replace("%", "%25").replace("#", ""))
    assert "<script>alert" not in searched.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_inline_and_everything_is_labelled(visit: Visit, small_city: SmallCity, language: str) -> None:
    for role, path in EVERY:
        visit(role).get(f"/language/{language}")
        page = visit(role).get(path)
        assert page.status_code < 500, path
        assert _oddities(page.text, language) == [], path


def _oddities(page: str, language: str) -> list[object]:
    """What a page must not hold, or lacks."""
    ids = re.findall(r'\sid="([^"]+)"', page)
    asked = set(re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', page))
    return [
        *re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", page),
        *re.findall(r"(?:src|href|action)=\"(?:https?:)?//[^\"]*", page),
        *([] if f'<html lang="{language}">' in page else ["language"]),
        *([] if re.search(r"<title>[^<·\s][^<]* · [^<]+</title>", page) else ["title"]),
        *([] if page.count("<h1") == 1 else ["heading"]),
        *(each for each in set(ids) if ids.count(each) > 1),
        *(asked ^ set(re.findall(r'<label for="([^"]+)"', page))),
    ]


def test_a_get_changes_nothing(visit: Visit, small_city: SmallCity) -> None:
    def counts() -> list[int]:
        with Session(small_city.engine) as session:
            return [session.scalar(select(func.count()).select_from(table)) or 0 for table in (AuditEntry, Firm, Partnership)]

    before = counts()
    for role, path in EVERY:
        visit(role).get(path)
    assert counts() == before


def test_a_problem_page_says_what_to_do(visit: Visit) -> None:
    page = visit("official").get("/firms/K-99")
    assert page.status_code == 404
    assert "Usaha “K-99” tidak ada" in words(page)
    assert "Ke halaman depan" in words(page)


def test_sample_profiles_are_marked_wherever_they_appear(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        for firm in session.scalars(select(Firm)):
            firm.sample = True
        session.commit()
    for role, path in (
        ("official", "/firms"),
        ("official", "/firms/K-01"),
        ("official", "/firms/K-01/suggestions?as=buyer"),
        ("business", "/my"),
    ):
        shown = words(visit(role).get(path))
        assert "contoh Kota contoh: usaha di halaman ini rekaan" in shown, path
        assert shown.count("contoh") >= 3, path
    visit("official").get("/language/en")
    assert "Sample city" in words(visit("official").get("/firms"))
