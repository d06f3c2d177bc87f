"""What is recorded between two firms: memberships, partnerships, dismissals and judgements, as rows."""

from __future__ import annotations

from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Number, Text, Whole, labels
from matchmaker.schemas.firm import Identifier, Row, required
from matchmaker.terms import OUTCOMES, PAIRINGS, PARTNERSHIP_STATES, PATTERNS

HIGHEST_GRADE = 2


class MembershipSchema(Row):
    """A member of a KUBE that also has a profile of its own."""

    group = Identifier(**required("Kode KUBE", "Group"))
    firm = Identifier(**required("Kode usaha", "Firm"))


class PairRow(Row):
    """A pair of firms: the seeker is buyer or mentee, the partner supplier or mentor."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    seeker = Identifier(**required("Pencari (pembeli/peserta)", "Seeker (buyer/mentee)"))
    partner = Identifier(**required("Mitra (pemasok/pendamping)", "Partner (supplier/mentor)"))


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
