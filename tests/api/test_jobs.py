"""Jobs and daily lists, as a program of an office asks for them."""

from __future__ import annotations

from matchmaker.services.worker import Worker
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity


def test_a_list_is_asked_for_followed_and_read(ask: Ask, small_city: SmallCity) -> None:
    first, second = (ask("official", "POST", "/jobs", json={"as": "buyer"}) for _ in range(2))
    job = first.get_json()
    assert (first.status_code, job["state"], job["office"], job["as"], job["pairing"]) == (202, "waiting", "35.76", "buyer", "supply_chain")
    assert second.get_json()["id"] == job["id"]
    assert Worker(small_city.engine).work()
    done = ask("official", "GET", f"/jobs/{job['id']}").get_json()
    assert (done["state"], done["done"], done["total"], done["error"]) == ("done", 6, 6, None)
    assert done["result"]["firms"] == 6
    listed = ask("official", "GET", "/jobs?state=done").get_json()
    assert [each["id"] for each in listed["items"]] == [job["id"]]
    everything = ask("official", "GET", "/city-lists?as=buyer&view=all&size=4").get_json()
    assert (everything["total"], everything["firms"], everything["without"], len(everything["items"])) == (6, 6, 0, 4)
    assert everything["compared_with"] is None
    one = ask("official", "GET", "/city-lists?as=buyer&view=all&firm=K-01").get_json()["items"]
    assert [(each["firm"]["id"], each["partners"][0]["id"]) for each in one] == [("K-01", "K-02")]
    assert 0 < one[0]["partners"][0]["score"] <= 1


def test_a_job_of_another_office_is_not_there(ask: Ask) -> None:
    job_id = ask("official", "POST", "/jobs", json={"as": "buyer"}).get_json()["id"]
    assert ask("stranger", "GET", f"/jobs/{job_id}").status_code == 404
    assert ask("stranger", "POST", f"/jobs/{job_id}/cancel").status_code == 404
    assert ask("stranger", "GET", "/jobs").get_json()["total"] == 0
    assert ask("stranger", "GET", "/city-lists?as=buyer&office=35.76").status_code == 404
    cancelled = ask("official", "POST", f"/jobs/{job_id}/cancel")
    assert (cancelled.status_code, cancelled.get_json()["state"]) == (200, "cancelled")
    assert ask("official", "POST", f"/jobs/{job_id}/cancel").status_code == 409


def test_what_is_wrong_is_named(ask: Ask) -> None:
    for method, path, said in (("POST", "/jobs", {"as": "barter"}), ("POST", "/jobs", {}), ("GET", "/city-lists?as=buyer&view=some", None)):
        refused = ask("official", method, path, json=said)
        assert (refused.status_code, bool(refused.get_json()["errors"])) == (422, True)
    empty = ask("official", "GET", "/city-lists?as=buyer").get_json()
    assert (empty["items"], empty["total"], empty["made_at"]) == ([], 0, None)


def test_jobs_and_lists_are_for_officials(ask: Ask) -> None:
    for role in ("business", "evaluator"):
        for method, path, said in (("POST", "/jobs", {"as": "buyer"}), ("GET", "/jobs", None), ("GET", "/city-lists?as=buyer", None)):
            assert ask(role, method, path, json=said).status_code == 403
