"""The history of a profile: who changed what and on which visit, and the profile as it stood on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.services import firms, history
from matchmaker.services.history import Past
from matchmaker.web.change_list import CHANGES, fact, search
from matchmaker.web.door import pages
from matchmaker.web.forms import Form


@pages.get("/firms/<public_id>/history")
@http.requires("history.read")
def show_history(public_id: str) -> ResponseReturnValue:
    """The changes, and above them the profile of a day where the address names one."""
    firm, asked = firms.locate(http.session(), http.actor(), public_id, "history.read", request.args.get("office")), CHANGES.asked()
    past, unknown = _past(firm)
    shown = {"firm": firm, "past": past, "unknown": unknown, "fact": fact, "form": Form(request.args)}
    return asked.answer("history/show.html", search(asked, firm), **shown, sample=firm.sample)


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
