"""The members of a group (KUBE): who they are, what they can make together, adding and removing one."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import NotFound, Problem
from matchmaker.i18n import say
from matchmaker.services import firms, groups
from matchmaker.web.door import pages, typed
from matchmaker.web.firm_pages import address
from matchmaker.web.forms import Form


@pages.get("/firms/<public_id>/members")
@http.requires("groups.read")
def show_members(public_id: str) -> str:
    """The members, and the form to add one."""
    return _shown(_located(public_id, "groups.read"), Form())


@pages.post("/firms/<public_id>/members")
@http.requires("groups.write")
def add_member(public_id: str) -> ResponseReturnValue:
    """One member more, named by its id."""
    group = _located(public_id, "groups.write")
    try:
        groups.join(http.session(), http.actor(), group, _member(group, typed("firm")))
    except Problem as refused:
        if group.kind != "group":
            raise
        return _shown(group, Form(request.form, refused)), 422 if isinstance(refused, NotFound) else refused.status
    flash(say("Anggota ditambahkan.", "The member is added."))
    return redirect(address(group, "pages.show_members"), 303)


@pages.post("/firms/<public_id>/members/<member_id>/remove")
@http.requires("groups.write")
def remove_member(public_id: str, member_id: str) -> ResponseReturnValue:
    """One member less; its own profile stays."""
    group = _located(public_id, "groups.write")
    groups.leave(http.session(), http.actor(), group, _member(group, member_id))
    flash(say("Anggota dikeluarkan.", "The member is removed."))
    return redirect(address(group, "pages.show_members"), 303)


def _located(public_id: str, permission: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, permission, request.args.get("office"))


def _member(group: Any, public_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, "groups.write", group.office)


def _shown(group: Any, form: Form) -> str:
    found = groups.show(http.session(), group)
    return render_template("groups/show.html", group=group, found=found, form=form, sample=group.sample)
