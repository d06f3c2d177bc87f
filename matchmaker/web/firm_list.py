"""The list of an office's firms: found by words, kind and place, sorted, and taken along as a workbook."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.profile import Profile
from matchmaker.engine.size_class import size_class
from matchmaker.i18n import rupiah
from matchmaker.store import firms as rows
from matchmaker.web.column import Column
from matchmaker.web.door import pages
from matchmaker.web.listing import Listing
from matchmaker.web.profile_inputs import villages
from matchmaker.web.wording import named, place

LINES = {"products": "offers", "needs": "needs", "certificates": "certificates"}
"""Column to the kind of lines that it reads."""


def _size(firm: Any) -> str:
    known = Profile(firm.public_id, firm.name, kind=firm.kind, annual_sales=firm.annual_sales, capital=firm.capital)
    return named(size_class(known), "SIZE_CLASSES")


def _certificates(firm: Any) -> list[str]:
    return [named(each.kind, "CERTIFICATE_KINDS") for each in firm.certificates]


FIRMS = Listing(
    "Usaha",
    "Firms",
    (
        Column("name", "Nama", "Name", lambda firm: firm.name),
        Column("id", "Kode", "Id", lambda firm: firm.public_id, shown=False),
        Column("kind", "Jenis", "Kind", lambda firm: named(firm.kind, "FIRM_KINDS")),
        Column("region", "Kelurahan", "Kelurahan", lambda firm: place(firm.region)),
        Column("size", "Skala", "Size", _size),
        Column("products", "Produk", "Products", lambda firm: [each.product for each in firm.offers]),
        Column("needs", "Kebutuhan", "Needs", lambda firm: [each.product for each in firm.needs], shown=False),
        Column("certificates", "Sertifikat", "Certificates", _certificates, shown=False),
        Column("nib", "NIB", "Business number (NIB)", lambda firm: firm.nib, shown=False),
        Column("kbli", "KBLI", "KBLI codes", lambda firm: list(firm.kbli), shown=False),
        Column("legal_form", "Bentuk usaha", "Legal form", lambda firm: named(firm.legal_form, "LEGAL_FORMS"), shown=False),
        Column("workers", "Jumlah pekerja", "Workers", lambda firm: firm.workers, shown=False, figures=True),
        Column("annual_sales", "Penjualan setahun (Rp)", "Annual sales (Rp)", lambda firm: firm.annual_sales, False, rupiah, figures=True),
        Column("founded", "Tahun berdiri", "Founded", lambda firm: firm.founded, shown=False, write=str),
        Column("observed", "Tanggal pendataan", "Observed on", lambda firm: firm.observed_on, shown=False),
        Column("changed", "Terakhir diubah", "Last changed", lambda firm: firm.changed_at, shown=False),
        Column("office", "Kantor", "Office", lambda firm: place(firm.office), shown=False),
    ),
    rows.ORDERS,
    usual="name",
)


@pages.get("/firms")
@http.requires("pages.office")
def list_firms() -> ResponseReturnValue:
    """The profiles of the reader's region, and the way to find one."""
    area, given, asked = http.actor().region, request.args, FIRMS.asked()
    wanted = rows.Wanted(area, given.get("text", "")[:200], given.get("kind", ""), given.get("region", ""))
    lines = [LINES[each.name] for each in asked.columns if each.name in LINES]
    found = rows.search(http.session(), wanted, asked.page, asked.order, lines)
    kelurahan = villages(area, wanted.region)[1:] if "." in area else ()
    return asked.answer("firms/list.html", found, wanted=wanted, villages=kelurahan, sample=any(each.sample for each in found[0]))
