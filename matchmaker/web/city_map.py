"""The map: firms by kelurahan, one by one, and the partnerships between them, as a picture and as a table."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for

from matchmaker import http
from matchmaker.engine.partnering.recap import sector_title
from matchmaker.i18n import number, say
from matchmaker.permissions import Subject, allows
from matchmaker.services import city_map
from matchmaker.services.city_map import CityMap, Place, Spot, Wanted
from matchmaker.services.partnering import network
from matchmaker.store import networks
from matchmaker.terms import PAIRINGS, SIZE_CLASSES, values
from matchmaker.web import firm_pages
from matchmaker.web.door import asked, pages
from matchmaker.web.wording import named


@pages.get("/map")
@http.requires("map.read")
def show_map() -> str:
    """The frame of the picture, and the same as a table by kelurahan."""
    found = _found()
    return render_template(
        "city_map/show.html",
        found=found,
        pairing=_pairing(),
        sectors=[(each, sector_title(each)) for each in found.sectors],
        largest=city_map.LARGEST,
        most_lines=networks.LARGEST,
        sample=found.sample,
    )


@pages.get("/map.json")
@http.requires("map.read")
def read_map() -> dict[str, Any]:
    """What the picture is drawn from: places with their numbers, at most city_map.LARGEST firms, and lines where a pairing is named."""
    found, pairing = _found(), _pairing()
    return {
        "places": [_place(each) for each in found.places],
        "firms": [_dot(each) for each in found.located[: city_map.LARGEST]],
        "lines": _lines(found, pairing) if pairing else [],
    }


def _found() -> CityMap:
    wanted = Wanted(request.args.get("sector", ""), asked("size", values(SIZE_CLASSES)))
    return city_map.read(http.session(), http.actor(), wanted)


def _pairing() -> str:
    return asked("pairing", values(PAIRINGS))


def _place(place: Place) -> dict[str, Any]:
    region, sizes = place.region, {each: place.sizes[each] for each in (*values(SIZE_CLASSES), "") if place.sizes[each]}
    return {
        "name": region.name,
        "at": [region.latitude, region.longitude],
        "total": place.sizes.total(),
        "told": [f"{named(size, 'SIZE_CLASSES') or say('Skala belum diketahui', 'Size unknown')}: {number(sizes[size])}" for size in sizes],
        "address": url_for("pages.list_firms", region=region.code),
    }


def _dot(spot: Spot) -> dict[str, Any]:
    told = [named(spot.size, "SIZE_CLASSES"), sector_title(spot.sector)]
    address = firm_pages.address({"id": spot.firm.profile.id, "office": spot.firm.office})
    return {"name": spot.firm.profile.name, "at": spot.at, "size": spot.size, "told": list(filter(None, told)), "address": address}


def _lines(found: CityMap, pairing: str) -> list[dict[str, Any]]:
    """The newest partnerships of which both sides have coordinates that the reader may know, and one is a firm of the map."""
    shown = {each.firm.key for each in found.spots}
    drawn = network.read(http.session(), http.actor(), networks.Wanted(pairing))
    lines = []
    for edge in drawn.edges:
        sides = [drawn.firms[key] for key in (edge.seeker_id, edge.partner_id)]
        if not all(allows("firms.read", http.actor(), Subject((each.office,), frozenset({each.key}))) for each in sides):
            continue
        seeker, partner = (each.profile for each in sides)
        ends = [[each.latitude, each.longitude] for each in (partner, seeker)]
        if None in (*ends[0], *ends[1]) or not {edge.seeker_id, edge.partner_id} & shown:
            continue
        address = url_for("pages.show_partnership", partnership_id=edge.id)
        told = [named(edge.pairing, "PAIRINGS"), named(edge.state, "PARTNERSHIP_STATES")]
        lines.append({"name": f"{partner.name} → {seeker.name}", "ends": ends, "told": told, "address": address})
    return lines
