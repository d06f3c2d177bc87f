"""Groups (KUBE): who is a member with a profile of its own, and what all of them can make."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.engine.pooled_capacity import Pooled, pooled
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.store import firms, groups, revisions
from models import Firm, Membership


@dataclass(frozen=True, slots=True)
class Group:
    """The members with a profile, and the products with what the group and its members can make of each."""

    members: list[Firm]
    capacity: list[Pooled]


def show(session: Session, group: Firm) -> Group:
    """The group with its members; Conflict where the firm is no group."""
    _check_group(group)
    found = groups.members(session, group.id)
    return Group(found, pooled(firms.profile(group), [firms.profile(each) for each in found]))


def join(session: Session, actor: Actor, group: Firm, firm: Firm) -> None:
    """Make the firm a member: Invalid where it is itself a group or another office's, Conflict where it is a member already."""
    _check_group(group)
    if firm.kind != "firm" or firm.office != group.office or firm.sample != group.sample:
        wrong = say("anggota harus usaha (bukan KUBE atau instansi) di kantor yang sama", "a member is a firm of the same office")
        raise Invalid(fields={"firm": [wrong]})
    already = say("usaha ini sudah menjadi anggota", "this firm is a member already")
    if groups.find(session, group.id, firm.id):
        raise Conflict(already)
    try:
        with session.begin_nested():
            session.add(Membership(group_id=group.id, firm_id=firm.id))
    except IntegrityError as also_now:
        raise Conflict(already) from also_now
    _tell(session, actor, "group.joined", group, firm)


def leave(session: Session, actor: Actor, group: Firm, firm: Firm) -> None:
    """The firm is no member any more; NotFound where it was none."""
    _check_group(group)
    found = groups.find(session, group.id, firm.id)
    if found is None:
        raise NotFound(say("usaha ini bukan anggota", "this firm is not a member"))
    session.delete(found)
    session.flush()
    _tell(session, actor, "group.left", group, firm)


def _check_group(group: Firm) -> None:
    if group.kind != "group":
        raise Conflict(say("“{name}” bukan KUBE", "“{name}” is no group (KUBE)", name=group.name))


def _tell(session: Session, actor: Actor, act: str, group: Firm, firm: Firm) -> None:
    ends = (None, firm.public_id) if act == "group.joined" else (firm.public_id, None)
    audit.record(session, actor, act, audit.About("firm", group.id, group.office), {"member": ends})
    revisions.advance(session, firms=[group.id, firm.id])
