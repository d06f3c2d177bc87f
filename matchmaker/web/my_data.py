"""A business's own data: what is kept about it, as a page and as files, and what its owner decides about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents.workbook import sheets
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.schemas.personal_data import KeptShown
from matchmaker.services import consent, erasure, personal_data, privacy
from matchmaker.web.door import pages, typed
from matchmaker.web.firm_forms import own
from matchmaker.web.my_data_words import as_tables, groups, tables

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Act = Callable[[Any, Any, Any], None]
ACTS: Mapping[str, tuple[Act, str, str]] = {
    "withdraw": (
        consent.withdraw,
        "Persetujuan ditarik. Mulai sekarang usaha Anda tidak disarankan kepada siapa pun.",
        "The consent is withdrawn. From now on your firm is suggested to nobody.",
    ),
    "give": (consent.give, "Terima kasih. Usaha Anda dapat disarankan lagi.", "Thank you. Your firm may be suggested again."),
    "erase": (
        erasure.ask,
        "Permintaan penghapusan sudah sampai di dinas. Jawabannya tampil di halaman ini.",
        "Your request has reached the office. Its answer is going to stand on this page.",
    ),
    "keep": (erasure.take_back, "Permintaan penghapusan dibatalkan.", "The request for erasure is taken back."),
}
"""What an owner can decide, each with what is said once it is done."""


@pages.get("/my/data")
@http.requires("data.own")
def show_my_data() -> str:
    """All of it in plain words, with the way to where it is put right."""
    firm = own()
    found = personal_data.kept(http.session(), http.actor(), firm)
    waiting = erasure.is_asked(found.request)
    shown = {"groups": groups(found), "tables": tables(found), "waiting": waiting, "notice": privacy.NOTICE, "version": privacy.VERSION}
    still = erasure.still_open(http.session(), firm)
    return render_template("my/data.html", firm=firm, kept=found, still=still, sample=firm.sample, **shown)


@pages.post("/my/data")
@http.requires("data.own")
def decide_my_data() -> ResponseReturnValue:
    """Withdraw the consent or give it again; ask for the erasure or take that back."""
    firm, chosen = own(), ACTS.get(typed("act"))
    if chosen is None:
        raise Invalid(fields={"act": [say("pilih salah satu tombol", "choose one of the buttons")]})
    act, *told = chosen
    act(http.session(), http.actor(), firm)
    flash(say(*told))
    return redirect(url_for("pages.show_my_data"), 303)


@pages.get("/my/data.xlsx")
@http.requires("data.own")
def download_my_workbook() -> Response:
    """The same as a workbook to read, a sheet for each part."""
    content = sheets(as_tables(personal_data.kept(http.session(), http.actor(), own())))
    return _file(content, WORKBOOK, say("data-saya.xlsx", "my-data.xlsx"))


@pages.get("/my/data.json")
@http.requires("data.own")
def download_my_document() -> Response:
    """The same for a program: the profile as the interchange format names it, and the account, the consent and the records."""
    found = personal_data.kept(http.session(), http.actor(), own())
    return _file(KeptShown().dumps(found, indent=1, ensure_ascii=False), "application/json", say("data-saya.json", "my-data.json"))


def _file(content: bytes | str, mimetype: str, name: str) -> Response:
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})
