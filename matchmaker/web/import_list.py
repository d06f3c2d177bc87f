"""The columns of the list of uploaded files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from matchmaker import http
from matchmaker.i18n import number, say
from matchmaker.store import accounts, uploads
from matchmaker.web.column import Column
from matchmaker.web.listing import Asked, Listing
from matchmaker.web.wording import named, place


class Sent(NamedTuple):
    """An uploaded file, and the name of who sent it."""

    file: Any
    by: str


def _content(row: Sent) -> str:
    words = ("{new} baru, {changed} berubah, {unchanged} tetap, {refused} baris ditolak",
             "{new} new, {changed} changed, {unchanged} unchanged, {refused} rows refused")  # fmt: skip
    counts = row.file.counts
    return say(*words, **{name: number(counts[name]) for name in ("new", "changed", "unchanged", "refused")}) if counts else ""


def _count(name: str) -> Callable[[Sent], int | None]:
    return lambda row: (row.file.counts or {}).get(name)


IMPORTS = Listing(
    "Berkas yang diunggah",
    "Uploaded files",
    (
        Column("name", "Berkas", "File", lambda row: row.file.name),
        Column("office", "Kantor", "Office", lambda row: place(row.file.office), shown=False),
        Column("state", "Keadaan", "State", lambda row: named(row.file.state, "UPLOAD_STATES")),
        Column("content", "Isi", "Content", _content),
        Column("new", "Usaha baru", "New firms", _count("new"), shown=False, figures=True),
        Column("changed", "Usaha berubah", "Changed firms", _count("changed"), shown=False, figures=True),
        Column("refused", "Baris ditolak", "Rows refused", _count("refused"), shown=False, figures=True),
        Column("sent", "Diunggah", "Uploaded", lambda row: row.file.uploaded_at),
        Column("by", "Oleh", "By", lambda row: row.by),
    ),
    uploads.ORDERS,
    usual="-sent",
)


def search(asked: Asked) -> tuple[list[Sent], int]:
    """The files of the reader's region that are asked for, and how many there are."""
    session = http.session()
    found, total = uploads.search(session, http.actor().region, asked.page, asked.order)
    who = accounts.those(session, {each.account_id for each in found if each.account_id})
    return [Sent(each, who[each.account_id].full_name if each.account_id in who else "") for each in found], total
