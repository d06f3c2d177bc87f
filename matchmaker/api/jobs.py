"""Jobs of one's office: asked for, followed, cancelled."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.i18n import language
from matchmaker.schemas.jobs import JobSchema, JobsQuery, NewJobSchema
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import page_of
from matchmaker.services import city_lists
from matchmaker.services import jobs as services
from matchmaker.store import jobs

PLAIN = ("id", "kind", "office", "state", "attempts", "done", "total", "result", "asked_at", "started_at", "ended_at")


@get("/jobs")
@asks(JobsQuery)
@gives(200, page_of(JobSchema))
@summary("Daftar pekerjaan kantor")
@http.requires("jobs.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the jobs of one's region, the newest first."""
    found = jobs.search(http.session(), jobs.Wanted(http.actor().region, asked.get("state") or ""), part(asked))
    return envelope(found, part(asked), [_shown(each) for each in found[0]])


@get("/jobs/<int:job_id>")
@asks(Query)
@gives(200, JobSchema)
@summary("Lihat satu pekerjaan")
@http.requires("jobs.read")
def show(asked: dict[str, Any], job_id: int) -> dict[str, Any]:
    """Show how far a job is."""
    return _shown(services.locate(http.session(), http.actor(), job_id))


@post("/jobs")
@takes(NewJobSchema)
@gives(202, JobSchema)
@summary("Minta daftar harian sekarang")
@http.requires("jobs.ask")
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Ask for the daily list of a role now; while one is open, asking again returns it."""
    return _shown(city_lists.ask(http.session(), http.actor(), said["role"], said.get("office") or ""))


@post("/jobs/<int:job_id>/cancel")
@gives(200, JobSchema)
@summary("Batalkan pekerjaan")
@http.requires("jobs.ask")
def cancel(job_id: int) -> dict[str, Any]:
    """Cancel a job that has not ended; what it has stored so far is not shown to anybody."""
    return _shown(services.cancel(http.session(), http.actor(), job_id))


def _shown(job: Any) -> dict[str, Any]:
    texts = {name: text and text[language()] for name, text in (("message", job.message), ("error", job.error))}
    asked = {name: job.arguments.get(name) for name in ("pairing", "role")}
    return {**{name: getattr(job, name) for name in PLAIN}, **asked, **texts}
