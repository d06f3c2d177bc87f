"""Firms and their lines as they come in: workbook rows, forms and JSON documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.engine import reference
from matchmaker.engine.profile import MOST_LINES
from matchmaker.i18n import number, say, today
from matchmaker.schemas.contacts import MailAddress, Telephone
from matchmaker.schemas.fields import (
    PROSE_LIMIT,
    Cell,
    Choice,
    Day,
    Flag,
    Number,
    RegionCode,
    Several,
    Text,
    Whole,
    as_text,
    labels,
    required,
)
from matchmaker.schemas.items import Items
from matchmaker.schemas.numbers import LARGEST, as_number
from matchmaker.schemas.row import Identifier, Row
from matchmaker.terms import CERTIFICATE_KINDS, EVIDENCE, FIRM_KINDS, LEGAL_FORMS, PERIODS, SKILL_SIDES, UNITS, Term

"""Of each kind, for one firm."""
HIGHEST_LEVEL = 5
EARLIEST_YEAR, LATEST_YEAR = 1800, 9999
KBLI_VERSIONS = tuple(Term(version, f"KBLI {version}", f"KBLI {version}") for version in reference.KBLI_VERSIONS)
_CODE = re.compile(r"[0-9]{5}")
_ANY_YEAR = Whole(-LARGEST, example="1998")
_NIB = re.compile(r"[0-9]{13}")


class KbliCode(Cell):
    """A five-digit KBLI code; whether it exists depends on the version, which the row states."""

    def read(self, value: Any) -> str | None:
        """The code; a number that lost its leading zero gets it back."""
        text = as_text(value)
        text = text.zfill(5) if text.isdigit() and len(text) == 4 else text
        if text and not _CODE.fullmatch(text):
            raise ValidationError(say("kode KBLI “{text}” harus lima angka", "KBLI code “{text}” must have five digits", text=text[:40]))
        return text or None


def check_kbli(version: str, codes: tuple[str, ...]) -> None:
    """Raise ValidationError naming the first code that the version does not have, with where it may be found."""
    for code in codes:
        if code not in reference.kbli(version):
            refused = say("KBLI {version} tidak memuat kode “{code}”", "KBLI {version} has no code “{code}”", version=version, code=code)
            raise ValidationError(f"{refused}{_elsewhere(version, code)}.")


def _elsewhere(version: str, code: str) -> str:
    """The other version that has the code, or the nearest codes of this one, or nothing."""
    other = next((each for each in reference.KBLI_VERSIONS if code in reference.kbli(each)), None)
    if other:
        return say(
            "; kode ini ada di KBLI {other}: {title}. Isi versi KBLI {other}, atau pilih kode KBLI {version} yang sesuai",
            "; it is a code of KBLI {other}: {title}. State version {other}, or choose the right code of KBLI {version}",
            version=version,
            other=other,
            title=reference.kbli(other)[code],
        )
    near = "; ".join(f"{each} {reference.kbli(version)[each]}" for each in reference.nearest_kbli(version, code))
    return say("; yang terdekat: {near}", "; the nearest: {near}", near=near) if near else ""


class Nib(Text):
    """A business number: 13 digits, kept as text without spaces and dots; a number cell is refused: it may have lost zeros or digits."""

    def read(self, value: Any) -> str | None:
        """The 13 digits."""
        text = super().read(value)
        digits = re.sub(r"[ .-]", "", text or "") if isinstance(value, str) else ""
        if text is None or _NIB.fullmatch(digits):
            return digits or None
        raise ValidationError(
            say(
                "NIB harus 13 angka dan disimpan sebagai teks; “{text}” mungkin diubah Excel menjadi bilangan",
                "a business number has 13 digits and is kept as text; Excel may have turned “{text}” into a number",
                text=text[:40],
            )
        )


class Latitude(Number):
    """Degrees north; what can only be a longitude is named as swapped."""

    def read(self, value: Any) -> float | None:
        """Degrees."""
        meant = as_number(value, 180)
        if meant is not None and self.high < abs(meant) <= 180:
            raise ValidationError(
                say(
                    "lintang tidak mungkin {value}; lintang dan bujur mungkin tertukar",
                    "latitude cannot be {value}; latitude and longitude may be swapped",
                    value=number(meant, 4),
                )
            )
        return super().read(value)


class PastYear(Whole):
    """A year from `low` to the present one, which never passes `high`."""

    def read(self, value: Any) -> int | None:
        """The year."""
        year, present = _ANY_YEAR.read(value), today().year
        if year is None or self.low <= year <= present:
            return year
        raise ValidationError(
            say(
                "tahun {year} tidak mungkin; isi tahun dari {earliest} sampai {present}",
                "the year cannot be {year}; give a year from {earliest} to {present}",
                year=year,
                earliest=int(self.low),
                present=present,
            )
        )


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
    workers = Number(high=1e7, example="25", **labels("Jumlah pekerja", "Workers"))
    annual_sales = Number(**labels("Penjualan setahun (Rp)", "Annual sales (Rp)"))
    capital = Number(**labels("Modal usaha (Rp)", "Capital (Rp)"))
    investment = Number(**labels("Investasi (Rp)", "Investment (Rp)"))
    founded = PastYear(EARLIEST_YEAR, LATEST_YEAR, **labels("Tahun berdiri", "Founded"))
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
    phone = Telephone(60, **labels("Telepon", "Phone"))
    email = MailAddress(**labels("Surel", "E-mail"))

    def check(self, data: Mapping[str, Any]) -> None:
        """KBLI codes exist in the stated version; latitude and longitude come together."""
        try:
            check_kbli(version_of(data), data.get("kbli") or ())
        except ValidationError as refused:
            raise ValidationError(refused.messages, field_name="kbli") from refused
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            raise ValidationError(say("isi lintang dan bujur bersama-sama", "give latitude and longitude together"), field_name="latitude")


def version_of(firm: Mapping[str, Any]) -> str:
    """The KBLI version of a firm's codes, the newest where it states none."""
    return firm.get("kbli_version") or reference.KBLI_VERSIONS[0]


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

    def check(self, data: Mapping[str, Any]) -> None:
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

    def check(self, data: Mapping[str, Any]) -> None:
        """Only what is wanted has a target and an urgency."""
        for column in ("target", "urgency"):
            if data.get(column) is not None and data["side"] == "has":
                raise ValidationError(say("hanya untuk keahlian yang dicari (wants)", "only for a skill that is wanted"), field_name=column)


class FirmDocumentSchema(FirmSchema):
    """A whole profile: the firm and all its lines, as the API and the forms take it."""

    offers: fields.List[Any] = Items(OfferSchema, MOST_LINES)
    needs: fields.List[Any] = Items(NeedSchema, MOST_LINES)
    certificates: fields.List[Any] = Items(CertificateSchema, MOST_LINES)
    skills: fields.List[Any] = Items(SkillSchema, MOST_LINES)

    def check(self, data: Mapping[str, Any]) -> None:
        """Also the KBLI codes of the lines exist in the firm's version."""
        super().check(data)
        for table in ("offers", "needs"):
            for place, line in enumerate(data.get(table) or ()):
                try:
                    check_kbli(version_of(data), (line["kbli"],) if line.get("kbli") else ())
                except ValidationError as refused:
                    raise ValidationError({table: {place: {"kbli": refused.messages}}}) from refused
