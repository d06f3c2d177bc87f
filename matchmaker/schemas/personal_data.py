"""What is kept about a firm, as its owner takes it along: the profile as the interchange format names it, and the records about it."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Text, Whole
from matchmaker.schemas.firm_documents import FirmShown
from matchmaker.schemas.shown import Shown
from matchmaker.terms import ACCOUNT_ROLES, OUTCOMES, PAIRINGS, PARTNERSHIP_STATES, SIDES, VISIT_STATES


class SourceShown(Shown):
    """Who last stated a field (the owner: `own`), when, and the day of the visit on which it was."""

    at = fields.AwareDateTime()
    by = Text()
    visited_on = Day(allow_none=True)


class OwnAccount(Shown):
    """The account by which the owner signs in."""

    name = Text()
    full_name = Text()
    role = Choice(ACCOUNT_ROLES)
    created_at = fields.AwareDateTime()


class AgreedShown(Shown):
    """The version of the notice about personal data that the owner has agreed to."""

    at = fields.AwareDateTime()
    version = Text()


class SharedShown(Shown):
    """A partnership; of the other firm its name."""

    id = Whole()
    pairing = Choice(PAIRINGS)
    side = Choice(SIDES)
    other = Text()
    state = Choice(PARTNERSHIP_STATES)
    outcome = Choice(OUTCOMES, allow_none=True)
    created_at = fields.AwareDateTime()
    decided_on = Day(allow_none=True)


class OwnVisit(Shown):
    """A visit to the firm, without what officials noted for themselves."""

    planned_on = Day()
    done_on = Day(allow_none=True)
    state = Choice(VISIT_STATES)
    purpose = Text()
    assignment = Text()


class ShownCounts(Shown):
    """In how many lists the firm stood, of how many other firms; and how many lists it was shown."""

    lists = Whole()
    firms = Whole()
    own = Whole()


class HappeningShown(Shown):
    """What somebody did to the data, by role and office."""

    at = fields.AwareDateTime()
    act = Text()
    by = Text()
    role = Choice(ACCOUNT_ROLES, allow_none=True)
    office = Text(allow_none=True)
    fields_changed = fields.List(fields.String(), attribute="fields", data_key="fields")


class KeptShown(Shown):
    """All of it; `sources` by field, "" for what nobody has changed since the profile was entered."""

    profile = fields.Nested(FirmShown)
    sources = fields.Dict(keys=fields.String(), values=fields.Nested(SourceShown))
    account = fields.Nested(OwnAccount, allow_none=True)
    agreed = fields.Nested(AgreedShown, allow_none=True)
    partnerships = fields.List(fields.Nested(SharedShown))
    visits = fields.List(fields.Nested(OwnVisit))
    shown = fields.Nested(ShownCounts)
    trail = fields.List(fields.Nested(HappeningShown))
