"""Letterheads: changed by leaders of the office's own region, audited, and on letters and papers from then on."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.documents.letters import head
from matchmaker.errors import Conflict, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import letterheads
from models import AuditEntry, AuditValue
from tests.services.town import CITY, LEADER, NEIGHBOUR, OFFICIAL, PROVINCE, at_once

SAID = {"name": "Dinas Perindustrian Rekaan", "telephone": "(0321) 000000", "signatory_name": "Siti Rekaan, S.E."}


def test_it_is_changed_bit_by_bit_and_audited_without_the_name_of_a_person(session: Session) -> None:
    assert letterheads.stated(session, CITY) is None
    letterheads.change(session, LEADER, CITY, SAID, revision=0)
    letterheads.change(session, LEADER, CITY, {"telephone": None}, revision=1)
    letterheads.change(session, LEADER, CITY, {"telephone": None}, revision=2)
    assert letterheads.known(session, CITY) == {**dict.fromkeys(letterheads.FIELDS), **SAID, "telephone": None, "revision": 2}
    first, second = session.scalars(select(AuditEntry).where(AuditEntry.act == "letterhead.changed").order_by(AuditEntry.id))
    assert first.changes == {"name": [None, SAID["name"]], "telephone": [None, SAID["telephone"]], "signatory_name": None}
    assert second.changes == {"telephone": [SAID["telephone"], None]}
    assert session.scalars(select(AuditValue.after)).all() == [SAID["signatory_name"]]


def test_of_many_who_write_the_first_at_once_one_is_first(engine: Engine) -> None:
    def write(session: Session, place: int) -> None:
        letterheads.change(session, LEADER, CITY, {"name": f"Dinas {place}"}, revision=0)

    answers = at_once(engine, 5, write)
    assert sorted(type(each) is Conflict for each in answers) == [False] + [True] * 4


@pytest.mark.parametrize(
    ("actor", "office", "permission"),
    [(OFFICIAL, CITY, "settings.write"), (LEADER, NEIGHBOUR, "settings.read"), (LEADER, f"{CITY}.99", "settings.read")],
)
def test_it_is_not_for_everybody(actor: Actor, office: str, permission: str) -> None:
    with pytest.raises(NotFound):
        letterheads.locate(actor, office, permission)
    assert letterheads.locate(Actor("supervisor", PROVINCE), NEIGHBOUR, "settings.write") == NEIGHBOUR


@pytest.mark.parametrize(
    ("name", "region", "writes"),
    [
        (None, "Kota Mojokerto", "Pemerintah Kota Mojokerto"),
        ("Dinas Rekaan", "Kota Mojokerto", "Dinas Rekaan Kota Mojokerto"),
        ("DINAS REKAAN KOTA MOJOKERTO", "Kota Mojokerto", "DINAS REKAAN KOTA MOJOKERTO"),
        ("Dinas Rekaan Kab. Mojokerto", "Kabupaten Mojokerto", "Dinas Rekaan Kab. Mojokerto"),
        ("Dinas Rekaan Pemalang", "Kota Malang", "Dinas Rekaan Pemalang Kota Malang"),
    ],
)
def test_who_writes_names_the_region_once(name: str | None, region: str, writes: str) -> None:
    assert head.sender(region, {"name": name}) == writes


@pytest.mark.parametrize(
    ("said", "signs", "reads"),
    [
        ({}, "Kepala Dinas", "Kepala Dinas yang membidangi perindustrian"),
        ({"name": "Dinas Rekaan"}, "Kepala Dinas", "Kepala Dinas Rekaan"),
        ({"name": "Dinas Rekaan", "signatory_title": "Plt. Kepala Dinas Rekaan"}, "Plt. Kepala Dinas Rekaan", "Plt. Kepala Dinas Rekaan"),
    ],
)
def test_who_signs_and_who_reads_is_put_in_plain_words_until_somebody_says(said: dict[str, str], signs: str, reads: str) -> None:
    assert head.signatory(said) == (signs, None)
    assert head.addressee(said) == reads
