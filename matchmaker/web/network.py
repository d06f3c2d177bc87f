"""The network: who supplies and mentors whom, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, url_for

from matchmaker import http
from matchmaker.engine.size_class import size_class
from matchmaker.i18n import today
from matchmaker.permissions import Subject
from matchmaker.services.partnering import network
from matchmaker.store import networks
from matchmaker.store.networks import Edge, Wanted
from matchmaker.store.profiles import Stored
from matchmaker.terms import PAIRINGS, STATE_GROUPS, values
from matchmaker.web import firm_pages
from matchmaker.web.door import asked, page, pages
from matchmaker.web.profile_inputs import villages
from matchmaker.web.wording import may, named, place


@pages.get("/network")
@http.requires("network.read")
def show_network() -> str:
    """The frame of the picture, and the same partnerships as a table."""
    wanted = _wanted()
    found, total = network.search(http.session(), http.actor(), wanted, page())
    return render_template(
        "network/show.html",
        found=found,
        total=total,
        page=page(),
        wanted=wanted,
        villages=_villages(),
        largest=networks.LARGEST,
        sample=any(each.seeker.sample for each in found),
    )


@pages.get("/network.json")
@http.requires("network.read")
def read_network() -> dict[str, Any]:
    """What the picture is drawn from: at most networks.LARGEST partnerships, and their firms."""
    drawn = network.read(http.session(), http.actor(), _wanted())
    return {"nodes": [_node(each) for each in drawn.firms.values()], "edges": [_edge(each) for each in drawn.edges]}


def _wanted() -> Wanted:
    region = asked("region", dict(_villages()))
    return Wanted(asked("pairing", values(PAIRINGS)), asked("group", values(STATE_GROUPS)), region)


def _villages() -> Sequence[tuple[str, str]]:
    area = http.actor().region
    return villages(area, "")[1:] if "." in area else ()


def _node(firm: Stored) -> dict[str, Any]:
    """The firm's public face; with the address of its page where the reader may open it."""
    profile, size = firm.profile, size_class(firm.profile, today()) or ""
    seen = may("pages.firm", Subject((firm.office,), frozenset({firm.key})))
    address = firm_pages.address({"id": profile.id, "office": firm.office}) if seen else None
    told = [named(size, "SIZE_CLASSES"), place(profile.region)]
    return {"id": firm.key, "name": profile.name, "size": size, "told": list(filter(None, told)), "address": address}


def _edge(edge: Edge) -> dict[str, Any]:
    """From the supplier to the buyer, or from the mentor to the mentee."""
    told = [named(edge.pairing, "PAIRINGS"), named(edge.state, "PARTNERSHIP_STATES")]
    address = url_for("pages.show_partnership", partnership_id=edge.id)
    return {"id": edge.id, "source": edge.partner_id, "target": edge.seeker_id, "pairing": edge.pairing, "told": told, "address": address}
