"""The history of a profile: who changed what and on which visit, and the profile as it stood on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import render_template, request

from matchmaker import http
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.services import firms, history
from matchmaker.services.history import Past
from matchmaker.store import accounts
from matchmaker.web.door import page, pages
from matchmaker.web.forms import Form


@pages.get("/firms/<public_id>/history")
@http.requires("history.read")
def show_history(public_id: str) -> str:
    """The changes, and above them the profile of a day where the address names one."""
    session = http.session()
    firm = firms.locate(session, http.actor(), public_id, "history.read", request.args.get("office"))
    past, unknown = _past(firm)
    changes, total = history.changes(session, firm, page())
    who = accounts.those(session, {each.entry.actor_id for each in changes if each.entry.actor_id})
    shown = {"firm": firm, "past": past, "unknown": unknown, "changes": changes, "total": total, "page": page(), "who": who}
    return render_template("history/show.html", **shown, form=Form(request.args), sample=firm.sample)


def _past(firm: Any) -> tuple[Past | None, str]:
    """The profile on the day that is asked for, or why that cannot be said."""
    asked = request.args.get("on", "")
    if not asked:
        return None, ""
    try:
        wanted = date.fromisoformat(asked)
        return (history.on(http.session(), firm, wanted) if wanted.year < date.max.year else None), ""
    except ValueError:
        return None, say("tanggal tidak terbaca", "this is not a day")
    except NotFound as later:
        return None, later.detail
