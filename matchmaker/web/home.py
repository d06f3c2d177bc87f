"""The first page of each role, and the switch between the two languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import make_response, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from matchmaker import http
from matchmaker.engine import reference
from matchmaker.engine.partnering.recap import sector_title
from matchmaker.i18n import choose, say, today
from matchmaker.services.partnering import tasks
from matchmaker.store import firms, overview
from matchmaker.store.overview import Count
from matchmaker.store.recaps import Area
from matchmaker.terms import PAIRINGS, values
from matchmaker.web import charts
from matchmaker.web.door import pages
from matchmaker.web.tasks import to_task
from matchmaker.web.wording import place

FIRST_PAGES = {"business": "pages.show_my", "evaluator": "pages.show_evaluations"}
"""Role to its first page; that of an office is its overview."""
MONTHS, SECTORS, URGENT = 12, 10, 3
"""So many months and sectors are drawn, and so many tasks of a kind are in sight."""


@pages.get("/")
@http.open_to_all
def start() -> Response:
    """On to the reader's first page, or to the sign-in."""
    reader = http.optional_actor()
    return redirect(url_for(FIRST_PAGES.get(reader.role, "pages.show_home")) if reader else http.SIGN_IN_PAGE)


@pages.get("/home")
@http.requires("home.read")
def show_home() -> str:
    """Of an office: what needs doing today, and four pictures of the partnerships in its region."""
    session, actor = http.session(), http.actor()
    area = Area(actor.region, firms.only_sample(session, actor.region))
    found, reached = tasks.due(session, actor), overview.reached(session, area)
    recorded = reached["suggested"] > 0
    sample = (area.sample and recorded) or any(each.sample for some in found.values() for each in some)
    drawn = _pictures(session, area) if recorded else {}
    shown = {"found": found, "most": tasks.MOST, "urgent": URGENT, "to_task": to_task, "sample": sample, "reached": reached}
    return render_template("home/show.html", **shown, **drawn)


def _pictures(session: Session, area: Area) -> dict[str, Any]:
    months = _last_months(today())
    placed, elsewhere = _placed(area.code, overview.by_region(session, area))
    sectors = overview.by_sector(session, area)
    known = [each for each in sectors if each.key]
    drawn = known[:SECTORS] + sectors[len(known) :]
    return {
        "columns": charts.columns(months, overview.begun(session, area, months), values(PAIRINGS)),
        "bubbles": charts.bubbles(placed),
        "elsewhere": [(_name_of(each.key), each) for each in elsewhere],
        "sectors": [(sector_title(each.key), each) for each in drawn],
        "more_sectors": len(known) > SECTORS,
    }


def _last_months(day: date) -> list[date]:
    """The first days of the last MONTHS months, the present one last."""
    present = day.year * 12 + day.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(present - MONTHS + 1, present + 1)]


def _placed(area: str, counts: list[Count]) -> tuple[list[tuple[reference.Region, Count]], list[Count]]:
    """The kelurahan of the area whose coordinates are known, those without a partnership too; and the counts of all others."""
    known = {
        code: region
        for code, region in reference.regions().items()
        if region.level == "village" and region.latitude is not None and reference.is_within(code, area)
    }
    found = {each.key: each for each in counts}
    return [(each, found.get(code, Count(code, 0, 0))) for code, each in known.items()], [each for each in counts if each.key not in known]


def _name_of(code: str) -> str:
    region = reference.regions().get(code)
    if region is not None and region.level == "district":
        return say("Kecamatan {name}", "{name} district", name=region.name)
    return place(code) or say("Kelurahan belum diketahui", "Kelurahan not known")


@pages.get("/language/<wanted>")
@http.open_to_all
def choose_language(wanted: str) -> Response:
    """The same page in the other language."""
    return http.keep_language(make_response(redirect(http.safe_next())), choose(wanted))


@pages.get("/evaluations")
@http.requires("evaluations.run")
def show_evaluations() -> str:
    """Where evaluators find the API and its documentation."""
    return render_template("evaluations/show.html")
