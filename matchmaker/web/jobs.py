"""Jobs: what is being done for the office, how far it is, and the way to ask for a daily list now."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import city_lists, jobs
from matchmaker.terms import OPEN_JOB_STATES
from matchmaker.web import job_list
from matchmaker.web.city_lists import offices
from matchmaker.web.door import pages, typed
from matchmaker.web.forms import Form
from matchmaker.web.searches import SEARCHES


@pages.get("/jobs")
@http.requires("jobs.read")
def list_jobs() -> ResponseReturnValue:
    """The jobs of the reader's region, the newest first unless they are sorted; the list renews itself while one is open."""
    asked = job_list.JOBS.asked()
    found = job_list.search(asked)
    return asked.answer("jobs/list.html", found, form=Form(), **_beside(found[0]))


@pages.post("/jobs")
@http.requires("jobs.ask")
def ask_for_list() -> ResponseReturnValue:
    """The daily list of a role, as soon as a worker is free."""
    try:
        city_lists.ask(http.session(), http.actor(), typed("as"), typed("office"))
    except Problem as refused:
        return _shown(Form(request.form, refused)), refused.status
    flash(say("Daftar akan dibuat; kemajuannya terlihat di bawah.", "The list will be made; how far it is shows below."))
    return redirect(url_for("pages.list_jobs"), 303)


@pages.post("/jobs/<int:job_id>/cancel")
@http.requires("jobs.ask")
def cancel_job(job_id: int) -> ResponseReturnValue:
    """End it; what it has not finished is not shown to anybody."""
    jobs.cancel(http.session(), http.actor(), job_id)
    flash(say("Pekerjaan nomor {id} dibatalkan.", "Job {id} is cancelled.", id=job_id))
    return redirect(url_for("pages.list_jobs"), 303)


def _shown(form: Form) -> str:
    asked = job_list.JOBS.asked()
    found = job_list.search(asked)
    return asked.shown("jobs/list.html", found, form=form, **_beside(found[0]))


def _beside(found: list[job_list.Asking]) -> dict[str, Any]:
    """Which of the jobs are open, and what can be asked for."""
    return {
        "is_open": {each.job.id: each.job.state in OPEN_JOB_STATES for each in found},
        "searches": {each.role: each for each in SEARCHES},
        "offices": offices(),
    }
