"""Every page of the HTML door, by the service's own map, each at an address that leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from flask import Flask
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import Account, Firm, Job, Letter, Partnership, Report, SuggestionList, Upload, Visit, WeightSet

THINGS = {
    "account_id": Account,
    "job_id": Job,
    "letter_id": Letter,
    "list_id": SuggestionList,
    "report_id": Report,
    "upload_id": Upload,
    "visit_id": Visit,
    "weight_set_id": WeightSet,
}
"""What an address names by its number: the first that is stored."""
SIDE = "pairing=supply_chain&as=buyer"
QUERIES = {"/firms/<public_id>/comparison": f"{SIDE}&one={{one}}&one={{other}}", "/firms/<public_id>/suggestions": SIDE}
"""What else a page asks for, where it shows nothing without."""
ELSEWHERE = {
    "/firms/<public_id>/members": "group",
    "/join/<code>": "invitation",
    "/partnerships/<int:partnership_id>/mentoring": "mentorship_id",
}
"""Where the address needs another key than the one of that name."""
PARTS = {"/weights/<int:weight_set_id>/report", "/weights/preview"}
"""A report to keep, and what a script puts into a page."""
KEY = re.compile(r"<(?:\w+:)?(\w+)>")


def keys(session: Session, firm: Firm, others: tuple[str, str], invitation: str) -> dict[str, str]:
    """What stands for each key: the firm, its first partnerships, and the first of everything else that is stored."""
    first = {name: session.scalar(select(func.min(thing.id))) for name, thing in THINGS.items()}
    supply, mentorship = (_partnership(session, firm, pairing) for pairing in ("supply_chain", "mentorship"))
    code = session.scalar(select(Visit.code).limit(1))
    group = session.scalar(select(func.min(Firm.public_id)).where(Firm.kind == "group"))
    told = {"public_id": firm.public_id, "group": group, "one": others[0], "other": others[1], "invitation": invitation, "code": code}
    found = {**first, **told, "partnership_id": supply, "mentorship_id": mentorship, "step": 1, "wanted": "id"}
    return {name: str(value) for name, value in found.items() if value is not None}


def _partnership(session: Session, firm: Firm, pairing: str) -> int | None:
    own = or_(Partnership.seeker_id == firm.id, Partnership.partner_id == firm.id)
    query = select(Partnership.id).where(Partnership.pairing == pairing)
    return session.scalar(query.order_by(~own, Partnership.id).limit(1))


def addresses(app: Flask, known: Mapping[str, str], *, files: bool = False) -> dict[str, str]:
    """Each page's route with its address; also those of files to keep and of what scripts read, if wanted.

    KeyError names a key that is not known.
    """
    return {route: _address(route, known) for route in _routes(app) if files or not is_file(route)}


def is_file(route: str) -> bool:
    """Does a file, or a part of a page, lie there?"""
    return "." in route or route in PARTS


def _routes(app: Flask) -> Iterator[str]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda each: each.rule):
        if rule.endpoint.startswith("pages.") and "GET" in (rule.methods or ()):
            yield rule.rule


def _address(route: str, known: Mapping[str, str]) -> str:
    path = KEY.sub(lambda found: known[ELSEWHERE.get(route, found[1])], route)
    return f"{path}?{QUERIES[route].format_map(known)}" if route in QUERIES else path
