"""Invitations, by which the owners of firms open accounts: made and withdrawn by an office."""

from __future__ import annotations

from typing import Any

from flask import url_for

from matchmaker import http
from matchmaker.api.door import asks, delete, gives, post, summary
from matchmaker.documents import whatsapp
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.invitations import InvitationShown
from matchmaker.services import codes, firms, invitations, letterheads


@post("/firms/<firm_id>/invitations")
@asks(OfficeQuery)
@gives(201, InvitationShown)
@summary("Buat undangan untuk pemilik usaha")
@http.requires("invitations.write")
def create(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Invite the owner of a firm to open an account; an older invitation ends. The code is told once and works once."""
    firm = _firm(asked, firm_id)
    made, code = invitations.invite(http.session(), http.actor(), firm)
    grouped = codes.grouped(code)
    address = url_for("pages.open_invitation", code=grouped, _external=True)
    words = whatsapp.invitation(firm.name, letterheads.sender(http.session(), firm.office), address, grouped)
    message = whatsapp.address(firm.phone or "", words)
    return {"code": grouped, "address": address, "message": message, "ends_at": made.ends_at}


@delete("/firms/<firm_id>/invitations")
@asks(OfficeQuery)
@gives(204)
@summary("Tarik undangan yang belum dipakai")
@http.requires("invitations.write")
def withdraw(asked: dict[str, Any], firm_id: str) -> None:
    """Withdraw the invitation of a firm that has not been used, if there is one."""
    invitations.withdraw(http.session(), http.actor(), _firm(asked, firm_id))


def _firm(asked: dict[str, Any], firm_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), firm_id, "invitations.write", asked.get("office"))
