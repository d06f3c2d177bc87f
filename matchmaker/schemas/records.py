"""What is recorded between two firms: memberships, partnerships, dismissals and judgements, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from matchmaker.i18n import say
from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Number, Text, Whole, labels, required
from matchmaker.schemas.row import Identifier, Row
from matchmaker.terms import OUTCOMES, PAIRINGS, PARTNERSHIP_STATES, PATTERNS

HIGHEST_GRADE = 2


class MembershipSchema(Row):
    """A member of a KUBE that also has a profile of its own."""

    group = Identifier(**required("Kode KUBE", "Group"))
    firm = Identifier(**required("Kode usaha", "Firm"))

    def check(self, data: Mapping[str, Any]) -> None:
        """A group is not a member of itself."""
        _check_two(data, "group", "firm")


class PairRow(Row):
    """A pair of firms: the seeker is buyer or mentee, the partner supplier or mentor."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    seeker = Identifier(**required("Pencari (pembeli/peserta)", "Seeker (buyer/mentee)"))
    partner = Identifier(**required("Mitra (pemasok/pendamping)", "Partner (supplier/mentor)"))

    def check(self, data: Mapping[str, Any]) -> None:
        """A pair is two firms."""
        _check_two(data, "seeker", "partner")


def _check_two(data: Mapping[str, Any], one: str, other: str) -> None:
    if data[one] == data[other]:
        raise ValidationError(say("harus dua usaha yang berbeda", "must be two different firms"), field_name=other)


class PartnershipSchema(PairRow):
    """A recorded partnership and what came of it."""

    outcome = Choice(OUTCOMES, **required("Hasil", "Outcome"))
    exposed_rank = Whole(1, 1e6, **labels("Urutan saat disarankan", "Rank when shown"))
    decided_on = Day(**labels("Tanggal diputuskan", "Decided on"))
    state = Choice(PARTNERSHIP_STATES, **labels("Tahap", "State"))
    pattern = Choice(PATTERNS, **labels("Pola kemitraan", "Pattern"))
    value = Number(**labels("Nilai (Rp)", "Value (Rp)"))


class DismissalSchema(PairRow):
    """A pair that somebody turned down, and until when."""

    reason = Text(PROSE_LIMIT, **required("Alasan", "Reason"))
    until = Day(**labels("Sampai", "Until"))


class JudgementSchema(PairRow):
    """Somebody's word on a pair, for evaluation only."""

    grade = Whole(0, HIGHEST_GRADE, **required("Nilai kecocokan (0-2)", "Grade (0-2)"))
