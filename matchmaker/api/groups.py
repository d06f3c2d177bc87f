"""Members of a group (KUBE) that have a profile of their own, and what they can make together."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, delete, get, gives, post, summary, takes
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.groups import GroupShown, NewMemberSchema
from matchmaker.services import firms, groups


@get("/firms/<firm_id>/members")
@asks(OfficeQuery)
@gives(200, GroupShown)
@summary("Anggota dan kapasitas KUBE")
@http.requires("groups.read")
def show(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show the members of a group and what they can make."""
    return _shown(_firm(firm_id, asked.get("office"), "groups.read"))


@post("/firms/<firm_id>/members")
@asks(OfficeQuery)
@takes(NewMemberSchema)
@gives(201, GroupShown)
@summary("Tambah anggota KUBE")
@http.requires("groups.write")
def create(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Make a firm of the same office a member of a group."""
    group = _firm(firm_id, asked.get("office"))
    groups.join(http.session(), http.actor(), group, _firm(said["firm"], group.office))
    return _shown(group)


@delete("/firms/<firm_id>/members/<member_id>")
@asks(OfficeQuery)
@gives(204)
@summary("Keluarkan anggota KUBE")
@http.requires("groups.write")
def remove(asked: dict[str, Any], firm_id: str, member_id: str) -> None:
    """Remove a member from a group; its own profile stays."""
    group = _firm(firm_id, asked.get("office"))
    groups.leave(http.session(), http.actor(), group, _firm(member_id, group.office))


def _firm(public_id: str, office: str | None, permission: str = "groups.write") -> Any:
    return firms.locate(http.session(), http.actor(), public_id, permission, office)


def _shown(group: Any) -> dict[str, Any]:
    found = groups.show(http.session(), group)
    members = [{"id": each.public_id, "name": each.name} for each in found.members]
    return {"members": members, "capacity": [asdict(each) for each in found.capacity]}
