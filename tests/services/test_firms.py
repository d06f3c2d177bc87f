"""Profiles: found only by those who may, entered once, changed by one at a time, and never by another office."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Offer, Profile
from matchmaker.errors import Conflict, Forbidden, Invalid, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import firms
from matchmaker.store import firms as rows
from models import AuditEntry, Firm
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, EVALUATOR, LONGER, NEIGHBOUR, OFFICIAL, PROVINCE, at_once, count, keep

WRITE = "firms.write"


def own(firm: Firm) -> Actor:
    """The firm's own account."""
    return Actor("business", firm.office, firm_id=firm.id)


def test_an_office_finds_its_own_firms_segment_by_segment(session: Session) -> None:
    (here,) = keep(session, buyer())
    (longer,) = keep(session, buyer(), office=LONGER)
    (near,) = keep(session, buyer(), office=NEIGHBOUR)
    for permission in ("firms.read", WRITE):
        assert firms.locate(session, OFFICIAL, "B1", permission) is here
        for foreign in (LONGER, NEIGHBOUR):
            with pytest.raises(NotFound):
                firms.locate(session, OFFICIAL, "B1", permission, office=foreign)
        assert firms.locate(session, Actor("official", LONGER), "B1", permission) is longer
        assert firms.locate(session, Actor("official", PROVINCE), "B1", permission, office=NEIGHBOUR) is near


def test_a_province_must_say_which_office_where_several_use_the_id(session: Session) -> None:
    keep(session, buyer(), buyer(2))
    keep(session, buyer(), office=NEIGHBOUR)
    province = Actor("official", PROVINCE)
    assert firms.locate(session, province, "B2").office == CITY
    with pytest.raises(Conflict, match=r"35\.73, 35\.76"):
        firms.locate(session, province, "B1")


def test_businesses_and_evaluators_find_only_what_is_theirs(session: Session) -> None:
    mine, _ = keep(session, buyer(), buyer(2))
    (far,) = keep(session, buyer(), office=NEIGHBOUR)
    assert firms.locate(session, own(mine), "B1", WRITE) is mine
    assert firms.locate(session, EVALUATOR, mine.pseudonym) is mine
    for actor, name, problem in (
        (own(mine), "B2", NotFound), (EVALUATOR, "B1", NotFound), (EVALUATOR, far.pseudonym, NotFound), (OFFICIAL, "B9", NotFound),
        (OFFICIAL, "B1\x00", NotFound), (OFFICIAL, mine.pseudonym, NotFound),
    ):  # fmt: skip
        with pytest.raises(problem):
            firms.locate(session, actor, name)
    with pytest.raises(Forbidden):
        firms.locate(session, EVALUATOR, mine.pseudonym, WRITE)


def test_an_id_is_taken_once_within_its_office(session: Session, engine: Engine) -> None:
    firms.create(session, OFFICIAL, buyer(), CITY)
    with pytest.raises(Conflict):
        firms.create(session, OFFICIAL, buyer(), CITY)
    firms.create(session, OFFICIAL, buyer(), NEIGHBOUR)
    session.commit()
    answers = at_once(engine, 4, lambda another, place: firms.create(another, OFFICIAL, buyer(2), CITY).id)
    assert sum(isinstance(each, Conflict) for each in answers) == 3
    assert count(session, Firm) == count(session, AuditEntry) == 3


@pytest.mark.parametrize("office", ["35", "35.76.01", "35.76.not-an-office", LONGER, "३५.७६", ""])
def test_only_a_citys_office_keeps_profiles(session: Session, office: str) -> None:
    with pytest.raises(Invalid) as refused:
        firms.create(session, Actor("official", PROVINCE), buyer(), office)
    assert list(refused.value.fields) == ["office"]
    assert count(session, Firm) == 0


def test_the_trail_of_a_new_profile_names_its_lines_too(session: Session) -> None:
    firms.create(session, OFFICIAL, supplier(workers=4.0), CITY)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.act, entry.changes["workers"]) == ("firm.created", [None, 4.0])
    assert [each["product"] for each in entry.changes["offers"][1]] == ["kardus sepatu"]


def test_what_is_entered_is_read_again_alike(session: Session) -> None:
    profile = Profile("K-1", "Tahu", kbli=("10391",), workers=0.0, active=False, offers=(Offer("tahu", capacity=0.1, unit="kg"),),
                      certificates=(Certificate("halal", "1"),))  # fmt: skip
    firm = firms.create(session, OFFICIAL, profile, CITY)
    session.commit()
    assert rows.profile(firm) == profile


def test_a_change_says_only_what_it_says(session: Session) -> None:
    (firm,) = keep(session, supplier(workers=4.0))
    before, revision = rows.profile(firm), firm.revision
    assert firms.change(session, OFFICIAL, firm, {"workers": 4.0}) == []
    assert firm.revision == revision
    assert firms.change(session, OFFICIAL, firm, {"workers": None}) == ["workers"]
    assert firms.change(session, OFFICIAL, firm, {"offers": ()}) == ["offers"]
    assert firm.revision == revision + 2
    session.commit()
    after = rows.profile(firm)
    assert (after.workers, after.offers) == (None, ())
    assert (after.name, after.kbli) == (before.name, before.kbli)


def test_a_revision_that_has_passed_is_a_conflict(session: Session) -> None:
    (firm,) = keep(session, buyer())
    old = firm.revision
    firms.change(session, OFFICIAL, firm, {"workers": 2.0}, revision=old)
    with pytest.raises(Conflict):
        firms.change(session, OFFICIAL, firm, {"workers": 3.0}, revision=old)
    assert firm.workers == 2.0


def test_of_two_who_change_the_same_profile_at_once_one_is_told(session: Session, engine: Engine) -> None:
    (firm,) = keep(session, buyer())
    key, revision = firm.id, firm.revision
    session.commit()

    def change(another: Session, place: int) -> list[str]:
        found = rows.get(another, key)
        assert found
        return firms.change(another, OFFICIAL, found, {"workers": float(place + 1)}, revision=revision)

    answers = at_once(engine, 2, change)
    assert answers.count(["workers"]) == 1
    assert sum(isinstance(each, Conflict) for each in answers) == 1
    assert session.scalars(select(AuditEntry.act)).all().count("firm.changed") == 1


def test_who_is_slower_is_told_and_nothing_of_the_change_is_kept(session: Session) -> None:
    (firm,) = keep(session, supplier(workers=4.0))
    assert firm.revision == 1
    session.execute(update(Firm).values(workers=5.0, revision=2), execution_options={"synchronize_session": False})
    with pytest.raises(Conflict):
        firms.change(session, OFFICIAL, firm, {"workers": 6.0, "offers": ()})
    assert (firm.workers, firm.revision, len(firm.offers)) == (5.0, 2, 1)
    assert firms.change(session, OFFICIAL, firm, {"workers": 6.0}) == ["workers"]


def test_a_business_keeps_to_its_own_fields_and_cannot_raise_evidence(session: Session) -> None:
    seen = Certificate("halal", "H-1", evidence="seen")
    (firm,) = keep(session, supplier(certificates=(seen,)))
    me = own(firm)
    allowed = {"certificates": (seen, Certificate("sni", "S-1")), "workers": 5.0}
    assert firms.change(session, me, firm, allowed) == ["workers", "certificates"]
    for stated in (
        {"name": "Lain"}, {"active": False}, {"owner_group": "x"}, {"kind": "agency"}, {"nib": None}, {"observed_on": None},
        {"certificates": (Certificate("sni", "S-1", evidence="source"),)},
        {"certificates": (Certificate("halal", "H-2", evidence="seen"),)},
    ):  # fmt: skip
        with pytest.raises(Forbidden):
            firms.change(session, me, firm, stated)
    assert firm.name == "Kardus 1"


def test_a_business_says_its_code_as_long_as_none_is_on_record(session: Session) -> None:
    (firm,) = keep(session, supplier(kbli=()))
    assert firms.change(session, own(firm), firm, {"kbli": ("17022",)}) == ["kbli"]
    with pytest.raises(Forbidden):
        firms.change(session, own(firm), firm, {"kbli": ("17021",)})


def test_codes_stay_of_one_version(session: Session) -> None:
    (firm,) = keep(session, supplier())
    with pytest.raises(Invalid) as refused:
        firms.change(session, OFFICIAL, firm, {"kbli": ("00000",)})
    assert list(refused.value.fields) == ["kbli"]


def test_the_trail_names_the_changed_fields(session: Session) -> None:
    (firm,) = keep(session, supplier(workers=4.0))
    firms.change(session, OFFICIAL, firm, {"workers": 5.0, "offers": (Offer("kardus"),), "kind": "firm"})
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "firm.changed")).one()
    assert entry.changes["workers"] == [4.0, 5.0]
    assert entry.changes["offers"][1] == [{"product": "kardus", "period": "month"}]
    assert set(entry.changes) == {"workers", "offers"}
    assert (entry.subject_id, entry.office) == (firm.id, CITY)
