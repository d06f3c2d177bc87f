"""Groups (KUBE) and their members, as the API takes and shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Number, Text, Whole, required
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Shown


class NewMemberSchema(Row):
    """A firm of the group's office that becomes a member."""

    firm = Identifier(**required("Kode usaha", "Firm id"))


class MemberShown(Shown):
    """A member with a profile of its own."""

    id = Text()
    name = Text()


class CapacityShown(Shown):
    """A product: the group's own capacity and its members', which are never to be added; in base units a month."""

    product = Text()
    unit = Text()
    own = Number()
    of_members = Number()
    makers = Whole()


class GroupShown(Shown):
    """A group's members, and what they can make."""

    members = fields.List(fields.Nested(MemberShown))
    capacity = fields.List(fields.Nested(CapacityShown))
