"""Files to take along, each of which the trail notes."""

from __future__ import annotations

from flask import Response, request

from matchmaker import http
from matchmaker.services import downloads
from matchmaker.services.downloads import Download

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_FILTERS = frozenset({"sort", "columns", "page", "format"})
LONGEST = 200


def asked_for() -> dict[str, str]:
    """What the address narrows a list by: its own parts, and the filters that are filled in."""
    given = {name: value[:LONGEST] for name, value in request.args.items() if value and name not in NOT_FILTERS}
    return {**{name: str(value) for name, value in (request.view_args or {}).items()}, **given}


def hand_out(content: bytes, file: str, taken: Download, mimetype: str = WORKBOOK) -> Response:
    """The content as a file of that name, noted first; for views that do not write themselves."""
    with http.writing() as session:
        downloads.note(session, http.actor(), taken)
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{file}"'})
