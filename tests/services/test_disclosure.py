"""What each reader sees of a firm: the public card has no figure, the pseudonym leads to nobody."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import disclosure
from matchmaker.store import firms
from models import Firm
from tests.interchange.city import profile
from tests.services.town import EVALUATOR, LONGER, NEIGHBOUR, OFFICIAL, PROVINCE, keep

CARD = {"view", "id", "office", "name", "kind", "region", "region_name", "size_class", "products", "sample"}
SECRET = ("Rahasia", "K-0001", "0220001234561", "-7.472", "112.4341", "1250000", "1000000000000000")


def stored(session: Session) -> Firm:
    """A firm of which everything is known; each text is the word Rahasia."""
    (firm,) = keep(session, profile(1, "Rahasia"))
    return firm


def test_its_office_and_its_owner_see_everything(session: Session) -> None:
    firm = stored(session)
    for actor in (OFFICIAL, Actor("supervisor", PROVINCE), Actor("business", "35.76", firm_id=firm.id)):
        seen = disclosure.seen_by(actor, firm)
        assert seen["view"] == "whole"
        assert seen | asdict(firms.profile(firm)) == seen
        assert seen["revision"] == firm.revision


def test_all_others_see_the_card(session: Session) -> None:
    firm = stored(session)
    for actor in (Actor("official", NEIGHBOUR), Actor("administrator", LONGER), Actor("business", "35.76", firm_id=firm.id + 1)):
        seen = disclosure.seen_by(actor, firm)
        assert (set(seen), seen["view"]) == (CARD, "card")
        assert not any(isinstance(value, int | float) for name, value in seen.items() if name != "sample")
    assert seen["products"] == ["Rahasia", "tahu"]
    assert seen["region_name"]


def test_an_evaluator_sees_facts_of_nobody(session: Session) -> None:
    firm = stored(session)
    seen = disclosure.seen_by(EVALUATOR, firm)
    assert (seen["view"], seen["id"], seen["workers"]) == ("pseudonymous", firm.pseudonym, 12.5)
    products = {"offers", "needs", "skills"}
    rest = json.dumps({name: value for name, value in seen.items() if name not in products}, default=str)
    assert not [secret for secret in SECRET if secret in rest]
    lines = [line for name in firms.LINES for line in seen[name]]
    assert not any({"note", "number", "scope"} & set(line) for line in lines)
