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
from matchmaker.web.door import key, page, pages

OTHER = "other"
"""The choice of a code that is not among the candidates and is typed beside them."""


@pages.get("/kbli-decisions")
@http.requires("kbli.decide")
def list_kbli_decisions() -> str:
    """The firms of the reader's region whose codes wait."""
    found, total = kbli_decisions.waiting(http.session(), http.actor(), page())
    sample = any(each.sample for each in found)
    return render_template("kbli_decisions/list.html", found=found, total=total, page=page(), titles=reference.kbli, sample=sample)


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
