"""The least contents of a written agreement."""

from __future__ import annotations

from datetime import date

from matchmaker.engine.partnering.checklist import check
from matchmaker.engine.rule_tables import AgreementContent


def _content(item: str, *fields: str) -> AgreementContent:
    return AgreementContent(item=item, fields=fields, note_id=item, note_en=item, source="UU 20/2008", article="", status="secondary",
                            valid_from=None)  # fmt: skip


def test_a_content_lacks_what_any_of_its_fields_lacks() -> None:
    checks = check([_content("activity", "activity"), _content("term", "starts_on", "ends_on")],
                   {"activity": "Sub-contracting", "starts_on": date(2026, 1, 1), "ends_on": None})  # fmt: skip
    assert [(each.content.item, each.filled, each.lacking) for each in checks] == [("activity", True, ()), ("term", False, ("ends_on",))]


def test_spaces_are_not_a_content_but_zero_is() -> None:
    checks = check([_content("activity", "activity"), _content("payment", "payment_days")], {"activity": "  ", "payment_days": 0})
    assert [each.filled for each in checks] == [False, True]


def test_nothing_known_lacks_everything() -> None:
    assert check([_content("duties", "seeker_duties", "partner_duties")], {})[0].lacking == ("seeker_duties", "partner_duties")
