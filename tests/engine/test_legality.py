"""What a firm holds, lacks and must hold by when, on a given day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matchmaker.engine.legality import held, lacking, notices, standing
from matchmaker.engine.profile import Certificate, Offer, Profile
from matchmaker.i18n import reading

TODAY = date(2026, 9, 1)
CRISPS = Profile("F-1", "Rekaan", kbli=("10794",), annual_sales=1e9)


@pytest.mark.parametrize(
    ("left", "state", "within"),
    [
        (-1, "expired", None),
        (0, "ending", 7),
        (7, "ending", 7),
        (8, "ending", 30),
        (31, "ending", 90),
        (90, "ending", 90),
        (91, "in_force", None),
    ],
)
def test_a_certificate_ends_after_its_last_day_and_reminders_come_before(left: int, state: str, within: int | None) -> None:
    found = standing(Certificate("spp_irt", expires=TODAY + timedelta(days=left)), TODAY)
    assert (found.state, found.days_left, found.within) == (state, left, within)


def test_without_a_last_day_it_depends_on_the_kind() -> None:
    assert standing(Certificate("halal"), TODAY).state == "in_force"
    assert standing(Certificate("spp_irt"), TODAY).state == "undated"


def test_what_is_held_is_what_is_in_force_and_a_business_number_counts() -> None:
    firm = Profile("F-1", "Rekaan", nib="1" * 13, certificates=(
        Certificate("halal"), Certificate("spp_irt"), Certificate("sni", expires=date(2026, 8, 31))))  # fmt: skip
    assert held(firm, TODAY) == {"nib", "halal"}


def _kinds(firm: Profile) -> list[tuple[str, ...]]:
    return [each.kinds for each in lacking(firm, TODAY)]


def test_what_is_usual_follows_from_the_codes_of_the_firm_and_its_offers() -> None:
    assert _kinds(CRISPS) == [("nib",), ("halal",), ("spp_irt", "bpom_md")]
    assert _kinds(Profile("F-1", "Rekaan", nib="1" * 13)) == []
    assert ("svlk",) in _kinds(Profile("F-1", "Rekaan", offers=(Offer("meja", kbli="31001"),)))
    assert _kinds(Profile("D-1", "Dinas", kind="agency", kbli=("10794",))) == []


def test_of_two_lacks_only_the_narrower_one_is_named_and_either_of_two_kinds_will_do() -> None:
    assert _kinds(Profile("F-1", "Rekaan", nib="1" * 13, kbli=("11052",), certificates=(Certificate("halal"),))) == [("bpom_md",)]
    licensed = (Certificate("halal"), Certificate("bpom_md", expires=date(2027, 1, 1)))
    assert _kinds(Profile("F-1", "Rekaan", nib="1" * 13, kbli=("10794",), certificates=licensed)) == []


def test_the_halal_deadline_of_small_makers_of_food_and_drink() -> None:
    (before,) = notices(CRISPS, TODAY)
    assert (before.deadline.day, before.days_left) == (date(2026, 10, 17), 46)
    assert before.sentence == "Wajib bersertifikat Halal paling lambat 17 Oktober 2026 (46 hari lagi)"
    (after,) = notices(CRISPS, date(2026, 10, 18))
    assert after.sentence == "Wajib bersertifikat Halal sejak 17 Oktober 2026 (1 hari yang lalu)"
    with reading("en"):
        assert after.sentence == "Has had to be certified Halal since 17 October 2026 (1 days ago)"


def test_the_deadline_concerns_no_other_trade_and_nobody_who_is_certified() -> None:
    assert notices(Profile("F-1", "Rekaan", kbli=("14111",), annual_sales=1e9), TODAY) == ()
    assert notices(Profile("F-1", "Rekaan", kbli=("10794",), annual_sales=1e9, certificates=(Certificate("halal"),)), TODAY) == ()
    assert notices(Profile("D-1", "Dinas", kind="agency", kbli=("10794",)), TODAY) == ()


def test_where_the_size_is_unknown_the_notice_says_so() -> None:
    found = notices(Profile("F-1", "Rekaan", kbli=("10794",)), TODAY)
    assert [each.sure for each in found] == [False, False]
    assert found[1].sentence.endswith("(46 hari lagi), jika skalanya mikro atau kecil")
