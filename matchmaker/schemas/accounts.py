"""Signing in, passwords and tokens, as the API takes and shows them."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.i18n import Term
from matchmaker.schemas.fields import Cell, Choice, Text, Whole, labels, required
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown
from matchmaker.schemas.wording import CODED

LONGEST_SECRET = 1_000
SCOPES = (Term("read", "Hanya membaca", "Reading only"), Term("full", "Penuh", "Full"))


class Secret(Cell):
    """Text exactly as it was typed."""

    def read(self, value: Any) -> str:
        """The same text."""
        if not isinstance(value, str) or len(value) > LONGEST_SECRET:
            raise ValidationError(CODED["type"])
        return value


class SignInSchema(Row):
    """Who signs in."""

    name = Text(**required("Nama akun", "Account name"))
    password = Secret(**required("Kata sandi", "Password"))


class PasswordSchema(Row):
    """A new password of one's own."""

    old_password = Secret(**required("Kata sandi lama", "Old password"))
    password = Secret(**required("Kata sandi baru", "New password"))


class SignedInSchema(Shown):
    """What a program sends as `Authorization: Bearer …` until it ends."""

    token = Text(**labels("Token", "Token"))
    ends_at = fields.AwareDateTime()
    role = Text(**labels("Peran", "Role"))


class NewTokenSchema(Row):
    """A token that is to be issued."""

    name = Text(100, **required("Nama", "Name"))
    scope = Choice(SCOPES, **required("Cakupan", "Scope"))
    days = Whole(1, 365, **required("Berlaku (hari)", "Valid for (days)"))


class TokenSchema(Shown):
    """A token; its secret `token` is shown once, when it is issued."""

    id = Whole()
    name = Text()
    scope = Text()
    created_at = fields.AwareDateTime()
    ends_at = fields.AwareDateTime()
    revoked_at = fields.AwareDateTime(allow_none=True)
    token = Text()
