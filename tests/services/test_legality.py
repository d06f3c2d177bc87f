"""The register over a region, an official's word on a certificate, and what a buyer asks for beyond what a firm holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Need, Offer, Profile
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import budget_share, calendars, firms, legality
from matchmaker.services.legality import Question, Word
from matchmaker.store import firms as rows
from matchmaker.store.pages import Page
from models import Attestation, AuditEntry
from tests.services.town import NEIGHBOUR, OFFICIAL, keep, owner, signed_in


def _firm(id: str, **facts: Any) -> Profile:
    return Profile(id=id, name=f"Rekaan {id}", kbli=("10794",), nib="1" * 13, **facts)


def _until(days: int, kind: str = "spp_irt") -> Certificate:
    return Certificate(kind, number=f"N-{days}", expires=today() + timedelta(days=days))


def _seen(session: Session, actor: Actor = OFFICIAL, **asked: Any) -> list[tuple[str, tuple[str, ...]]]:
    found, total = legality.register(session, actor, Question(**asked))
    assert total >= len(found)
    return [(each.firm, each.kinds) for each in found]


def test_the_views_of_the_register_and_their_counts(session: Session) -> None:
    keep(session, _firm("A", certificates=(_until(3), _until(60), Certificate("halal"))), _firm("B", certificates=(_until(-1), _until(91))),
         _firm("C", certificates=(Certificate("spp_irt"), _until(30, "sni"))))  # fmt: skip
    keep(session, _firm("far", certificates=(_until(3),)), office=NEIGHBOUR)
    assert _seen(session) == [("A", ("spp_irt",)), ("C", ("sni",)), ("A", ("spp_irt",))]
    assert _seen(session, days=7) == [("A", ("spp_irt",))]
    assert _seen(session, kind="sni") == [("C", ("sni",))]
    assert _seen(session, view="expired") == [("B", ("spp_irt",))]
    assert _seen(session, view="undated") == [("C", ("spp_irt",))]
    assert _seen(session, view="missing") == [("B", ("halal",)), ("C", ("halal",)), ("C", ("spp_irt", "bpom_md"))]
    assert _seen(session, view="missing", kind="bpom_md") == [("C", ("spp_irt", "bpom_md"))]
    assert len(_seen(session, view="all")) == 7
    assert legality.counts(session, OFFICIAL) == {"ending": 3, "expired": 1, "undated": 1}
    assert _seen(session, page=Page(2, 2)) == [("A", ("spp_irt",))]


def test_a_business_sees_its_own_lines_only(session: Session) -> None:
    mine, _ = keep(session, _firm("A", certificates=(_until(3),)), _firm("B", certificates=(_until(3),)))
    actor = owner(session, mine)
    assert _seen(session, actor) == [("A", ("spp_irt",))]
    assert {name for name, _ in _seen(session, actor, view="missing")} == {"A"}
    assert [each.title for each in calendars.events(session, actor)] == ["SPP-IRT habis masa berlaku: Rekaan A"]
    assert _seen(session, Actor("business", "35.76")) == []


def test_a_word_raises_the_evidence_is_audited_and_outlasts_an_edit_of_other_lines(session: Session) -> None:
    (firm,) = keep(session, _firm("A", certificates=(_until(90), Certificate("halal", number="H-1"))))
    actor = signed_in(session)
    said = legality.attest(session, actor, firm, firm.certificates[1].id, Word("source", today(), "dicek di laman penerbit"))
    session.commit()
    assert (said.kind, said.number, said.account_id) == ("halal", "H-1", actor.account_id)
    assert [each.evidence for each in firm.certificates] == ["self", "source"]
    acts = session.scalars(select(AuditEntry.act).where(AuditEntry.subject_id == firm.id).order_by(AuditEntry.id)).all()
    assert acts[-2:] == ["firm.changed", "certificate.attested"]
    plain = rows.profile(firm).certificates
    firms.change(session, actor, firm, {"certificates": (*plain, _until(10))})
    session.commit()
    words = [each.word.note if each.word else None for each in legality.record(session, firm).held]
    assert words == [None, "dicek di laman penerbit", None]


def test_a_word_no_longer_stands_where_the_certificate_has_become_another(session: Session) -> None:
    (firm,) = keep(session, _firm("A", certificates=(Certificate("halal", number="H-1"),)))
    legality.attest(session, OFFICIAL, firm, firm.certificates[0].id, Word("seen", today()))
    firms.change(session, owner(session, firm), firm, {"certificates": (Certificate("halal", number="H-2"),)})
    session.commit()
    (held,) = legality.record(session, firm).held
    assert (held.certificate.evidence, held.word) == ("self", None)


@pytest.mark.parametrize(
    ("word", "field"),
    [
        (Word("source", today()), "note"),
        (Word("verified", today()), "evidence"),
        (Word("seen", today() + timedelta(days=1)), "checked_on"),
        (Word("seen", today(), "x" * 2_001), "note"),
    ],
)
def test_a_word_that_says_too_little_is_refused(session: Session, word: Word, field: str) -> None:
    (firm,) = keep(session, _firm("A", certificates=(Certificate("halal"),)))
    with pytest.raises(Invalid) as refused:
        legality.attest(session, OFFICIAL, firm, firm.certificates[0].id, word)
    assert list(refused.value.fields) == [field]
    assert session.scalar(select(Attestation)) is None


def test_the_certificate_of_another_firm_is_not_there(session: Session) -> None:
    firm, other = keep(session, _firm("A", certificates=(Certificate("halal"),)), _firm("B", certificates=(Certificate("halal"),)))
    with pytest.raises(NotFound):
        legality.attest(session, OFFICIAL, firm, other.certificates[0].id, Word("seen", today()))


def test_what_a_buyer_asks_for_beyond_what_the_firm_holds(session: Session) -> None:
    firm, buyer = keep(
        session,
        _firm("A", offers=(Offer("keripik singkong"),), certificates=(Certificate("halal"),)),
        _firm("B", needs=(Need("keripik singkong", certificates=("halal", "bpom_md", "nib"), certificates_required=True),
                          Need("pupuk", certificates=("sni",)))),
    )  # fmt: skip
    ((need, kinds),) = legality.lacked_for(session, OFFICIAL, firm, buyer)
    assert (need.product, kinds) == ("keripik singkong", ("bpom_md",))


def test_the_list_by_the_40_percent_rule(session: Session) -> None:
    keep(session, _firm("A", annual_sales=1e9, domestic=True, offers=(Offer("keripik", tkdn=60.0), Offer("kue", tkdn=20.0))),
         _firm("B", annual_sales=1e9), _firm("C", annual_sales=30e9, domestic=True),
         Profile("D", "Dinas Rekaan", kind="agency"))  # fmt: skip
    names = {verdict: [each.firm.profile.id for each in budget_share.search(session, OFFICIAL, budget_share.Question(verdict))]
             for verdict in ("yes", "unknown", "no", "")}  # fmt: skip
    assert names == {"yes": ["A"], "unknown": ["B"], "no": ["C"], "": ["A", "B", "C"]}
    (found,) = budget_share.search(session, OFFICIAL, budget_share.Question("", 40.0))
    assert [each.product for each in found.offers] == ["keripik"]
