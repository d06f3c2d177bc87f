"""An import is undone exactly, or not at all: what depends on it is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Need, Offer, Skill
from matchmaker.errors import Conflict
from matchmaker.services import erasure, exports, firms, import_undo, import_works, invitations, partnerships
from matchmaker.services.partnering import letters
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import columns
from matchmaker.store import firms as rows
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Dismissal, Firm, ImportEffect, Job, Membership, Partnership, Upload
from tests import people
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, count, keep, signed_in
from tests.services.uploading import FIRMS, OFFERS, RECORDS, Desk, packed

MORE = {
    "firms": "id,name,kind,workers,phone,observed_on\n"
    "B1,Pembeli Baru,firm,44,0811-1111-111,2026-11-01\nK-1,Keripik Rekaan,group,4,,\nS1,Pemasok 1,,,,\n",
    "offers": "firm,product\nB1,peti kayu\n",
    "needs": "firm,product,certificates\nB1,kardus,halal;sni\n",
    "certificates": "firm,kind,number,expires\nB1,halal,X-9,2029-02-03\n",
    "skills": "firm,skill,side,target\nB1,pembukuan,wants,4\n",
    "memberships": "group,firm\nK-1,S1\n",
    "partnerships": "pairing,seeker,partner,outcome,value,decided_on\nsupply_chain,B1,S1,succeeded,9000000,2026-03-01\n",
    "dismissals": "pairing,seeker,partner,reason\nmentorship,B1,S1,not_now\n",
}


@pytest.fixture
def desk(engine: Engine, session: Session) -> Desk:
    """An official's, in a city with a buyer and a supplier who know each other."""
    filled = buyer(
        1, workers=12.0, observed_on=date(2026, 1, 2), needs=(Need("kardus", certificates=("sni",)),), offers=(Offer("palet", booked=2.0),),
        certificates=(Certificate("halal", "X-1", expires=date(2027, 1, 1)),), skills=(Skill("pembukuan", "wants", target=3.0),),
    )  # fmt: skip
    keep(session, filled, supplier())
    desk = Desk(engine, session, signed_in(session))
    desk.take(desk.receive(packed(firms="id,name\nB1,Pembeli 1\nS1,Pemasok 1\n", partnerships=(
        "pairing,seeker,partner,outcome,value,decided_on\nsupply_chain,B1,S1,succeeded,5000000,2026-03-01\n"
    ), dismissals="pairing,seeker,partner,reason\nmentorship,B1,S1,quality\n"), "dasar.zip"))  # fmt: skip
    return desk


def ask(desk: Desk, row: Upload) -> None:
    """Ask for its undoing, in a transaction of its own."""
    with desk.acting() as session:
        import_undo.ask(session, desk.actor, row.id)


def undo(desk: Desk, row: Upload) -> Upload:
    """The upload, undone by the worker."""
    ask(desk, row)
    return desk.see(row.id)


def stored(session: Session) -> Any:
    """All that the office has recorded."""
    session.rollback()
    session.expire_all()
    return exports.dataset(session, CITY)


def named(session: Session) -> list[tuple[int, str]]:
    """Key and workers of each live row of the table for ranking."""
    found = columns.of(session)
    return sorted((int(found.keys[row]), str(found.table.workers[row])) for row in found.table.live.nonzero()[0])


def test_everything_becomes_what_it_was(desk: Desk, session: Session) -> None:
    before = stored(session)
    known = named(session)
    row = desk.take(desk.receive(packed(**MORE), "lagi.zip"))
    assert row.counts is not None
    assert (row.counts["new"], row.counts["changed"], row.counts["records"]) == (1, 1, 3)
    assert stored(session) != before
    undo(desk, row)
    assert stored(session) == before
    assert named(session) == known
    assert (desk.see(row.id).state, count(session, Membership)) == ("undone", 0)
    assert session.scalars(select(ImportEffect.id).where(ImportEffect.upload_id == row.id)).all() == []
    acts = set(session.scalars(select(AuditEntry.act)))
    assert {"import.undone", "firm.removed", "firm.changed", "membership.removed", "partnership.restored", "dismissal.restored"} <= acts
    with pytest.raises(Conflict):
        undo(desk, row)


def change(session: Session, desk: Desk) -> None:
    firms.change(session, desk.actor, found(session, "K-1"), {"workers": 9.0})


def partner(session: Session, desk: Desk) -> None:
    pair = Pair("supply_chain", found(session, "B1").id, found(session, "K-1").id)
    partnerships.propose(session, desk.actor, Proposal(pair, "introduced"))


def step(session: Session, desk: Desk) -> None:
    open_ = session.scalars(select(Partnership).where(Partnership.state == "agreed")).one()
    partnerships.step(session, desk.actor, open_, Step("running", ownership="none"))


def turn_down(session: Session, desk: Desk) -> None:
    sides = {"seeker_id": found(session, "K-2").id, "partner_id": found(session, "S1").id}
    session.add(Dismissal(pairing="supply_chain", **sides, reason="other", at=datetime.now(UTC)))


def write_letter(session: Session, desk: Desk) -> None:
    agreed = session.scalars(select(Partnership).where(Partnership.state == "agreed")).one()
    letters.draw_up(session, desk.actor, agreed, "agreement", "/check")


def open_account(session: Session, desk: Desk) -> None:
    people.open_account(session, "business", firm_id=found(session, "K-2").id)


def remove(session: Session, desk: Desk) -> None:
    session.execute(delete(Partnership).where(Partnership.state == "agreed"))
    session.execute(delete(Firm).where(Firm.public_id == "K-2"))


def found(session: Session, name: str) -> Firm:
    firm = rows.find(session, CITY, name)
    assert firm is not None
    return firm


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (change, "1 usaha diubah sesudahnya (K-1)"),
        (partner, "1 kemitraan"),
        (step, "1 catatan antarusaha diubah sesudahnya"),
        (write_letter, "1 surat"),
        (turn_down, "1 keputusan atas saran"),
        (open_account, "1 akun usaha"),
        (remove, "1 usaha sudah dihapus"),
    ],
)
def test_what_depends_on_it_keeps_it_and_is_named(
    desk: Desk, session: Session, act: Callable[[Session, Desk], None], said: str
) -> None:
    row = desk.take(desk.receive(packed(firms=FIRMS, offers=OFFERS, partnerships=RECORDS), "baru.zip"))
    act(session, desk)
    session.commit()
    before = stored(session)
    with pytest.raises(Conflict) as refused:
        ask(desk, row)
    assert said in refused.value.detail
    assert stored(session) == before


def test_an_invitation_that_has_ended_does_not_keep_it(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    firm = found(session, "K-1")
    invitations.invite(session, desk.actor, firm)
    session.commit()
    with pytest.raises(Conflict, match="1 undangan usaha"):
        ask(desk, row)
    invitations.withdraw(session, desk.actor, firm)
    session.commit()
    assert undo(desk, row).state == "undone"


def test_what_comes_to_depend_on_it_while_the_work_waits_keeps_it_too(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    ask(desk, row)
    change(session, desk)
    session.commit()
    before = stored(session)
    kept = desk.see(row.id)
    assert (kept.state, "1 usaha diubah sesudahnya (K-1)" in str(kept.error)) == ("taken", True)
    assert stored(session) == before


def test_asked_twice_it_is_done_once(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    ask(desk, row)
    with pytest.raises(Conflict):
        ask(desk, row)
    assert (desk.see(row.id).state, rows.search(session, rows.Wanted(CITY, "Rekaan"), Page())[1]) == ("undone", 0)


def test_the_page_can_say_how_far_the_undoing_is(desk: Desk, session: Session) -> None:
    row = undo(desk, desk.take(desk.receive(packed(**MORE), "lagi.zip")))
    job = session.get_one(Job, row.job_id)
    assert (job.kind, job.state, job.done, job.total, job.message) == ("import_undo", "done", 1, 1, import_works.STORING)


def test_a_file_that_was_not_taken_has_nothing_to_undo(desk: Desk) -> None:
    with pytest.raises(Conflict):
        undo(desk, desk.receive(FIRMS))


def test_too_late_is_said(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    session.execute(delete(ImportEffect))
    session.commit()
    with pytest.raises(Conflict) as refused:
        undo(desk, row)
    assert "sudah lewat" in refused.value.detail


def test_what_was_undone_can_be_taken_anew(desk: Desk, session: Session) -> None:
    undo(desk, desk.take(desk.receive(FIRMS)))
    assert desk.take(desk.receive(FIRMS)).state == "taken"
    assert rows.search(session, rows.Wanted(CITY, "Rekaan"), Page())[1] == 2


def test_an_import_of_a_firm_that_was_erased_since_is_not_undone(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    with desk.acting() as own:
        firm = firms.locate(own, desk.actor, "K-2")
        erasure.ask(own, desk.actor, firm)
        erasure.erase(own, desk.actor, firm)
    with desk.acting() as own:
        new = firms.create(own, desk.actor, replace(supplier(), id="N1"), CITY).id
    with pytest.raises(Conflict, match="masa pembatalan impor ini sudah lewat"):
        ask(desk, row)
    assert session.get_one(Firm, new).public_id == "N1", "the new firm may have the key of the erased one"
