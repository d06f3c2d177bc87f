"""Firms are found page by page; what a query or a change may not say is refused by name."""

from __future__ import annotations

from tests.api.conftest import Ask

FOUND: dict[str, list[str] | int] = {
    "text=tahu": ["K-05", "K-01"],
    "text=K-07": ["K-07"],
    "text=sol rekaan": ["K-06", "K-07"],
    "text=%25": [],
    "text=%00": 12,
    "kind=agency": ["K-12"],
    "region=35.76.02": [],
    "region=35.76.01": 12,
}
REFUSED = ("size=101", "size=0", "page=0", "page=1e30", "page=NaN", "kind=x", "region=99", "owner=1")
NO_FACTS = ("role", "owner", "sample", "pseudonym", "id", "office", "firm_id", "changed_at")


def test_a_region_is_listed_page_by_page(ask: Ask) -> None:
    pages = [ask("official", "GET", f"/firms?size=5&page={number}").json for number in (1, 2, 3, 4)]
    assert [len(each["items"]) for each in pages] == [5, 5, 2, 0]
    assert {each["total"] for each in pages} == {12}
    assert len({item["id"] for each in pages for item in each["items"]}) == 12


def test_firms_are_found_by_name_id_product_kind_and_region(ask: Ask) -> None:
    for query, expected in FOUND.items():
        answer = ask("official", "GET", f"/firms?{query}").json
        found = answer["total"] if isinstance(expected, int) else [each["id"] for each in answer["items"]]
        assert found == expected, query


def test_a_query_that_makes_no_sense_is_refused_by_name(ask: Ask) -> None:
    for query in REFUSED:
        refused = ask("official", "GET", f"/firms?{query}")
        assert (refused.status_code, list(refused.json["errors"])) == (422, [query.partition("=")[0]]), query


def test_nobody_assigns_what_is_not_a_fact_of_the_firm(ask: Ask) -> None:
    for role in ("official", "business"):
        for field in NO_FACTS:
            refused = ask(role, "PATCH", "/firms/K-01", json={field: "x", "workers": 3})
            assert (refused.status_code, list(refused.json["errors"])) == (422, [field])
    assert ask("official", "GET", "/firms/K-01").json["workers"] == 8
