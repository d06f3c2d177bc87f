"""One table: who may do what to which subject. Doors ask allows(); the README prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an account, or the person at the server's own terminal (no `account_id`); `reads_only` for a token of that scope."""

    role: str
    region: str
    account_id: int | None = None
    name: str = ""
    firm_id: int | None = None
    reads_only: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for: the offices that keep it and the firms it is about; blank for a thing of no office."""

    offices: tuple[str, ...] = ()
    firms: frozenset[int] = field(default_factory=frozenset)


Predicate = Callable[[Actor, Subject], bool]


def anywhere(actor: Actor, subject: Subject) -> bool:
    """Whatever it is about."""
    return True


def in_region(actor: Actor, subject: Subject) -> bool:
    """Kept by an office in the actor's region, compared segment by segment: 35.76 holds 35.76.*, not 35.760."""
    return any(office == actor.region or office.startswith(actor.region + ".") for office in subject.offices)


def own_firm(actor: Actor, subject: Subject) -> bool:
    """About the actor's own firm."""
    return actor.firm_id is not None and actor.firm_id in subject.firms


_OFFICE: Mapping[str, Predicate] = {"administrator": in_region, "supervisor": in_region, "official": in_region}
_EVERYBODY: Mapping[str, Predicate] = dict.fromkeys(("administrator", "supervisor", "official", "business", "evaluator"), anywhere)
_SUPERVISION: Mapping[str, Predicate] = {"administrator": in_region, "supervisor": in_region}
_LEADERS: Mapping[str, Predicate] = {"administrator": anywhere, "supervisor": anywhere}

PERMISSIONS: Mapping[str, Mapping[str, Predicate]] = {
    "accounts.manage": {"administrator": in_region},
    "agreements.write": _OFFICE,
    "audit.read": _SUPERVISION,
    "budget_share.read": _OFFICE,
    "city_lists.read": _OFFICE,
    "data.erase": _SUPERVISION,
    "data.own": {"business": own_firm},
    "evaluations.run": {**_LEADERS, "evaluator": anywhere},
    "firms.create": _OFFICE,
    "firms.list": {**_OFFICE, "evaluator": in_region},
    "firms.read": {**_OFFICE, "business": own_firm, "evaluator": in_region},
    "firms.write": {**_OFFICE, "business": own_firm},
    "follow_ups.read": {**_OFFICE, "business": own_firm},
    "follow_ups.record": {**_OFFICE, "business": own_firm},
    "groups.read": _OFFICE,
    "groups.write": _OFFICE,
    "history.read": _OFFICE,
    "home.read": _OFFICE,
    "invitations.write": _OFFICE,
    "jobs.ask": _OFFICE,
    "jobs.read": _OFFICE,
    "kbli.decide": _OFFICE,
    "labels.read": {"administrator": in_region, "supervisor": in_region, "evaluator": in_region},
    "legality.attest": _OFFICE,
    "legality.read": {**_OFFICE, "business": own_firm},
    "letters.read": {**_OFFICE, "business": own_firm},
    "letters.write": _OFFICE,
    "map.read": _OFFICE,
    "mentor_queue.read": _OFFICE,
    "mentoring.log": {**_OFFICE, "business": own_firm},
    "mentoring.read": {**_OFFICE, "business": own_firm},
    "mentoring.review": _OFFICE,
    "network.read": _OFFICE,
    "obstacles.read": _OFFICE,
    "pages.business": {"business": own_firm},
    "pages.firm": {**_OFFICE, "business": own_firm},
    "pages.office": _OFFICE,
    "partnerships.answer": {"business": own_firm},
    "partnerships.explain": _OFFICE,
    "partnerships.list": {**_OFFICE, "business": own_firm},
    "partnerships.propose": _OFFICE,
    "partnerships.read": {**_OFFICE, "business": own_firm},
    "partnerships.reply": {**_OFFICE, "business": own_firm},
    "partnerships.step": _OFFICE,
    "password.own": _EVERYBODY,
    "plans.read": {**_OFFICE, "business": own_firm},
    "profiles.export": _OFFICE,
    "profiles.import": _OFFICE,
    "recap.read": _OFFICE,
    "reference.read": _EVERYBODY,
    "reports.handle": _SUPERVISION,
    "reports.read": _SUPERVISION,
    "settings.read": _OFFICE,
    "settings.write": _SUPERVISION,
    "suggestion_lists.read": {**_OFFICE, "business": own_firm},
    "suggestions.ask": {**_OFFICE, "business": own_firm, "evaluator": in_region},
    "suggestions.weigh": {**_LEADERS, "evaluator": anywhere},
    "tasks.read": {**_OFFICE, "business": own_firm},
    "tokens.own": _EVERYBODY,
    "visits.plan": _OFFICE,
    "visits.read": _OFFICE,
    "visits.record": _OFFICE,
    "weight_sets.activate": _LEADERS,
    "weight_sets.evaluate": {**_LEADERS, "evaluator": anywhere},
    "weight_sets.list": {**_LEADERS, "official": anywhere, "evaluator": anywhere},
    "weight_sets.propose": {**_LEADERS, "evaluator": anywhere},
}
"""Permission to the roles that have it, each with what the subject must be; a role that is absent never has it."""

READING = frozenset({"audit.read", "budget_share.read", "city_lists.read", "evaluations.run", "firms.list", "firms.read",
                     "follow_ups.read", "groups.read", "history.read", "home.read", "jobs.read", "labels.read", "legality.read",
                     "letters.read", "map.read", "mentor_queue.read", "mentoring.read", "network.read", "obstacles.read",
                     "partnerships.explain", "partnerships.list", "partnerships.read", "plans.read", "profiles.export",
                     "recap.read", "reference.read", "settings.read", "suggestion_lists.read", "suggestions.ask", "suggestions.weigh",
                     "tasks.read", "visits.read", "weight_sets.list"})  # fmt: skip
"""Permissions that a token of scope `read` may use."""


def allows(permission: str, actor: Actor, subject: Subject | None = None) -> bool:
    """May the actor do this? Without a subject: may its role do this to anything at all? Raises KeyError for an unknown permission."""
    predicate = PERMISSIONS[permission].get(actor.role)
    if predicate is None or (actor.reads_only and permission not in READING):
        return False
    return subject is None or predicate(actor, subject)
