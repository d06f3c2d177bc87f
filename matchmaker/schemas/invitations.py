"""Invitations as the API shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Text
from matchmaker.schemas.shown import Shown


class InvitationShown(Shown):
    """A new invitation: its `code`, which is told once, the `address` at which it is used, and a link that sends both by WhatsApp.

    `message` is null where no mobile number of the firm is recorded.
    """

    code = Text()
    address = Text()
    message = Text(allow_none=True)
    ends_at = fields.AwareDateTime()
