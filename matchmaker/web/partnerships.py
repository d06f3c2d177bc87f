"""One partnership with its steps, what both sides say, the doubts about it, and the next step."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.partnering.steps import ASKED_STATES, LIFE
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.partnerships import FindingDecisionSchema, ReplySchema, StepSchema
from matchmaker.services import disclosure, partnerships
from matchmaker.services.partnering import answers, findings, overview
from matchmaker.services.partnering.answers import Answer
from matchmaker.services.partnering.findings import Decision
from matchmaker.services.partnering.locating import locate
from matchmaker.services.partnerships import Step
from matchmaker.store import accounts, firms
from matchmaker.terms import CLOSED_STATES
from matchmaker.web.door import pages, said, typed
from matchmaker.web.forms import Form

SIDES = ("seeker", "partner")


@pages.get("/partnerships/<int:partnership_id>")
@http.requires("partnerships.read")
def show_partnership(partnership_id: int) -> str:
    """Both firms, what has happened so far, and what may come next."""
    return _shown(partnership_id, "partnerships.read", "", Form())


@pages.post("/partnerships/<int:partnership_id>/steps")
@http.requires("partnerships.step")
def take_step(partnership_id: int) -> ResponseReturnValue:
    """Take it to the next state."""
    row = _located(partnership_id, "partnerships.step")
    try:
        told = said(StepSchema())
        step = Step(told["state"], told.get("note") or "", told.get("reason") or "other", told.get("pattern"), told.get("value"),
                    told.get("ownership"), bool(told.get("single")))  # fmt: skip
        unheard = _unheard(row)
        partnerships.step(http.session(), http.actor(), row, step, revision=told.get("revision"))
    except Problem as refused:
        place = "stop" if LIFE[row.state].steps and typed("state") in _stops(row.state) else "step"
        return _shown(partnership_id, "partnerships.step", place, Form(request.form, refused)), refused.status
    went_on = row.state not in (*ASKED_STATES, *CLOSED_STATES)
    return _back(partnership_id, " ".join((say("Langkah dicatat.", "The step is on record."), *(unheard if went_on else ()))))


@pages.post("/partnerships/<int:partnership_id>/answers")
@http.requires("partnerships.reply")
def reply(partnership_id: int) -> ResponseReturnValue:
    """A business's own word, or what a side has told the office."""
    row = _located(partnership_id, "partnerships.reply")
    try:
        told = said(ReplySchema())
        side = answers.side_of(http.actor(), row, told.get("side"))
        answer = Answer(side, told["answer"], told.get("reason") or "other", told.get("note") or "")
        answers.answer(http.session(), http.actor(), row, answer)
    except Problem as refused:
        return _shown(partnership_id, "partnerships.reply", "answer", Form(request.form, refused)), refused.status
    return _back(partnership_id, say("Jawaban dicatat.", "The answer is on record."))


@pages.post("/partnerships/<int:partnership_id>/findings")
@http.requires("partnerships.step")
def decide_finding(partnership_id: int) -> ResponseReturnValue:
    """An official decides whether it is a partnership all the same, and why."""
    row = _located(partnership_id, "partnerships.step")
    try:
        told = said(FindingDecisionSchema())
        findings.decide(http.session(), http.actor(), row, Decision(told["kind"], told["decision"], told["reason"], told.get("pattern")))
    except Problem as refused:
        return _shown(partnership_id, "partnerships.step", "finding", Form(request.form, refused)), refused.status
    return _back(partnership_id, say("Keputusan dicatat.", "The decision is on record."))


def _back(partnership_id: int, told: str) -> ResponseReturnValue:
    flash(told)
    path = url_for("pages.show_my") if typed("back") == "my" else url_for("pages.show_partnership", partnership_id=partnership_id)
    return redirect(path, 303)


def _located(partnership_id: int, permission: str) -> Any:
    return locate(http.session(), http.actor(), partnership_id, permission)


def _unheard(row: Any) -> list[str]:
    """A sentence that says who has not answered yet; none where nobody is waited for."""
    silent = overview.silent_sides(row)
    if len(silent) == len(SIDES):
        return [say("Kedua pihak belum menjawab.", "Neither side has answered yet.")]
    return [say("“{name}” belum menjawab.", "“{name}” has not answered yet.", name=getattr(row, side).name) for side in silent]


def _stops(state: str) -> list[str]:
    return [each for each in LIFE[state].steps if LIFE[each].reasons]


def _shown(partnership_id: int, permission: str, place: str, form: Form) -> str:
    """The page; the form that was refused stands at its `place`, the others are blank."""
    row, actor = _located(partnership_id, permission), http.actor()
    steps = disclosure.steps(actor, row)
    pattern = form.typed.get("pattern") or None if place in ("step", "finding") else None
    may_judge = actor.role != "business"
    return render_template(
        "partnerships/show.html",
        row=row,
        facts=disclosure.partnership(actor, row),
        steps=steps,
        who=accounts.those(http.session(), {step["account_id"] for step in steps if step.get("account_id")}),
        cards=[(side, disclosure.card(firm), firms.subject(firm)) for side, firm in zip(SIDES, (row.seeker, row.partner), strict=True)],
        open_answers={side: overview.open_answers(row, side) for side in SIDES},
        own=None if may_judge else answers.side_of(actor, row, None),
        roles=overview.roles(actor, row, pattern) if may_judge else None,
        doubts=overview.doubts(row, pattern) if may_judge else [],
        pattern=pattern,
        forward=[each for each in LIFE[row.state].steps if each not in _stops(row.state)],
        silent=overview.silent_sides(row) if may_judge else (),
        unheard=_unheard(row),
        stop=next(iter(_stops(row.state)), None),
        problem=form.problem,
        forms={each: (form if each == place else Form()).at(f"{each}-") for each in ("step", "stop", "answer", "finding")},
        refused=place,
        sample=row.seeker.sample,
    )
