"""What is kept about a firm, as its owner reads it: each fact with its source, and nothing of others but names."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.i18n import today
from matchmaker.schemas.personal_data import KeptShown
from matchmaker.services import consent, firms, identity, invitations, partnerships, personal_data, privacy, suggestions, visits
from matchmaker.services.invitations import Joining
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.services.visits import Plan
from matchmaker.store.partnerships import Pair
from tests.engine.firms import buyer, supplier
from tests.services.town import keep, owner, signed_in


def test_each_fact_has_its_source(session: Session) -> None:
    (firm,) = keep(session, supplier(workers=3.0))
    own, official = owner(session, firm), signed_in(session)
    visit = visits.plan(session, official, firm, Plan(today(), "090/1", "pendataan"))
    visits.change(session, official, visit, {"workers": 4.0})
    firms.change(session, own, firm, {"phone": "0800"})
    found = personal_data.kept(session, own, firm)
    said = {name: (each.by, each.visited_on) for name, each in found.sources.items()}
    assert said == {"": ("service", None), "workers": ("office", today()), "phone": ("own", None)}
    assert [(each.act, each.by, each.role) for each in found.trail] == [
        ("firm.changed", "own", "business"),
        ("firm.changed", "office", "official"),
        ("visit.planned", "office", "official"),
        ("firm.created", "service", None),
    ]
    assert [each.assignment for each in found.visits] == ["090/1"]


def test_the_notice_that_was_agreed_to_is_named(session: Session) -> None:
    (firm,) = keep(session, Profile("U-0007", "Keripik Rekaan"))
    _, code = invitations.invite(session, signed_in(session), firm)
    session.commit()
    account = invitations.join(session, Joining(code, "pisang goreng 9", agreed=True, address="1.1.1.1"))
    session.commit()
    found = personal_data.kept(session, identity.of(account).actor, firm)
    assert found.agreed
    assert found.agreed.version == privacy.VERSION
    assert found.account is account


SECRETS = ("Narahubung Lain", "0800-9", "catatan petugas", "Nama official", "orang-lain")


def test_nothing_of_others_goes_out(session: Session) -> None:
    firm, other = keep(session, supplier(), buyer(contact="Narahubung Lain", phone="0800-9", email="orang-lain@contoh.invalid"))
    own, official = owner(session, firm), signed_in(session)
    suggestions.suggest(session, official, other, Asked("supply_chain", "buyer"))
    partnerships.propose(session, official, Proposal(Pair("supply_chain", other.id, firm.id), "exploring", "catatan petugas"))
    visit = visits.plan(session, official, firm, Plan(today(), "090/1", "pendataan"))
    visits.record(session, official, visit, today(), "catatan petugas")
    consent.withdraw(session, own, firm)
    found = personal_data.kept(session, own, firm)
    assert (found.shown.lists, found.shown.firms, [each.other for each in found.partnerships]) == (1, 1, [other.name])
    told = KeptShown().dumps(found, ensure_ascii=False)
    assert [each for each in SECRETS if each in told] == []
