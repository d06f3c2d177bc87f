"""The five short steps in which a business fills in its own profile on a telephone; each is stored at once."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Conflict, NotFound, Problem
from matchmaker.services import firms
from matchmaker.store import firms as rows
from matchmaker.web.door import key, pages
from matchmaker.web.firm_forms import own
from matchmaker.web.step_form import STEPS, StepForm


@pages.route("/my/start/<int:step>", methods=["GET", "POST"])
@http.requires("pages.business")
def fill_in_step(step: int) -> ResponseReturnValue:
    """One step: shown, or stored and on to the next; from the last to the suggestions."""
    if not 1 <= step <= len(STEPS):
        raise NotFound()
    firm = own()
    form = StepForm.at(STEPS[step - 1], rows.profile(firm), firm.office)
    if request.method == "GET":
        return _shown(step, form, firm)
    form.take(request.form)
    if form.more:
        return _shown(step, form, firm)
    try:
        firms.change(http.session(), http.actor(), firm, form.stated(), revision=key("revision"))
    except Problem as refused:
        form.problem = refused
        return _shown(step, form, firm), refused.status
    return redirect(url_for("pages.fill_in_step", step=step + 1) if step < len(STEPS) else url_for("pages.show_my"), 303)


def _shown(step: int, form: StepForm, firm: Any) -> str:
    """The form; after a conflict its revision is the present one, so that who has compared may store it all the same."""
    unchanged = form.problem is None or isinstance(form.problem, Conflict)
    revision = firm.revision if unchanged and not form.more else key("revision")
    return render_template("my/step.html", step=step, last=len(STEPS), form=form, firm=firm, revision=revision, sample=firm.sample)
