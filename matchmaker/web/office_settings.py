"""The settings of an office: its letterhead, and beside it what else is set, kept and in force, with the place where that is changed."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents.letters import head
from matchmaker.engine import reference
from matchmaker.engine.rules import in_force, reminder_days
from matchmaker.errors import Problem
from matchmaker.i18n import say, today
from matchmaker.permissions import Subject
from matchmaker.schemas.letterheads import LetterheadSchema
from matchmaker.services import letterheads, privacy, retention
from matchmaker.store import accounts, database_size
from matchmaker.web.city_lists import offices
from matchmaker.web.door import pages, said, typed
from matchmaker.web.forms import Form
from matchmaker.web.profile_inputs import as_typed
from matchmaker.web.wording import place

MEGABYTE = 1_000_000


@pages.get("/settings")
@http.requires("settings.read")
def show_settings() -> str:
    """The letterhead of an office of the reader's region, and what else is set."""
    office = letterheads.locate(http.actor(), request.args.get("office") or http.actor().region)
    return _shown(office, Form({name: as_typed(value) for name, value in letterheads.known(http.session(), office).items()}))


@pages.post("/settings")
@http.requires("settings.write")
def change_letterhead() -> ResponseReturnValue:
    """Let the letters from now on say what was typed."""
    office = letterheads.locate(http.actor(), typed("office") or http.actor().region, "settings.write")
    try:
        told = said(LetterheadSchema())
        letterheads.change(http.session(), http.actor(), office, told, revision=told.pop("revision", None))
    except Problem as refused:
        return _shown(office, Form(request.form, refused)), refused.status
    flash(say("Kepala surat disimpan.", "The letterhead is stored."))
    return redirect(url_for("pages.show_settings", office=office), 303)


def _shown(office: str, form: Form) -> str:
    own, stated = http.actor().region, letterheads.stated(http.session(), office)
    return render_template(
        "settings/show.html",
        office=office,
        offices=list(dict.fromkeys([own, *offices()])),
        subject=Subject((office,)),
        form=form,
        head=head.lines(place(office), stated),
        headings=head.headings(stated),
        signatory=head.signatory(stated),
        unsaid=stated is None,
        roles=accounts.count_roles(http.session(), own),
        **_set(),
        **_in_force(),
    )


def _set() -> dict[str, Any]:
    """What the server is set to, and what it keeps."""
    settings = current_app.extensions["settings"]
    return {
        "served": settings.office,
        "register": settings.public_register,
        "embedded": settings.is_embedded,
        "megabytes": database_size.measure(http.session()) / MEGABYTE,
        "kept": [(say(*told), time.days) for told, time in retention.KEPT],
        "notice": privacy.VERSION,
        "codes": [(version, sum(map(_is_whole, reference.kbli(version)))) for version in reference.KBLI_VERSIONS],
        "regions": len(reference.regions()),
    }


def _is_whole(code: str) -> bool:
    return len(code) == reference.LONGEST_CODE


def _in_force() -> dict[str, Any]:
    """The days that the rules of today give."""
    periods: dict[str, list[int]] = {}
    for each in in_force("partnership_periods", today()):
        periods.setdefault(each.period, []).append(each.days)
    return {"periods": periods, "reminders": reminder_days(today()), "deadlines": in_force("deadlines", today())}
