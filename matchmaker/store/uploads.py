"""Uploaded files and the answers given about them, as they are looked up, and how they go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, null, select, update
from sqlalchemy.orm import Session, undefer

from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Order, Orders, Page, looked_up, ordered, place_in, read
from matchmaker.terms import UPLOAD_STATES, values
from models import Firm, HeadingMeaning, ImportEffect, Region, TwinAnswer, Upload

WHOLE = (undefer(Upload.content), undefer(Upload.findings))


def get(session: Session, upload_id: int) -> Upload | None:
    """The upload of that key."""
    return session.get(Upload, upload_id)


def lock(session: Session, upload_id: int) -> Upload:
    """The upload with its content, read anew; others who lock it wait until this transaction ends. Raises NoResultFound."""
    query = select(Upload).where(Upload.id == upload_id).options(*WHOLE).with_for_update()
    return session.scalars(query, execution_options={"populate_existing": True}).one()


ORDERS: Orders = {
    "name": func.lower(Upload.name),
    "office": looked_up(Region.name, Region.code == Upload.office),
    "state": place_in(Upload.state, values(UPLOAD_STATES)),
    "sent": Upload.uploaded_at,
}
"""How a list of uploads can be sorted."""


def search(session: Session, area: str, page: Page, order: Order | None = None) -> tuple[list[Upload], int]:
    """One page of the uploads of the offices in an area, the newest first unless another order is given, and how many there are."""
    return read(session, ordered(select(Upload), ORDERS, order, Upload.id.desc()).where(within(Upload.office, area)), page)


def checked(session: Session, area: str, limit: int) -> list[Upload]:
    """The uploads of an area that wait for an official's word, the oldest first."""
    query = select(Upload).where(within(Upload.office, area), Upload.state == "checked")
    return list(session.scalars(query.order_by(Upload.id).limit(limit)))


def subject(upload: Upload) -> Subject:
    """The upload as permissions see it: its office's."""
    return Subject((upload.office,))


def meanings(session: Session, office: str) -> dict[str, dict[str, str]]:
    """What the office means by headings that the format does not know: table to heading to column, blank for none."""
    found: dict[str, dict[str, str]] = {}
    for each in session.scalars(select(HeadingMeaning).where(HeadingMeaning.office == office)):
        found.setdefault(each.sheet, {})[each.heading] = each.column
    return found


def mean(session: Session, office: str, said: Mapping[tuple[str, str], str]) -> None:
    """Remember the column that each table's heading means."""
    for (sheet, heading), column in said.items():
        session.merge(HeadingMeaning(office=office, sheet=sheet, heading=heading, column=column))


def twin_answers(session: Session, office: str) -> dict[tuple[str, str], bool]:
    """Is a firm of files (its id there) the stored one (its id here), as far as anybody has said?"""
    query = select(TwinAnswer.uploaded, Firm.public_id, TwinAnswer.same).join(Firm, Firm.id == TwinAnswer.firm_id)
    return {(row.uploaded, row.public_id): row.same for row in session.execute(query.where(TwinAnswer.office == office))}


def row_answers(session: Session, office: str) -> dict[tuple[str, str], bool]:
    """Are two firms of files (their ids there) one, as far as anybody has said of files that are still kept?"""
    query = select(Upload.findings["rows_answered"]).where(Upload.office == office, Upload.content.is_not(None)).order_by(Upload.id)
    return {(uploaded, other): same for said in session.scalars(query) for uploaded, other, same in said or ()}


def answer_row(upload: Upload, pair: tuple[str, str], *, same: bool) -> None:
    """Remember with the upload whether these two firms of it are one."""
    findings = upload.findings or {}
    upload.findings = {**findings, "rows_answered": [*findings.get("rows_answered", ()), [*pair, same]]}


def keep_row_answers(session: Session, office: str) -> None:
    """Remember without the files what was said of two firms of one of which one is stored by now."""
    said = row_answers(session, office)
    query = select(Firm.public_id, Firm.id).where(Firm.office == office, Firm.public_id.in_({id_ for pair in said for id_ in pair}))
    stored = {row.public_id: row.id for row in session.execute(query)} if said else {}
    for pair, same in said.items():
        for uploaded, other in (pair,) if same else (pair, pair[::-1]):
            if uploaded not in stored and other in stored:
                answer_twin(session, office, uploaded, stored[other], same=same)


def answer_twin(session: Session, office: str, uploaded: str, firm_id: int, *, same: bool) -> None:
    """Remember whether that firm of files is the stored one."""
    session.merge(TwinAnswer(office=office, uploaded=uploaded, firm_id=firm_id, same=same))


def forget(session: Session, before: datetime) -> None:
    """Remove the content of files that came before then, and what is needed to undo imports that ended before then."""
    nothing: dict[str, Any] = {"content": null(), "findings": null()}
    session.execute(update(Upload).where(Upload.uploaded_at < before, Upload.content.is_not(None)).values(nothing))
    session.execute(delete(ImportEffect).where(ImportEffect.upload_id.in_(select(Upload.id).where(Upload.ended_at < before))))
