"""Profiles: found for an actor, entered, and changed; every change is audited and seen by the next ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from marshmallow import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.engine import reference
from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, Forbidden, Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, allows
from matchmaker.schemas.firm import check_kbli
from matchmaker.services import audit, privacy
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import firms, revisions
from models import Firm

OWN_FIELDS = frozenset({"description", "workers", "annual_sales", "capital", "investment", "founded", "mentor_slots", "members", "consent",
                        "contact", "phone", "email", "offers", "needs", "certificates", "skills"})  # fmt: skip
"""What a business may change of its own profile; the rest its office keeps."""
UNTIL_KNOWN = frozenset({"kbli"})
"""What a business may say of itself as long as nothing is on record."""
CODED = frozenset({"kbli_version", "kbli", "offers", "needs"})
"""Where codes stand, all of one version."""


def locate(session: Session, actor: Actor, public_id: str, permission: str = "firms.read", office: str | None = None) -> Firm:
    """The firm that this actor calls so (an evaluator by its pseudonym) and has the permission for.

    NotFound also where the actor may not know that it exists; Conflict where several offices of the region use the id and none is named.
    """
    found = _called(session, actor, public_id, office)
    allowed = [each for each in found if allows(permission, actor, firms.subject(each))]
    if len(allowed) > 1:
        offices = ", ".join(each.office for each in allowed)
        raise Conflict(
            say(
                "kode “{id}” dipakai kantor {offices}; sebutkan kantornya",
                "the offices {offices} use the id “{id}”; name one",
                id=public_id,
                offices=offices,
            )
        )
    if not allowed:
        if any(allows("firms.read", actor, firms.subject(each)) for each in found):
            raise Forbidden()
        raise NotFound(say("usaha “{id}” tidak ada", "there is no firm “{id}”", id=public_id[:80]))
    return allowed[0]


def _called(session: Session, actor: Actor, public_id: str, office: str | None) -> list[Firm]:
    if not (public_id + (office or "")).isprintable():
        return []
    if actor.role == "evaluator":
        pseudonymous = firms.find_pseudonym(session, public_id)
        return [pseudonymous] if pseudonymous else []
    if actor.role == "business":
        own = firms.get(session, actor.firm_id or 0)
        return [own] if own and own.public_id == public_id else []
    if office:
        named = firms.find(session, office, public_id)
        return [named] if named else []
    return firms.find_in(session, actor.region, public_id)


def check_office(office: str) -> None:
    """Invalid where the code is not that of a city or regency that exists: only their offices keep profiles."""
    known = reference.regions().get(office)
    if known is None or known.level != "city":
        sentence = say("sebutkan kantor kota atau kabupaten, misalnya 35.76", "name the office of a city or regency, such as 35.76")
        raise Invalid(sentence, {"office": [sentence]})


def create(session: Session, actor: Actor, profile: Profile, office: str) -> Firm:
    """Enter a new profile; Conflict where the office has one of that id, Invalid where it is no city's office."""
    check_office(office)
    taken = say("kode “{id}” sudah dipakai", "the id “{id}” is taken", id=profile.id)
    if firms.find(session, office, profile.id) is not None:
        raise Conflict(taken)
    try:
        with session.begin_nested():
            firm, stated = _enter(session, profile, office)
    except IntegrityError as also_now:
        raise Conflict(taken) from also_now
    audit.record(session, actor, "firm.created", audit.About("firm", firm.id, office), stated)
    revisions.advance(session, firms=[firm.id])
    return firm


def _enter(session: Session, profile: Profile, office: str) -> tuple[Firm, audit.Changes]:
    now = datetime.now(UTC)
    firm = Firm(office=office, public_id=profile.id, sample=False, kbli=[], created_at=now, changed_at=now)
    stated = firms.write(firm, profile)
    session.add(firm)
    return firm, stated


def change(session: Session, actor: Actor, firm: Firm, stated: Mapping[str, Any], *, revision: int | None = None) -> list[str]:
    """Make the firm say what is stated and leave the rest; returns the changed fields.

    What a business says of its consent is on record with the notice about personal data that it has read. Conflict where somebody
    else changed the profile since `revision`; Forbidden names a field that a business may not change.
    """
    slower = say(
        "profil ini baru saja diubah orang lain; muat ulang lalu ulangi",
        "somebody else has just changed this profile; reload and try again",
    )
    if revision is not None and revision != firm.revision:
        raise Conflict(slower)
    if actor.role == "business":
        _keep_to_own(firm, stated)
    new = replace(firms.profile(firm), **stated)
    if not stated.keys().isdisjoint(CODED):
        _check_codes(new)
    with unless_changed(session, slower):
        changes = firms.write(firm, new)
        if changes:
            firm.changed_at = datetime.now(UTC)
    if changes:
        about = audit.About("firm", firm.id, firm.office)
        audit.record(session, actor, "firm.changed", about, changes)
        if actor.role == "business" and "consent" in changes:
            act = "consent.given" if firm.consent else "consent.withdrawn"
            audit.record(session, actor, act, about, {"consent_version": (None, privacy.VERSION)})
        revisions.advance(session, firms=[firm.id])
    return list(changes)


def _check_codes(profile: Profile) -> None:
    lines = [each.kbli for each in profile.offers if each.kbli] + [each.kbli for each in profile.needs if each.kbli]
    try:
        check_kbli(profile.kbli_version, (*profile.kbli, *lines))
    except ValidationError as refused:
        raise Invalid(fields={"kbli": [str(each) for each in refused.messages]}) from refused


def _keep_to_own(firm: Firm, stated: Mapping[str, Any]) -> None:
    foreign = sorted(set(stated) - OWN_FIELDS - {name for name in UNTIL_KNOWN if not getattr(firm, name)})
    if foreign:
        raise Forbidden(
            say("isian ini hanya dapat diubah petugas: {names}", "only an official can change: {names}", names=", ".join(foreign))
        )
    attested = {held for held in firms.profile(firm).certificates if held.evidence != "self"}
    if any(held.evidence != "self" and held not in attested for held in stated.get("certificates", ())):
        raise Forbidden(say("bukti sertifikat hanya dapat dinaikkan petugas", "only an official can raise the evidence of a certificate"))
