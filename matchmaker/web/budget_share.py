"""The list by the 40 % rule, as a page and as a workbook."""

from __future__ import annotations

from flask import Response, render_template, request

from matchmaker import http
from matchmaker.services import budget_share
from matchmaker.services.budget_share import Question
from matchmaker.terms import BUDGET_VERDICTS, values
from matchmaker.web.door import page, pages

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHOLE = 100.0


@pages.get("/budget-share")
@http.requires("budget_share.read")
def list_budget_share() -> str:
    """The firms of the reader's region whose products count, or do not, or may."""
    asked, part = _asked(), page()
    found = budget_share.search(http.session(), http.actor(), asked)
    shown = found[part.start : part.start + part.rows]
    sample = any(each.firm.sample for each in shown)
    return render_template("budget_share/list.html", asked=asked, found=shown, total=len(found), page=part, sample=sample)


@pages.get("/budget-share.xlsx")
@http.requires("budget_share.read")
def download_budget_share() -> Response:
    """The same list, whole."""
    found = budget_share.search(http.session(), http.actor(), _asked())
    named = {"Content-Disposition": "attachment; filename=budget-share.xlsx"}
    return Response(budget_share.as_workbook(found), mimetype=WORKBOOK, headers=named)


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
