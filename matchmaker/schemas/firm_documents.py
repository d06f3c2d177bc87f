"""Firms as the API takes them, whole or in part, and as it shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Flag, RegionCode, Several, Text, Whole, labels
from matchmaker.schemas.firm import CertificateSchema, FirmDocumentSchema, NeedSchema, OfferSchema, SkillSchema
from matchmaker.schemas.queries import LARGEST_KEY, PageQuery, Query
from matchmaker.schemas.shown import Shown
from matchmaker.terms import FIRM_KINDS, SIZE_CLASSES, Term

VIEWS = (Term("card", "Kartu", "Card"), Term("whole", "Lengkap", "Whole"), Term("pseudonymous", "Tanpa identitas", "Pseudonymous"))


class FirmsQuery(PageQuery):
    """Which firms are looked for."""

    text = Text(**labels("Nama, kode, atau produk", "Name, id or product"))
    kind = Choice(FIRM_KINDS, **labels("Jenis", "Kind"))
    region = RegionCode(**labels("Wilayah", "Region"))


class OfficeQuery(Query):
    """Which office is meant, where several of the region use one id."""

    office = Text(13, **labels("Kantor", "Office"))


class NewFirmSchema(FirmDocumentSchema):
    """A new profile; `office` only for those whose region holds several."""

    office = RegionCode(**labels("Kantor", "Office"))


class FirmChangeSchema(FirmDocumentSchema):
    """What is to change of a profile: lists replace, null makes unknown. With `revision`, only where nobody was faster."""

    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))

    class Meta(FirmDocumentSchema.Meta):
        """The id stays."""

        exclude = ("id",)

    def __init__(self) -> None:
        super().__init__(partial=("name",))

    def check(self, data: Mapping[str, Any]) -> None:
        """Codes are checked here where their version is stated too, and otherwise against the version that is kept."""
        codeless = {name: value for name, value in data.items() if name not in ("kbli", "offers", "needs")}
        super().check(data if "kbli_version" in data else codeless)


class OfferShown(Shown, OfferSchema):
    """A product line that a firm can supply."""


class NeedShown(Shown, NeedSchema):
    """A product line that a firm wants to buy."""


class CertificateShown(Shown, CertificateSchema):
    """A certificate held."""


class SkillShown(Shown, SkillSchema):
    """A skill that a firm has, or wants to learn."""


class FirmShown(Shown, FirmDocumentSchema):
    """A firm as its reader may see it: `view` is `whole`, the public `card`, or `pseudonymous`."""

    view = Choice(VIEWS)
    name = Text(**labels("Nama usaha", "Name"))
    office = Text(**labels("Kantor", "Office"))
    region_name = Text(**labels("Wilayah", "Region"))
    size_class = Choice(SIZE_CLASSES, **labels("Skala usaha", "Size class"))
    products = Several(Text(), **labels("Produk", "Products"))
    sample = Flag(**labels("Contoh", "Sample"))
    revision = Whole(**labels("Revisi", "Revision"))
    offers = fields.List(fields.Nested(OfferShown))
    needs = fields.List(fields.Nested(NeedShown))
    certificates = fields.List(fields.Nested(CertificateShown))
    skills = fields.List(fields.Nested(SkillShown))
