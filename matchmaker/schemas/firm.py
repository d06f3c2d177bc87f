"""Firms and their lines as they come in: workbook rows, forms and JSON documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validates_schema

from matchmaker.engine import reference
from matchmaker.i18n import number, say
from matchmaker.schemas.fields import CODED, PROSE_LIMIT, Choice, Day, Flag, Number, RegionCode, Several, Text, Whole, as_number, labels
from matchmaker.terms import CERTIFICATE_KINDS, EVIDENCE, FIRM_KINDS, LEGAL_FORMS, PERIODS, SKILL_SIDES, UNITS, Term

MOST_LINES = 500
HIGHEST_LEVEL = 5
EARLIEST_YEAR = 1600
KBLI_VERSIONS = tuple(Term(version, f"KBLI {version}", f"KBLI {version}") for version in reference.KBLI_VERSIONS)
_CODE = re.compile(r"\d{5}")
_IDENTIFIER = re.compile(r"[^\s/\\:;?#%&<>\"']{1,64}")


def required(label_id: str, label_en: str, **more: Any) -> dict[str, Any]:
    """Keyword arguments of a field that must be filled in."""
    return {"required": True, "metadata": {"label_id": label_id, "label_en": label_en}, "error_messages": CODED, **more}


class KbliCode(fields.Field[str]):
    """A five-digit KBLI code; whether it exists depends on the version, which the row states."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        text = f"{int(value):05d}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value).strip()
        text = text.zfill(5) if text.isdigit() and len(text) == 4 else text
        if text and not _CODE.fullmatch(text):
            raise ValidationError(say("kode KBLI “{text}” harus lima angka", "KBLI code “{text}” must have five digits", text=text[:40]))
        return text or None


def check_kbli(version: str, codes: tuple[str, ...]) -> None:
    """Raise ValidationError naming the first code that the version does not have, with the nearest ones."""
    for code in codes:
        if code not in reference.kbli(version):
            near = ", ".join(f"{each} {reference.kbli(version)[each]}" for each in reference.nearest_kbli(version, code))
            raise ValidationError(
                say("kode KBLI {version} “{code}” tidak ada; yang terdekat: {near}", "KBLI {version} has no code “{code}”; the nearest: {near}",
                    version=version, code=code, near=near)  # fmt: skip
            )


class Identifier(Text):
    """A firm's id: up to 64 characters without spaces, slashes, colons or semicolons."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        text = super()._deserialize(value, attr, data, **more)
        if text is not None and not _IDENTIFIER.fullmatch(text):
            raise ValidationError(say("kode “{text}” tidak dapat dipakai; pakai huruf, angka, titik, atau tanda hubung, paling banyak 64",
                                      "id “{text}” cannot be used; use up to 64 letters, digits, dots or hyphens", text=text[:80]))  # fmt: skip
        return text


class Nib(Text):
    """A business number: 13 digits, kept as text."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        text = super()._deserialize(value, attr, data, **more)
        if text is not None and not re.fullmatch(r"\d{13}", text):
            raise ValidationError(say("NIB harus 13 angka dan disimpan sebagai teks; “{text}” mungkin diubah Excel menjadi bilangan",
                                      "a business number has 13 digits and is kept as text; Excel may have turned “{text}” into a number", text=text[:40]))  # fmt: skip
        return text


class Latitude(Number):
    """Degrees north; what can only be a longitude is named as swapped."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> float | None:
        read = as_number(value, 180)
        if read is not None and self.high < abs(read) <= 180:
            raise ValidationError(say("lintang tidak mungkin {value}; lintang dan bujur mungkin tertukar",
                                      "latitude cannot be {value}; latitude and longitude may be swapped", value=number(read, 4)))  # fmt: skip
        return super()._deserialize(value, attr, data, **more)


class Row(Schema):
    """What all rows share: an unknown field is refused by name."""

    error_messages = CODED

    class Meta:
        """marshmallow's options."""

        unknown = RAISE


class FirmSchema(Row):
    """One firm, group (KUBE) or agency without its lines."""

    id = Identifier(**required("Kode usaha", "Firm id"))
    name = Text(PROSE_LIMIT, **required("Nama usaha", "Name"))
    kind = Choice(FIRM_KINDS, **labels("Jenis", "Kind"))
    nib = Nib(**labels("NIB", "Business number (NIB)"))
    kbli_version = Choice(KBLI_VERSIONS, **labels("Versi KBLI", "KBLI version"))
    kbli = Several(KbliCode(), **labels("KBLI", "KBLI codes"))
    region = RegionCode(**labels("Kode wilayah", "Region code"))
    latitude = Latitude(-90, 90, **labels("Lintang", "Latitude"))
    longitude = Number(-180, 180, **labels("Bujur", "Longitude"))
    workers = Number(high=1e7, **labels("Jumlah pekerja", "Workers"))
    annual_sales = Number(**labels("Penjualan setahun (Rp)", "Annual sales (Rp)"))
    capital = Number(**labels("Modal usaha (Rp)", "Capital (Rp)"))
    investment = Number(**labels("Investasi (Rp)", "Investment (Rp)"))
    founded = Whole(EARLIEST_YEAR, date.today().year + 1, **labels("Tahun berdiri", "Founded"))
    description = Text(PROSE_LIMIT * 4, **labels("Keterangan", "Description"))
    owner_group = Text(**labels("Kelompok pemilik", "Owner group"))
    legal_form = Choice(LEGAL_FORMS, **labels("Bentuk usaha", "Legal form"))
    domestic = Flag(**labels("Produk dalam negeri", "Made in the country"))
    members = Whole(high=1e6, **labels("Jumlah anggota", "Members"))
    mentor_slots = Whole(high=1000, **labels("Daya tampung pendampingan", "Mentor slots"))
    active = Flag(**labels("Aktif", "Active"))
    consent = Flag(**labels("Bersedia disarankan", "Consent"))
    observed_on = Day(**labels("Tanggal pendataan", "Observed on"))
    contact = Text(**labels("Narahubung", "Contact"))
    phone = Text(60, **labels("Telepon", "Phone"))
    email = Text(**labels("Surel", "E-mail"))

    @validates_schema(skip_on_field_errors=True)
    def check_codes(self, data: dict[str, Any], **more: Any) -> None:
        """KBLI codes exist in the stated version."""
        try:
            check_kbli(data.get("kbli_version") or reference.KBLI_VERSIONS[0], data.get("kbli") or ())
        except ValidationError as refused:
            raise ValidationError(refused.messages, field_name="kbli") from refused

    @validates_schema(skip_on_field_errors=True)
    def check_place(self, data: dict[str, Any], **more: Any) -> None:
        """Latitude and longitude come together."""
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            raise ValidationError(say("isi lintang dan bujur bersama-sama", "give latitude and longitude together"), field_name="latitude")


class OfferSchema(Row):
    """A product line that a firm can supply."""

    product = Text(PROSE_LIMIT, **required("Produk", "Product"))
    tkdn = Number(high=100, **labels("TKDN (%)", "Domestic content (%)"))
    kbli = KbliCode(**labels("KBLI", "KBLI code"))
    capacity = Number(**labels("Kapasitas", "Capacity"))
    unit = Choice(UNITS, **labels("Satuan", "Unit"))
    period = Choice(PERIODS, **labels("Per", "Period"))
    booked = Number(**labels("Sudah dipesan", "Booked"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))


class NeedSchema(Row):
    """A product line that a firm wants to buy."""

    product = Text(PROSE_LIMIT, **required("Produk", "Product"))
    kbli = KbliCode(**labels("KBLI", "KBLI code"))
    quantity = Number(**labels("Jumlah", "Quantity"))
    unit = Choice(UNITS, **labels("Satuan", "Unit"))
    period = Choice(PERIODS, **labels("Per", "Period"))
    certificates = Several(Choice(CERTIFICATE_KINDS), **labels("Sertifikat yang diminta", "Certificates wanted"))
    certificates_required = Flag(**labels("Sertifikat wajib", "Certificates required"))
    max_km = Number(high=20_100, **labels("Jarak terjauh (km)", "Largest distance (km)"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))


class CertificateSchema(Row):
    """A certificate held."""

    kind = Choice(CERTIFICATE_KINDS, **required("Jenis sertifikat", "Kind"))
    number = Text(**labels("Nomor", "Number"))
    scope = Text(PROSE_LIMIT, **labels("Lingkup", "Scope"))
    issued = Day(**labels("Terbit", "Issued"))
    expires = Day(**labels("Berlaku sampai", "Expires"))
    evidence = Choice(EVIDENCE, **labels("Bukti", "Evidence"))

    @validates_schema
    def check_days(self, data: dict[str, Any], **more: Any) -> None:
        """A certificate does not end before it begins."""
        if data.get("issued") and data.get("expires") and data["expires"] < data["issued"]:
            raise ValidationError(say("berakhir sebelum terbit", "expires before it was issued"), field_name="expires")


class SkillSchema(Row):
    """A skill that a firm has, or wants to learn."""

    skill = Text(**required("Keahlian", "Skill"))
    side = Choice(SKILL_SIDES, **required("Dikuasai atau dicari", "Side"))
    level = Number(high=HIGHEST_LEVEL, **labels("Tingkat (0-5)", "Level (0-5)"))
    target = Number(high=HIGHEST_LEVEL, **labels("Sasaran (0-5)", "Target (0-5)"))
    urgency = Number(high=1, **labels("Mendesak (0-1)", "Urgency (0-1)"))


def check_number(lines: list[Any]) -> None:
    """Refuse more lines than one firm can have."""
    if len(lines) > MOST_LINES:
        raise ValidationError(say("paling banyak {most} baris untuk satu usaha", "at most {most} lines for one firm", most=MOST_LINES))


class FirmDocumentSchema(FirmSchema):
    """A whole profile: the firm and all its lines, as the API and the forms take it."""

    offers = fields.List(fields.Nested(OfferSchema), validate=check_number)
    needs = fields.List(fields.Nested(NeedSchema), validate=check_number)
    certificates = fields.List(fields.Nested(CertificateSchema), validate=check_number)
    skills = fields.List(fields.Nested(SkillSchema), validate=check_number)
