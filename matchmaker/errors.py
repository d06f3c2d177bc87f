"""Problem and its kinds: what a refused request says, in both languages, whichever door it came through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from matchmaker.i18n import language


class Problem(Exception):
    """A refusal that a person can act upon.

    `detail` is already in the reader's language and names the value and the remedy; `fields` maps the
    name of each refused field to its reasons.
    """

    status: ClassVar[int] = 400
    slug: ClassVar[str] = "bad-request"
    label_id: ClassVar[str] = "Permintaan tidak dapat diproses"
    label_en: ClassVar[str] = "The request cannot be processed"

    def __init__(self, detail: str = "", fields: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.fields = dict(fields or {})

    @property
    def title(self) -> str:
        """The kind of problem in the reader's language."""
        return self.label_en if language() == "en" else self.label_id


class Invalid(Problem):
    """A value was refused."""

    status, slug = 422, "invalid"
    label_id, label_en = "Ada isian yang belum benar", "Some values were refused"


class SignInRequired(Problem):
    """Nobody is signed in, or the sign-in has ended."""

    status, slug = 401, "sign-in-required"
    label_id, label_en = "Silakan masuk terlebih dahulu", "Please sign in first"


class SignInRefused(Problem):
    """Name and password do not belong together."""

    status, slug = 401, "sign-in-refused"
    label_id, label_en = "Nama akun atau kata sandi tidak cocok", "Account name or password is wrong"


class Forbidden(Problem):
    """The actor may see the thing but not do this to it."""

    status, slug = 403, "forbidden"
    label_id, label_en = "Anda tidak berwenang melakukan ini", "You are not allowed to do this"


class NotFound(Problem):
    """There is no such thing, or not for this actor."""

    status, slug = 404, "not-found"
    label_id, label_en = "Tidak ditemukan", "Not found"


class Conflict(Problem):
    """Somebody else was there first, or the step is not allowed from here."""

    status, slug = 409, "conflict"
    label_id, label_en = "Berbenturan dengan keadaan terakhir", "In conflict with the present state"


class TooMany(Problem):
    """Too many attempts; wait."""

    status, slug = 429, "too-many"
    label_id, label_en = "Terlalu banyak percobaan", "Too many attempts"


class Unavailable(Problem):
    """The database or the disk cannot be reached."""

    status, slug = 503, "unavailable"
    label_id, label_en = "Layanan sedang tidak tersedia", "The service is not available right now"
