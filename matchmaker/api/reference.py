"""Reference facts: business codes by everyday words, and regions."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import part
from matchmaker.engine import kbli_search, reference
from matchmaker.schemas.reference import KbliQuery, KbliSchema, RegionSchema, RegionsQuery
from matchmaker.schemas.shown import page_of


@get("/reference/kbli")
@asks(KbliQuery)
@gives(200, page_of(KbliSchema))
@summary("Cari kode KBLI dengan kata sehari-hari")
@http.requires("reference.read")
def search_kbli(asked: dict[str, Any]) -> dict[str, Any]:
    """Find KBLI codes by everyday words, the best first."""
    found = kbli_search.search(asked["text"], asked["version"], asked["limit"])
    return {"items": found, "total": len(found), "page": 1, "size": asked["limit"]}


@get("/reference/regions")
@asks(RegionsQuery)
@gives(200, page_of(RegionSchema))
@summary("Daftar wilayah di dalam suatu wilayah")
@http.requires("reference.read")
def search_regions(asked: dict[str, Any]) -> dict[str, Any]:
    """List the parts of a region, or all cities and regencies."""
    area, page = asked.get("area"), part(asked)
    known = [each for each in reference.regions().values() if (each.parent == area if area else each.level == "city")]
    return {"items": known[page.start : page.start + page.rows], "total": len(known), "page": page.number, "size": page.rows}
