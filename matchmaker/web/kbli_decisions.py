"""The pages on which an official decides what codes of an older KBLI are today."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine import kbli_decisions as engine
from matchmaker.engine import reference
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import firms, kbli_decisions
from matchmaker.store import firms as rows
from matchmaker.store import kbli_decisions as waiting_rows
from matchmaker.web.column import Column
from matchmaker.web.door import key, pages
from matchmaker.web.listing import Listing
from matchmaker.web.wording import place

OTHER = "other"
"""The choice of a code that is not among the candidates and is typed beside them."""


def _codes(firm: Any) -> str:
    titles = reference.kbli(firm.kbli_version)
    return "; ".join(f"{code} {titles.get(code, '')}".strip() for code in firm.kbli)


WAITING = Listing(
    "KBLI: perlu diputuskan petugas",
    "KBLI: for an official to decide",
    (
        Column("firm", "Usaha", "Firm", lambda firm: firm.name),
        Column("id", "Kode usaha", "Firm id", lambda firm: firm.public_id, shown=False),
        Column("region", "Kelurahan", "Kelurahan", lambda firm: place(firm.region), shown=False),
        Column("version", "Versi", "Version", lambda firm: f"KBLI {firm.kbli_version}"),
        Column("codes", "Kode", "Codes", _codes),
    ),
    waiting_rows.ORDERS,
    usual="firm",
)


@pages.get("/kbli-decisions")
@http.requires("kbli.decide")
def list_kbli_decisions() -> ResponseReturnValue:
    """The firms of the reader's region whose codes wait."""
    asked = WAITING.asked()
    found = kbli_decisions.waiting(http.session(), http.actor(), asked.page, asked.order)
    return asked.answer("kbli_decisions/list.html", found, sample=any(each.sample for each in found[0]))


@pages.route("/firms/<public_id>/kbli", methods=["GET", "POST"])
@http.requires("kbli.decide")
def decide_kbli(public_id: str) -> ResponseReturnValue:
    """One firm's codes that wait, each with what it may be today."""
    firm = firms.locate(http.session(), http.actor(), public_id, "kbli.decide", request.args.get("office"))
    if request.method == "GET":
        return _shown(firm)
    try:
        changed = kbli_decisions.decide(http.session(), http.actor(), firm, _chosen(), revision=key("revision") or None)
    except Problem as refused:
        return _shown(firm, refused), refused.status
    if changed:
        flash(say("Kode KBLI {name} sudah diputuskan.", "The KBLI codes of {name} are decided.", name=firm.name))
    return redirect(url_for("pages.list_kbli_decisions"), 303)


def _chosen() -> dict[str, str]:
    """Old code to what was chosen for it, or typed beside the candidates."""
    said = {name.removeprefix("code-"): value for name, value in request.form.items() if name.startswith("code-")}
    return {code: request.form.get(f"{OTHER}-{code}", "").strip() or "?" if value == OTHER else value for code, value in said.items()}


def _shown(firm: Any, problem: Problem | None = None) -> str:
    return render_template(
        "kbli_decisions/firm.html",
        firm=firm,
        questions=engine.questions(rows.profile(firm)),
        problem=problem,
        typed=request.form,
        newest=engine.NEWEST,
        sample=firm.sample,
    )
