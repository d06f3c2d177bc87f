"""What the office has recorded as a workbook: everything, or one list."""

from __future__ import annotations

from typing import Any

from flask import Response

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.schemas.exports import ExportQuery
from matchmaker.services import exports
from matchmaker.services.exports import Wanted

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = {"type": "string", "format": "binary"}


@get("/exports/profiles.xlsx")
@asks(ExportQuery)
@gives(200, BINARY, content_type=WORKBOOK)
@summary("Unduh profil sebagai buku kerja")
@http.requires("profiles.export")
def download_profiles(asked: dict[str, Any]) -> Response:
    """Download the profiles of the office and what is recorded between them, numbers as numbers; import takes the same workbook."""
    wanted = Wanted(asked.get("office") or "", asked.get("table") or (), bool(asked.get("sample")))
    return Response(exports.workbook(http.session(), http.actor(), wanted, http.writing), mimetype=WORKBOOK)
