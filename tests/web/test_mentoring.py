"""The page of a mentorship for officials and for both sides, and the queue of those who wait for a mentor."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from matchmaker.i18n import day, today
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from models import FollowUp
from tests import people
from tests.fixtures.city import SmallCity
from tests.services.partnering.mentorships import told
from tests.web.conftest import Visit, Visitor, field, words

MEETING = {"held_on": "", "topic": "membuat pola", "next_step": "jahit contoh", "next_on": "2999-01-05"}


@pytest.fixture
def address(small_city: SmallCity) -> str:
    """The page of a mentorship of K-11, who learns sewing, and K-10, which `business` owns from now on."""
    with Session(small_city.engine) as session:
        pair = Pair("mentorship", small_city.firms["K-11"].id, small_city.firms["K-10"].id)
        row = partnerships.propose(session, people.actor_of(small_city.accounts["official"]), Proposal(pair, "agreed", **told("agreed")))
        account = session.merge(small_city.accounts["business"])
        account.firm_id = pair.partner_id
        session.commit()
        return f"/partnerships/{row.id}/mentoring"


def sent(visitor: Visitor, address: str, **fields: str) -> str:
    """What the page says after a form that was taken."""
    answer = visitor.post(address, **fields)
    assert answer.status_code == 303, words(answer)
    return words(visitor.get(answer.location))


def test_the_plan_is_made_and_an_official_changes_it(visit: Visit, address: str) -> None:
    office, base = visit("official"), address.removesuffix("/mentoring")
    shown = office.get(address)
    assert "menjahit 1 4" in words(shown)
    goal = re.search(rf"{base}/goals/(\d+)", shown.text)
    assert goal
    said = sent(office, goal[0], revision=field(shown, "revision"), skill="menjahit halus", level_before="2", target="5")
    assert "menjahit halus 2 5" in said
    assert "pemasaran – 3" in sent(office, f"{base}/goals", skill="pemasaran", target="3")
    stale = office.post(f"{base}/goals", revision=field(shown, "revision"), skill="pencatatan")
    assert stale.status_code == 409
    assert 'value="pencatatan"' in stale.text


def test_the_mentor_logs_a_meeting_from_a_telephone(visit: Visit, address: str) -> None:
    mentor, base = visit("business"), address.removesuffix("/mentoring")
    said = sent(mentor, f"{base}/meetings", **{**MEETING, "held_on": today().isoformat()})
    assert "jahit contoh" in said
    assert "5 Januari 2999" in said
    assert "Catat tinjauan" not in said
    assert "Nama business" not in said
    assert "Nama business" in words(visit("official").get(address))
    refused = mentor.post(f"{base}/meetings", **{**MEETING, "held_on": "2999-01-01"})
    assert refused.status_code == 422
    assert "membuat pola" in refused.text
    assert mentor.post(f"{base}/goals", skill="x").status_code == 403
    assert visit("supplier").get(address).status_code == 404
    assert visit("stranger").post(f"{base}/meetings", **MEETING).status_code == 404
    early = mentor.post(f"{base}/meetings", **{**MEETING, "held_on": "2001-02-03"})
    assert early.status_code == 422
    assert f"sebelum pendampingan dimulai; isi {day(today())} atau sesudahnya" in words(early)


def test_a_follow_up_of_a_mentorship_goes_without_orders(visit: Visit, address: str, small_city: SmallCity) -> None:
    mentor, path = visit("business"), address.replace("/mentoring", "/follow-ups")
    with Session(small_city.engine) as session:
        session.execute(update(FollowUp).values(due_on=today()))
        session.commit()
    assert "Banyak pesanan" not in words(mentor.get(path))
    assert "1 pekerja baru dicatat" in sent(mentor, f"{path}/15", jobs="1", problems="", seen="")
    assert "lancar" in sent(mentor, f"{path}/30", problems="lancar", seen="")
    office = visit("official")
    sent(office, f"{path}/90", orders="2", seen="")
    assert "Banyak pesanan" in words(office.get(path)), "what was told can be corrected"


def test_a_review_is_held_and_its_note_stays_in_the_office(visit: Visit, address: str) -> None:
    office, base = visit("official"), address.removesuffix("/mentoring")
    shown = office.get(address)
    levels = re.findall(r'name="(level-\d+)"', shown.text)
    held = {"done_on": today().isoformat(), "note": "sangat maju", "revision": field(shown, "revision")}
    said = sent(office, f"{base}/reviews/closing", **held, **{levels[0]: "4"})
    assert "menjahit 1 4 – 4" in said
    assert "sangat maju" in said
    assert "sangat maju" not in words(visit("business").get(address))
    wrong = office.post(f"{base}/reviews/mid", **{**held, "done_on": "kemarin"}, **{levels[0]: "4"})
    assert wrong.status_code == 422
    assert office.post(f"{base}/reviews/mid", done_on=today().isoformat(), note="x", **{levels[0]: "6"}).status_code == 422
    assert office.post(f"{base}/reviews/other", **held).status_code == 404


def test_the_queue_names_who_waits_and_leads_to_mentors(visit: Visit, address: str) -> None:
    page = visit("official").get("/mentor-queue")
    said = words(page)
    assert "1 usaha" in said
    assert "Keripik Rekaan pembukuan Belum pernah didampingi" in said
    assert "Penjahit Rekaan" not in said
    link = re.search(r'href="(/firms/K-03/suggestions[^"]*)"', page.text)
    assert link
    assert "Konveksi Rekaan" in words(visit("official").get(link[1].replace("&amp;", "&")))
    assert visit("business").get("/mentor-queue").status_code == 403


def test_the_pages_speak_english(visit: Visit, address: str) -> None:
    office = visit("official")
    office.get("/language/en?next=/")
    assert "Log a meeting" in words(office.get(address))
    assert "Waiting for a mentor" in words(office.get("/mentor-queue"))
