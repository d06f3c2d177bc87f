"""What the office has recorded as a workbook to download: everything, or one list."""

from __future__ import annotations

from flask import Response, request

from matchmaker import http
from matchmaker.i18n import say
from matchmaker.services import exports
from matchmaker.services.exports import Wanted
from matchmaker.web.city_lists import offices
from matchmaker.web.door import pages
from matchmaker.web.downloads import WORKBOOK


@pages.get("/exports/profiles.xlsx")
@http.requires("profiles.export")
def download_profiles() -> Response:
    """The workbook; the address may name an office, tables and the sample city."""
    office = request.args.get("office") or next(iter(offices()), "")
    wanted = Wanted(office, request.args.getlist("table"), request.args.get("sample") == "true")
    content = exports.workbook(http.session(), http.actor(), wanted, http.writing)
    name = say("profil.xlsx", "profiles.xlsx")
    return Response(content, mimetype=WORKBOOK, headers={"Content-Disposition": f'attachment; filename="{name}"'})
