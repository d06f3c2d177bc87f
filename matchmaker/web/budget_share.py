"""The list by the 40 % rule, as a page and as a workbook."""

from __future__ import annotations

from flask import Response, request

from matchmaker import http
from matchmaker.i18n import number
from matchmaker.services import budget_share
from matchmaker.services.budget_share import Question
from matchmaker.services.downloads import Download
from matchmaker.terms import BUDGET_VERDICTS, values
from matchmaker.web.column import Column
from matchmaker.web.door import page, pages
from matchmaker.web.downloads import asked_for, hand_out
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

WHOLE = 100.0


def _products(each: budget_share.Candidate) -> list[str]:
    return [offer.product if offer.tkdn is None else f"{offer.product} ({number(offer.tkdn, 2)} %)" for offer in each.offers]


SHARE = Listing(
    "Usaha menurut syarat 40 %",
    "Firms by the 40 % rule",
    (
        Column("firm", "Usaha", "Firm", lambda each: each.firm.profile.name),
        Column("id", "Kode usaha", "Firm id", lambda each: each.firm.profile.id, shown=False),
        Column("region", "Kelurahan", "Kelurahan", lambda each: place(each.firm.profile.region), shown=False),
        Column("size", "Skala", "Size", lambda each: named(each.size, "SIZE_CLASSES")),
        Column("verdict", "Syarat 40 %", "40 % rule", lambda each: named(each.eligibility.verdict, "BUDGET_VERDICTS")),
        Column("why", "Dasar", "Basis", lambda each: each.eligibility.reason),
        Column("products", "Produk dan TKDN", "Products and domestic content", _products),
    ),
)
"""By office and id: the verdict follows from rules, firm by firm. Its workbook has a line for each product, as the rule asks."""


@pages.get("/budget-share")
@http.requires("budget_share.read")
def list_budget_share() -> str:
    """The firms of the reader's region whose products count, or do not, or may."""
    asked, question, part = SHARE.asked(), _asked(), page()
    found = budget_share.search(http.session(), http.actor(), question)
    shown = found[part.start : part.start + part.rows]
    sample = any(each.firm.sample for each in shown)
    return asked.shown("budget_share/list.html", (shown, len(found)), question=question, sample=sample)


@pages.get("/budget-share.xlsx")
@http.requires("budget_share.read")
def download_budget_share() -> Response:
    """The same list, whole."""
    found = budget_share.search(http.session(), http.actor(), _asked())
    return hand_out(budget_share.as_workbook(found), "budget-share.xlsx", Download("budget-share", len(found), asked_for()))


def _asked() -> Question:
    """What the address asks; who asks for nothing sees those who are eligible."""
    verdict = request.args.get("verdict", "yes")
    return Question(verdict if verdict in ("", *values(BUDGET_VERDICTS)) else "yes", _per_cent(request.args.get("tkdn", "")))


def _per_cent(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return 0.0
    return value if 0 <= value <= WHOLE else 0.0
