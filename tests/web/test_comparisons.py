"""Candidates chosen from a list are compared, pinned and decided upon; what is wrong with the choice is said on the page."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import Visit, Visitor, field, words

COMPARED = "/firms/K-03/comparison?as=supplier"


def _list(official: Visitor) -> str:
    """The number of the list of K-03's buyers, shown now."""
    return field(official.get("/firms/K-03/suggestions?as=supplier"), "list")


def test_those_chosen_are_compared_and_decided_on(visit: Visit) -> None:
    official = visit("official")
    page = official.get("/firms/K-03/suggestions?as=supplier")
    chosen = re.findall(r'name="one" value="([^"]+)" form="comparison"', page.text)
    assert chosen[:2] == ["K-05", "K-08"] or chosen[:2] == ["K-08", "K-05"]
    shown = official.get(f"{COMPARED}&one=K-05&one=K-08&list={field(page, 'list')}")
    assert re.search(r"“[^”]+” di atas “[^”]+” karena:", words(shown))
    assert "tertinggi" in words(shown)
    assert re.search(r"menurut bobot nomor \d+, yang sedang dipakai", words(shown))
    ranks = re.findall(r'name="rank" value="(\d+)"', shown.text)
    assert sorted(set(ranks)) == ["1", "2"]
    recorded = official.post("/firms/K-03/partnerships", list=field(page, "list"), rank="1", state="introduced")
    assert recorded.status_code == 303
    assert page.text.count('form="comparison">Bandingkan yang dipilih') == 2
    assert "sudah bermitra" in words(official.get(f"{COMPARED}&one=K-05&one=K-08"))


def test_the_way_back_is_the_list_as_it_was_narrowed_and_nowhere_else(visit: Visit) -> None:
    official = visit("official")
    page = official.get(f"{COMPARED}&one=K-05&one=K-08&next=/firms/K-03/suggestions?as=supplier%26beyond=1")
    assert 'href="/firms/K-03/suggestions?as=supplier&amp;beyond=1"' in page.text
    assert 'href="//elsewhere' not in official.get(f"{COMPARED}&one=K-05&one=K-08&next=//elsewhere.example").text


@pytest.mark.parametrize(("named", "status", "said"), [
    ({"other": "K-05"}, 303, ""), ({"other": "K-05", "state": "completed"}, 422, "Kembali ke daftar saran"),
    ({"other": "Z-99"}, 404, "usaha “Z-99” tidak ada"), ({"other": "K-05", "as_": "nobody"}, 422, "peran “nobody” tidak ada")])  # fmt: skip
def test_a_candidate_of_no_list_is_recorded_by_its_id(visit: Visit, named: dict[str, str], status: int, said: str) -> None:
    official = visit("official")
    shown = official.get(f"{COMPARED}&one=K-05&one=K-08").text
    assert '<input type="hidden" name="as" value="supplier"><input type="hidden" name="other" value="K-05">' in shown
    answer = official.post("/firms/K-03/partnerships", **{"as_": "supplier", "state": "introduced", **named})
    assert (answer.status_code, said.lower() in words(answer).lower()) == (status, True)
    if status == 303:
        assert "Katering Rekaan – Keripik Rekaan" in words(official.get(answer.location))
        assert "tanpa daftar saran" in words(official.get(f"{answer.location}/why"))


def test_without_a_list_the_page_leads_back_to_it(visit: Visit) -> None:
    official = visit("official")
    other = field(official.get("/firms/K-05/suggestions?as=buyer"), "list")
    for named in ("", f"&list={other}", "&list=99999999999999999999", "&list=x"):
        shown = official.get(f"{COMPARED}&one=K-05&one=K-08{named}")
        assert shown.status_code == 200
        assert 'name="rank"' not in shown.text
        assert "Buka daftar saran" in words(shown)


@pytest.mark.parametrize(("asked", "status", "said"), [
    ("as=supplier&one=K-05", 409, "Pilih dua sampai empat calon"),
    ("as=supplier", 409, "Pilih dua sampai empat calon"),
    ("as=supplier&one=K-05&one=K-09", 409, "Bengkel Las Rekaan: produknya tidak sejalan"),
    ("as=supplier&one=K-05&one=K-08&one=S-01", 200, "S-01: usaha “S-01” tidak ada"),
    ("as=buyer&need=x&one=K-05&one=K-08", 409, "Pilih dua sampai empat calon"),
    ("as=nobody&one=K-05&one=K-08", 422, "peran “nobody” tidak ada"),
    ("as=mentee&need=x&one=K-05&one=K-08", 422, "hanya untuk supply_chain")])  # fmt: skip
def test_what_is_wrong_with_the_choice_is_said_on_the_page(visit: Visit, asked: str, status: int, said: str) -> None:
    shown = visit("official").get(f"/firms/K-03/comparison?{asked}")
    assert shown.status_code == status
    assert said.lower() in words(shown).lower()


def test_a_pinned_candidate_stands_above_the_list_until_it_is_unpinned(visit: Visit) -> None:
    official = visit("official")
    number, back = _list(official), "/firms/K-03/suggestions?as=supplier"
    for rank in ("1", "2"):
        assert official.post("/firms/K-03/pins", list=number, rank=rank, next=back).location == back
    shown = official.get(back)
    assert re.search(r"Calon yang disematkan .+ Disematkan \d+ \w+ \d{4} .* oleh", words(shown))
    (link,) = re.findall(r'href="([^"]+/comparison[^"]+)"', shown.text)
    assert words(official.get(link.replace("&amp;", "&"))).count("Lepas sematan") == 2
    removals = set(re.findall(r'action="(/firms/K-03/pins/\d+/remove)"', shown.text))
    assert len(removals) == 2
    for address in removals:
        assert official.post(address).status_code == 303
    assert "Calon yang disematkan" not in words(official.get(back))
    assert official.post("/firms/K-05/pins", list=number, rank="1").status_code == 404
    assert visit("stranger").post("/firms/K-03/pins", list=number, rank="1").status_code == 404
