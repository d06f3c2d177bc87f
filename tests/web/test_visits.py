"""A visit from plan to check: the slip, the public page without an account or JavaScript, the report that only supervisors read."""

from __future__ import annotations

import re

import pytest

from matchmaker.i18n import today
from tests.web.conftest import Visit, Visitor, field, words

PLAN = {"planned_on": "2999-01-05", "assignment": "090/17/2999", "purpose": "pendataan kapasitas"}
PROMISE = "Pendataan gratis. Petugas tidak meminta uang."
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def planned(office: Visitor, firm: str = "K-03") -> tuple[str, str]:
    """The address of a new visit to the firm, and its check code."""
    answer = office.post(f"/firms/{firm}/visits/new", **PLAN)
    assert answer.status_code == 303, words(answer)
    found = CODE.search(words(office.get(answer.location)))
    assert found
    return answer.location, found[0]


def test_the_owner_checks_a_visit_without_an_account(visit: Visit) -> None:
    _, code = planned(visit("official"))
    for address in (f"/check/{code}", f"/check?code={code.lower().replace('-', ' ')}"):
        page = visit("").get(address)
        said = words(page)
        assert page.status_code == 200
        assert all(each in said for each in ("Nama official", "5 Januari 2999", "Ker… Rek…", "Direncanakan", PROMISE))
        assert "Keripik Rekaan" not in said
        assert "<script" not in page.text
        assert f"/report?code={code}" in page.text


def test_wrong_codes_get_one_answer(visit: Visit) -> None:
    _, code = planned(visit("official"))
    answers = set()
    for wrong in ("0000-0000-0000", "x", code[:-1] + ("0" if code[-1] != "0" else "1")):
        page = visit("").get(f"/check/{wrong}")
        assert page.status_code == 200
        assert PROMISE in words(page)
        answers.add(words(page).replace(wrong, ""))
    assert len(answers) == 1


def test_the_check_page_speaks_english(visit: Visit) -> None:
    stranger = visit("")
    stranger.get("/language/en?next=/check")
    assert "Officials do not ask for money." in words(stranger.get("/check"))


def test_too_many_wrong_codes_must_wait(visit: Visit) -> None:
    pages = [visit("").get("/check/0000-0000-0000").status_code for _ in range(31)]
    assert pages == [200] * 30 + [429]


def test_the_slip_carries_code_and_picture(visit: Visit) -> None:
    address, code = planned(visit("official"))
    page = visit("official").get(f"{address}/slip")
    assert code in words(page)
    assert PROMISE in words(page)
    assert '<svg width="' in page.text
    assert 'href="http' not in page.text
    assert f'href="{address}">Kembali ke kunjungan' in page.text


def test_a_visit_is_recorded_with_what_it_changed(visit: Visit) -> None:
    office = visit("official")
    address, code = planned(office)
    edit = f"/firms/K-03/edit?visit={address.rpartition('/')[2]}"
    revision = field(office.get(edit), "revision")
    answer = office.post(edit, revision=revision, name="Keripik Rekaan", workers="7")
    assert answer.status_code == 303, words(answer)
    assert office.post(f"{address}/record", done_on="2999-01-01", note="x").status_code == 422
    assert office.post(f"{address}/record", done_on=today().isoformat(), note="kapasitas naik").status_code == 303
    said = words(office.get(address))
    assert "kapasitas naik" in said
    assert "Jumlah pekerja" in said
    assert "Keyakinan data tinggi" in words(office.get("/firms/K-03"))
    history = office.get("/firms/K-03/history")
    assert f'href="{address}"' in history.text
    assert "Sudah dilakukan" in words(visit("").get(f"/check/{code}"))


def test_a_visit_to_another_firm_changes_nothing_here(visit: Visit) -> None:
    office = visit("official")
    address, _ = planned(office)
    number = address.rpartition("/")[2]
    for who, path in (("official", f"/firms/K-04/edit?visit={number}"), ("business", f"/firms/K-01/edit?visit={number}")):
        revision = field(visit(who).get(path), "revision")
        assert visit(who).post(path, revision=revision, workers="7").status_code in (403, 404)


@pytest.mark.parametrize("wrong", [{"planned_on": ""}, {"planned_on": "2020-01-01"}, {"assignment": ""}, {"purpose": "x" * 2_001}])
def test_a_plan_that_is_refused_keeps_what_was_typed(visit: Visit, wrong: dict[str, str]) -> None:
    answer = visit("official").post("/firms/K-03/visits/new", **{**PLAN, **wrong})
    assert answer.status_code == 422
    assert ("090/17/2999" in answer.text) == ("assignment" not in wrong)


def test_the_list_names_visits_by_state(visit: Visit) -> None:
    office = visit("official")
    address, code = planned(office)
    office.post(f"{address}/cancel")
    assert "Keripik Rekaan" in words(office.get("/visits?state=cancelled"))
    assert "Keripik Rekaan" not in words(office.get("/visits?state=planned"))
    assert "Kunjungan ini dibatalkan." in words(visit("").get(f"/check/{code}"))


def test_a_report_reaches_the_supervisor_and_its_reporter_follows_it(visit: Visit) -> None:
    _, code = planned(visit("official"))
    filed = visit("").post("/report", text="Petugas meminta uang rokok", code=code)
    number = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", words(filed))
    assert number
    assert "curhatningita.lapor.go.id" in filed.text
    leader = visit("supervisor")
    inbox = leader.get("/reports")
    assert "rokok" not in words(inbox)
    report = re.search(r'href="(/reports/\d+)"', inbox.text)
    assert report
    assert "rokok" in words(leader.get(report[1]))
    assert leader.post(f"{report[1]}/steps", state="handled").status_code == 409
    assert leader.post(f"{report[1]}/steps", state="verified", note="kami periksa").status_code == 303
    assert "kami periksa" in words(visit("").post("/report/status", number=number[0].lower()))
    assert visit("official").get(report[1]).status_code == 403


def test_a_report_needs_words_and_not_too_many(visit: Visit) -> None:
    assert visit("").post("/report", text="").status_code == 422
    answer = visit("").post("/report", text="a" * 4_001, contact="0800-1")
    assert answer.status_code == 422
    assert 'value="0800-1"' in answer.text
    assert visit("").client.post("/report", data={"text": "tanpa formulir"}).status_code == 400
    assert visit("").post("/report/status", number="1").status_code == 404


def test_a_profile_as_it_stood(visit: Visit) -> None:
    office = visit("official")
    said = words(office.get(f"/firms/K-03/history?on={today().isoformat()}"))
    assert "Nama usaha Keripik Rekaan" in said
    assert "keripik singkong" in said
    assert "baru dicatat" in words(office.get("/firms/K-03/history?on=2001-01-01"))
    assert "tidak terbaca" in words(office.get("/firms/K-03/history?on=kemarin"))
    assert office.get("/firms/K-03/history?on=9999-12-31").status_code == 200


def test_suggestions_state_how_far_the_data_can_be_relied_upon(visit: Visit) -> None:
    said = words(visit("official").get("/firms/K-01/suggestions?pairing=supply_chain&as=buyer"))
    assert "Keyakinan data: rendah" in said
