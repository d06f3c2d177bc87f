"""The ranked list of an office, and what an official decides about it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Offer, Profile
from matchmaker.i18n import day, today
from matchmaker.services import partnership_rules
from models import Dismissal, Partnership, SuggestionList
from tests.fixtures.city import SmallCity
from tests.services.town import keep
from tests.web.conftest import Visit, Visitor, field, words

BUYS = "/firms/K-01/suggestions?pairing=supply_chain&as=buyer"


def _count(small_city: SmallCity, table: type) -> int:
    with Session(small_city.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def test_a_suggestion_says_why_and_what_each_reason_adds(visit: Visit) -> None:
    page = visit("official").get(BUYS)
    shown = words(page)
    assert "Gudang Kedelai Rekaan" in shown
    assert "Kedelai Seberang" not in shown
    assert "Urutan ini saran; petugas yang memutuskan." in shown
    score = re.search(r'class="score"><strong>([\d,]+)<', page.text)
    bars = re.search(r'<dl class="contributions">(.*?)</dl>', page.text, re.DOTALL)
    assert score is not None
    assert bars is not None
    amounts = [_number(each) for each in re.findall(r">([\d,]+) dari", bars[1])]
    assert len(amounts) >= 4
    assert abs(sum(amounts) - _number(score[1])) < 0.3
    assert "tidak diminta" in shown
    assert "Kelengkapan data:" in shown
    assert [each.label_id for each in PAIRINGS["supply_chain"].features if each.weight and each.label_id not in shown] == []


def test_a_list_is_kept_as_shown_and_can_be_shared(visit: Visit, small_city: SmallCity) -> None:
    first = visit("official").get(BUYS)
    assert _count(small_city, SuggestionList) == 1
    second = visit("supervisor").get(BUYS)
    assert words(first).split("Kebutuhan")[1][:400] == words(second).split("Kebutuhan")[1][:400]


@pytest.mark.parametrize(("firm", "candidates"), [("K-01", 1), ("K-05", 2)])
def test_only_from_two_candidates_on_they_can_be_compared(visit: Visit, firm: str, candidates: int) -> None:
    page = visit("official").get(f"/firms/{firm}/suggestions?pairing=supply_chain&as=buyer")
    assert page.text.count('class="score"') == candidates
    assert page.text.count('name="one"') == (candidates if candidates > 1 else 0)
    assert words(page).count("Bandingkan yang dipilih") == (2 if candidates > 1 else 0)


def test_other_offices_are_shown_when_asked_for_without_a_link_or_figures(visit: Visit) -> None:
    page = visit("official").get(BUYS + "&beyond=1")
    assert "Kedelai Seberang Rekaan" in words(page)
    assert "/firms/S-01" not in page.text
    assert "Gudang Kedelai Rekaan" in words(page)
    for figure in ("contributions", "score", "coverage", "confidence"):
        assert page.text.count(f'class="{figure}"') == page.text.count('<li class="match"') - 1, figure


def test_one_need_narrows_the_list(visit: Visit) -> None:
    every = words(visit("official").get("/firms/K-05/suggestions?as=buyer"))
    assert "Tahu Rekaan" in every
    one = words(visit("official").get("/firms/K-05/suggestions?as=buyer&need=keripik singkong"))
    assert ("Keripik Rekaan" in one, "1. Tahu Rekaan" in one) == (True, False)


def test_suppliers_that_join_stand_below_the_list(visit: Visit, small_city: SmallCity) -> None:
    small_city.offer_only("sol karet", "pasang", {"K-07": 1600.0, "K-09": 1500.0})
    page = visit("official").get("/firms/K-06/suggestions?as=buyer")
    shown = words(page).split("Dipenuhi bersama-sama")[1]
    for fact in (
        "sol karet",
        "3.100 pasang per bulan: cukup",
        "Sol Rekaan",
        "1.290 pasang per bulan dari kapasitas tersedia 1.600",
        "Bengkel Las Rekaan",
    ):
        assert fact in shown, fact
    assert page.text.split('id="together"')[1].count('href="/firms/K-0') == 2
    assert "Dipenuhi bersama-sama" not in words(visit("official").get("/firms/K-07/suggestions?as=supplier"))


def test_turns_and_diversity_are_chosen_and_stay_chosen(visit: Visit) -> None:
    official = visit("official")
    official.get("/firms/K-08/suggestions?as=buyer")
    page = official.get("/firms/K-05/suggestions?as=buyer&spread=0.15&diverse=1")
    assert '<option value="0.15" selected>' in page.text
    assert '<option value="1" selected>Jaga sepuluh teratas beragam' in page.text
    for odd in ("nan", "7", "-1", "x", "0.150"):
        assert official.get(f"/firms/K-05/suggestions?as=buyer&spread={odd}").status_code == 200


def test_filters_are_said_in_words_kept_with_the_list_and_taken_along(visit: Visit) -> None:
    official = visit("official")
    page = official.get(BUYS + "&within_km=2,5&size=kecil&filled=full")
    shown = words(page)
    asked = "paling jauh 2,5 km; skala kecil; memenuhi seluruh kebutuhan"
    for said in ("Saring calon (3)", f"Disaring: {asked}.", "1 teratas dari 1", "Hapus semua saringan"):
        assert said in shown, said
    link = re.search(r'href="(/suggestion-lists/\d+)"', page.text)
    assert link is not None
    assert f"Disaring: {asked}." in words(official.get(link[1]))
    book = load_workbook(BytesIO(official.get(f"{link[1]}.xlsx").data))
    (heading, line), about = book.worksheets[0].values, dict(row[:2] for row in book.worksheets[1].values)
    told = dict(zip(heading, line, strict=True))
    assert (told["Urutan"], told["Kode"], told["Nama"], told["Skala"]) == (1, "K-02", "Gudang Kedelai Rekaan", "Kecil")
    labels = [each.label_id for each in PAIRINGS["supply_chain"].features]
    assert abs(sum(told[each] or 0 for each in labels) - told["Skor (dari 100)"]) < 0.5
    assert about["Disaring"] == asked
    assert "Tidak ada calon yang lolos saringan" in words(official.get(BUYS + "&size=besar"))


def test_a_filter_that_is_none_is_refused_at_its_field(visit: Visit) -> None:
    page = visit("official").get(BUYS + "&within_km=-2&certificate=halal&certificate=x&kelurahan=1&size=kecil")
    assert page.status_code == 422
    for name in ("within_km", "kelurahan", "certificate"):
        assert f'id="{name}-error"' in page.text, name
    for kept in ('value="-2"', 'value="halal" checked', '<option value="kecil" selected>'):
        assert kept in page.text, kept
    assert visit("official").get("/firms/K-11/suggestions?as=mentee&filled=full").status_code == 422


def test_a_firm_is_picked_by_name_id_or_everyday_word(visit: Visit) -> None:
    official = visit("official")
    for text, found in (("K-07", "Sol Rekaan"), ("tahu", "Tahu Rekaan"), ("kripek", "Keripik Rekaan")):
        page = official.get(f"/find?text={text}")
        assert found in words(page), text
    assert "Kedelai Seberang" not in words(official.get("/find?text=kedelai"))
    assert 'href="/firms/K-01/suggestions?pairing=supply_chain&amp;as=buyer"' in official.get("/find?text=K-01").text
    assert "Tidak ada usaha yang cocok" in words(official.get("/find?text=zzzzz"))
    assert visit("business").get("/find").status_code == 403


def test_what_a_word_means_comes_before_what_holds_it_as_a_part(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        keep(session, Profile("T-1", "Agen Telor Rekaan"), Profile("T-2", "Umbi Rekaan", offers=(Offer("singkong"),)))
    page = words(visit("official").get("/find?text=telo"))
    assert page.index("Umbi Rekaan") < page.index("Agen Telor Rekaan")


def test_an_empty_list_says_why_and_what_to_do(visit: Visit) -> None:
    nothing_stated = words(visit("official").get("/firms/K-02/suggestions?as=buyer"))
    assert "Belum ada barang atau jasa yang dibutuhkan" in nothing_stated
    assert "Lengkapi profil" in nothing_stated
    nobody_fits = words(visit("official").get("/firms/K-09/suggestions?as=supplier"))
    assert "Belum ada yang memenuhi syarat" in nobody_fits
    assert "Sertakan kantor lain" in nobody_fits


def test_a_pairing_or_role_that_is_none_is_refused_kindly(visit: Visit) -> None:
    assert visit("official").get("/firms/K-01/suggestions?pairing=marriage").status_code == 404
    assert visit("official").get("/firms/K-01/suggestions?pairing=mentorship&as=buyer").status_code == 422


def test_the_forms_say_the_rules_as_they_are(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(partnership_rules.REASON_DAYS, "not_now", 91)
    page = visit("official").get(BUYS)
    assert "berlaku 91 hari" in words(page)
    assert '<option value="introduced" selected>' in page.text
    assert [each for each in partnership_rules.FIRST_STATES if f'<option value="{each}"' not in page.text] == []


def _decide(visitor: Visitor, act: str, **more: str):  # type: ignore[no-untyped-def]
    list_id = field(visitor.get(BUYS), "list")
    return visitor.post(f"/firms/K-01/{act}", list=list_id, rank="1", **more)


def test_a_partnership_is_recorded_with_the_rank_at_which_it_was_shown(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    answer = _decide(official, "partnerships", state="introduced", pattern="rantai_pasok", note="Bertemu di pendopo")
    assert answer.status_code == 303
    shown = words(official.get(answer.location))
    for fact in ("Kemitraan dicatat.", "Dipertemukan", "Bertemu di pendopo", "Rantai pasok", "Nama official"):
        assert fact in shown, fact
    with Session(small_city.engine) as session:
        row = session.scalars(select(Partnership)).one()
        assert (row.exposed_rank, row.seeker_id, row.partner_id) == (1, small_city.firms["K-01"].id, small_city.firms["K-02"].id)


def test_what_cannot_be_recorded_is_said_and_the_note_is_kept(visit: Visit) -> None:
    official = visit("official")
    list_id = field(official.get(BUYS), "list")
    sent = {"list": list_id, "rank": "1", "state": "introduced", "note": "catatan panjang"}
    assert official.post("/firms/K-01/partnerships", **sent).status_code == 303
    twice = official.post("/firms/K-01/partnerships", **sent)
    assert twice.status_code == 409
    assert "sudah tercatat dan masih berjalan" in words(twice)
    assert "catatan panjang" in twice.text
    wrong = official.post("/firms/K-01/partnerships", **{**sent, "state": "completed"})
    assert (wrong.status_code, "catatan panjang" in wrong.text) == (422, True)


def test_a_place_that_the_list_does_not_have_is_not_found(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    list_id = field(official.get(BUYS), "list")
    for place in (
        {"list": list_id, "rank": "99"},
        {"list": "999", "rank": "1"},
        {"list": "x", "rank": "y"},
        {"list": str(2**70), "rank": "1"},
    ):
        assert official.post("/firms/K-01/partnerships", state="introduced", **place).status_code == 404
    assert official.post("/firms/K-05/partnerships", state="introduced", list=list_id, rank="1").status_code == 404
    assert _count(small_city, Partnership) == 0


def test_who_is_turned_down_is_not_suggested_again(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    answer = _decide(official, "dismissals", reason="too_far", next=BUYS)
    assert (answer.status_code, answer.location) == (303, BUYS)
    official.get(BUYS)  # which says once more whom it was about
    assert "Gudang Kedelai Rekaan" not in words(official.get(BUYS))
    assert _decide_reason(official) == 422
    with Session(small_city.engine) as session:
        assert session.scalars(select(Dismissal)).one().reason == "too_far"


def test_who_records_what_was_turned_down_meanwhile_is_told(visit: Visit) -> None:
    official = visit("official")
    list_id = field(official.get(BUYS), "list")
    _decide(visit("supervisor"), "dismissals", reason="too_far")
    answer = official.post("/firms/K-01/partnerships", list=list_id, rank="1", state="introduced")
    shown = words(official.get(answer.location))
    assert f"Pasangan ini pernah ditolak oleh Nama supervisor pada {day(today())} dengan alasan “Terlalu jauh”" in shown
    assert "penolakan itu berlaku seterusnya" in shown


def test_a_refusal_is_named_with_its_end_and_can_be_taken_back(visit: Visit) -> None:
    official = visit("official")
    _decide(official, "dismissals", reason="not_now", next=BUYS)
    assert "“Gudang Kedelai Rekaan” tidak disarankan lagi sampai" in words(official.get(BUYS))
    profile = official.get("/firms/K-01")
    assert "Belum sekarang" in words(profile)
    lift = re.search(r'action="([^"]+/lift[^"]*)"', profile.text)
    assert lift is not None
    assert official.post(lift[1]).status_code == 303
    assert "Gudang Kedelai Rekaan" in words(official.get(BUYS))
    assert official.post(lift[1]).status_code == 404
    assert "Tidak disarankan lagi" not in words(official.get("/firms/K-01"))


def test_a_firm_cannot_be_turned_down_for_itself(visit: Visit) -> None:
    answer = visit("official").post("/firms/K-01/dismissals", **{"as": "buyer"}, other="K-01", reason="not_now")
    assert answer.status_code == 422
    assert "tidak dapat menjadi mitranya sendiri" in words(answer)


def _decide_reason(official: Visitor) -> int:
    list_id = field(official.get("/firms/K-05/suggestions?as=buyer"), "list")
    return official.post("/firms/K-05/dismissals", list=list_id, rank="1", reason="because").status_code
