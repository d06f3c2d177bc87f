"""Letters: numbered without a gap however many ask at once, written anew from their facts, refused where these were tampered with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import checks, letterheads, partnerships, reports, suggestions
from matchmaker.services.partnering import agreements, letters
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.reports import Told
from matchmaker.services.suggestions import Asked
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Letter, Partnership, Report
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, LEADER, NEIGHBOUR, OFFICIAL, at_once, keep, owner, signed_in

NEIGHBOURING = Actor("official", NEIGHBOUR)
PAGE = "https://mitra.example/check"


@pytest.fixture
def row(session: Session) -> Partnership:
    """A buyer and a supplier who have met; committed."""
    one, other = keep(session, buyer(), replace(supplier(), phone="0812-0000-1111", contact="Bu Rekaan", annual_sales=7.7e9))
    met = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id)))
    session.commit()
    return met


def draw_up(session: Session, row: Partnership, kind: str = "introduction", actor: Actor = OFFICIAL) -> Letter:
    return letters.draw_up(session, actor, row, kind, PAGE)


def test_each_kind_is_numbered_from_one_on(session: Session, row: Partnership) -> None:
    drawn = [draw_up(session, row, kind) for kind in ("introduction", "introduction", "agreement", "summary")]
    year = today().year
    assert [each.facts["number"] for each in drawn] == [
        f"001/PGT/{CITY}/{year}", f"002/PGT/{CITY}/{year}", f"001/NKK/{CITY}/{year}", f"001/RKS/{CITY}/{year}",
    ]  # fmt: skip
    assert drawn[0].facts["address"] == f"{PAGE}/{drawn[0].facts['code']}"
    entries = session.scalars(select(AuditEntry).where(AuditEntry.act == "letter.drawn_up")).all()
    assert entries[0].changes["facts_hash"] == [None, drawn[0].facts_hash]


def test_twenty_at_once_leave_no_gap_and_share_no_number(engine: Engine, session: Session, row: Partnership) -> None:
    partnership_id = row.id
    session.rollback()

    def ask(session: Session, place: int) -> int:
        found = rows.get(session, partnership_id)
        assert found is not None
        serial = letters.draw_up(session, OFFICIAL, found, "introduction", PAGE).serial
        if place % 5 == 4:
            raise ValueError("given up")
        return serial

    answers = at_once(engine, 20, ask)
    assert sorted(each for each in answers if isinstance(each, int)) == list(range(1, 17))
    assert sorted(session.scalars(select(Letter.serial))) == list(range(1, 17))


def test_the_number_is_that_of_the_office_that_asks(session: Session) -> None:
    (one,), (other,) = keep(session, buyer()), keep(session, supplier(), office=NEIGHBOUR)
    met = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id)))
    assert draw_up(session, met, actor=NEIGHBOURING).office == NEIGHBOUR
    assert draw_up(session, met).office == CITY


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_letter_stays_what_it_was(session: Session, row: Partnership, form: str) -> None:
    letter = draw_up(session, row, "agreement")
    session.commit()
    first = letters.write(letter, form)
    agreements.change(session, OFFICIAL, row, {"activity": "lain"})
    row.seeker.name = "Nama lain"
    session.commit()
    session.expire_all()
    assert letters.write(letter, form) == first
    letter.facts = {**letter.facts, "pattern": "kso"}
    with pytest.raises(Conflict, match="di luar layanan"):
        letters.write(letter, form)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_letterhead_is_on_letters_from_then_on_and_on_none_from_before(session: Session, row: Partnership, form: str) -> None:
    old = draw_up(session, row)
    old.facts = {name: value for name, value in old.facts.items() if name != "head"}
    old.facts_hash = letters.hashed(old.facts)
    session.flush()
    before = letters.write(old, form)
    letterheads.change(session, LEADER, CITY, {"name": "Dinas Rekaan"})
    named = draw_up(session, row)
    told = letters.write(named, form)
    letterheads.change(session, LEADER, CITY, {"name": "Dinas Lain"})
    session.commit()
    session.expire_all()
    assert (letters.write(old, form), letters.write(named, form)) == (before, told)
    assert named.facts["head"]["name"] == "Dinas Rekaan"


def test_facts_hold_no_contact_and_no_figure(session: Session, row: Partnership) -> None:
    told = str([draw_up(session, row, kind).facts for kind in letters.SIGNS])
    assert not any(each in told for each in ("0812", "Bu Rekaan", "7700000000"))


def test_a_summary_gives_the_reasons_of_its_list(session: Session, row: Partnership) -> None:
    (one,) = keep(session, buyer(7))
    shown = suggestions.suggest(session, signed_in(session), one, Asked("supply_chain", "buyer"))
    item = shown.items[0]
    met = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, item.firm_id), list_id=shown.list_id))
    found = draw_up(session, met, "summary").facts["suggested"]
    assert (found["list"], found["rank"], found["reasons"]) == (shown.list_id, 1, item.reasons["id"])
    assert draw_up(session, met, "introduction").facts["suggested"] is None


def test_an_unknown_kind_and_a_closed_partnership_are_refused(session: Session, row: Partnership) -> None:
    with pytest.raises(Invalid, match="jenis surat “perjanjian” tidak dikenal"):
        draw_up(session, row, "perjanjian")
    partnerships.step(session, OFFICIAL, row, Step("declined", "contoh", reason="not_now"))
    with pytest.raises(Conflict, match="sudah ditutup"):
        draw_up(session, row)
    assert draw_up(session, row, "summary").serial == 1


def test_a_business_reads_its_own_letters_but_not_the_summary(session: Session, row: Partnership) -> None:
    drawn = {kind: draw_up(session, row, kind) for kind in letters.SIGNS}
    (third,) = keep(session, buyer(9))
    for firm in (row.seeker, row.partner):
        actor = owner(session, firm)
        assert [each.kind for each in letters.about(session, actor, row)] == ["agreement", "introduction"]
        assert letters.locate(session, actor, drawn["agreement"].id) is drawn["agreement"]
        with pytest.raises(NotFound):
            letters.locate(session, actor, drawn["summary"].id)
    assert [each.kind for each in letters.about(session, OFFICIAL, row)] == ["summary", "agreement", "introduction"]
    for stranger in (owner(session, third), NEIGHBOURING):
        assert letters.about(session, stranger, row) == []
        with pytest.raises(NotFound):
            letters.locate(session, stranger, drawn["agreement"].id)


def test_a_letter_is_checked_and_reported_by_its_code(session: Session) -> None:
    one, other = keep(session, buyer(), supplier(), office=NEIGHBOUR)
    met = partnerships.propose(session, NEIGHBOURING, Proposal(Pair("supply_chain", one.id, other.id)))
    letter = draw_up(session, met, actor=NEIGHBOURING)
    session.commit()
    for _ in range(checks.MOST_CHECKS + 1):
        found = checks.check(session, letter.facts["code"].lower(), "1.1.1.1")
        assert (found and found.letter, found and found.visit) == (letter, None)
    reports.file(session, Told("surat ini palsu", code=letter.facts["code"]), CITY, "1.1.1.1")
    report = session.scalars(select(Report)).one()
    assert (report.office, report.visit_id, report.about_id) == (NEIGHBOUR, None, None)
