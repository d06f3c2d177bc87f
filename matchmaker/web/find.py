"""The page on which an office picks the firm that it looks for partners for."""

from __future__ import annotations

from flask import render_template, request

from matchmaker import http
from matchmaker.services import disclosure, finding
from matchmaker.store import firms
from matchmaker.web import searches
from matchmaker.web.door import pages

LONGEST = 200


@pages.get("/find")
@http.requires("pages.office")
def find_partners() -> str:
    """Firms by name, id or everyday product word, each with the searches that are open to it."""
    text = request.args.get("text", "")[:LONGEST]
    found, total = finding.find(http.session(), http.actor(), text)
    rows = [(disclosure.card(each), [need.product for need in each.needs], searches.open_to(firms.profile(each))) for each in found]
    return render_template("suggestions/find.html", text=text, rows=rows, total=total, sample=any(each.sample for each in found))
