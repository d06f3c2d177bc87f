"""Pins over the API: from a list, once, shown with whether they are eligible, and taken away."""

from __future__ import annotations

from tests.api.conftest import Ask


def test_a_candidate_of_a_list_is_pinned_shown_and_unpinned(ask: Ask) -> None:
    shown = ask("official", "GET", "/firms/K-03/suggestions?pairing=supply_chain&as=supplier").get_json()
    first = {"list": shown["list"], "rank": 1}
    answers = [ask("official", "POST", "/firms/K-03/pins", json=first) for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 201]
    (pin,) = {each.get_json()["id"] for each in answers}
    (item,) = ask("official", "GET", "/firms/K-03/pins?as=supplier").get_json()["items"]
    assert (item["id"], item["partner"], item["eligible"]) == (pin, shown["items"][0]["partner"], True)
    assert ask("official", "PATCH", f"/firms/{item['partner']}", json={"active": False}).status_code == 200
    (item,) = ask("official", "GET", "/firms/K-03/pins?as=supplier&language=en").get_json()["items"]
    assert (item["eligible"], item["why_not"]) == (False, "not active, or does not wish to be suggested")
    assert ask("official", "GET", "/firms/K-03/pins?as=buyer").get_json() == {"items": []}
    for _ in range(2):
        assert ask("official", "DELETE", f"/firms/K-03/pins/{pin}").status_code == 204
    assert ask("official", "GET", "/firms/K-03/pins?as=supplier").get_json() == {"items": []}


def test_what_was_not_shown_is_not_pinned(ask: Ask) -> None:
    shown = ask("official", "GET", "/firms/K-03/suggestions?pairing=supply_chain&as=supplier").get_json()
    assert ask("official", "POST", "/firms/K-03/pins", json={"list": shown["list"], "rank": 99}).status_code == 404
    assert ask("official", "POST", "/firms/K-05/pins", json={"list": shown["list"], "rank": 1}).status_code == 404
    assert ask("official", "POST", "/firms/K-03/pins", json={"list": "x", "rank": 0}).status_code == 422
    assert ask("business", "GET", "/firms/K-01/pins?as=supplier").status_code == 403
