"""Jobs: what is being done for the office, how far it is, and the way to ask for a daily list now."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import city_lists, jobs
from matchmaker.store import accounts
from matchmaker.store import jobs as rows
from matchmaker.terms import OPEN_JOB_STATES
from matchmaker.web.city_lists import offices
from matchmaker.web.door import page, pages, typed
from matchmaker.web.forms import Form
from matchmaker.web.searches import SEARCHES


@pages.get("/jobs")
@http.requires("jobs.read")
def list_jobs() -> str:
    """The jobs of the reader's region, the newest first; the list renews itself while one is open."""
    return _shown(Form())


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
    session = http.session()
    found, total = rows.search(session, rows.Wanted(http.actor().region), page())
    return render_template(
        "jobs/list.html",
        found=found,
        total=total,
        page=page(),
        form=form,
        who=accounts.those(session, {each.account_id for each in found if each.account_id}),
        is_open={each.id: each.state in OPEN_JOB_STATES for each in found},
        searches={each.role: each for each in SEARCHES},
        offices=offices(),
    )
