"""The agreement of a partnership: what may be stated of it, and what is shown, with its least contents and their sources."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Flag, Text, Whole, labels
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import RULE_STATUSES

LONGEST = 4_000
MOST_PAYMENT_DAYS = 365


class AgreementSchema(Row):
    """What the partners have agreed; a field that is stated blank is made blank, one that is not stated stays as it is."""

    activity = Text(LONGEST, **labels("Kegiatan usaha", "Business activity"))
    seeker_duties = Text(LONGEST, **labels("Hak dan kewajiban pembeli atau peserta", "Rights and duties of buyer or mentee"))
    partner_duties = Text(LONGEST, **labels("Hak dan kewajiban pemasok atau pendamping", "Rights and duties of supplier or mentor"))
    development = Text(LONGEST, **labels("Bentuk pengembangan", "Form of development"))
    quantity = Text(LONGEST, **labels("Jumlah", "Quantity"))
    quality = Text(LONGEST, **labels("Mutu", "Quality"))
    payment_days = Whole(0, MOST_PAYMENT_DAYS, **labels("Tenggat pembayaran (hari setelah penyerahan)", "Payment (days after delivery)"))
    starts_on = Day(**labels("Mulai berlaku", "Begins"))
    ends_on = Day(**labels("Berakhir", "Ends"))
    disputes = Text(LONGEST, **labels("Penyelesaian perselisihan", "Settlement of disputes"))
    signed_on = Day(**labels("Tanggal penandatanganan", "Signed on"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))


class ContentSchema(Shown):
    """One of the least contents of a written agreement: which of its fields still lack, and where the rule stands."""

    item = Text()
    name = Text()
    filled = Flag()
    lacking = fields.List(fields.String())
    source = Text()
    article = Text()
    status = Choice(RULE_STATUSES)


class AgreementShown(Shown):
    """The agreement of a partnership; its `revision` is 0 while nothing is recorded."""

    activity = Text(allow_none=True)
    seeker_duties = Text(allow_none=True)
    partner_duties = Text(allow_none=True)
    development = Text(allow_none=True)
    quantity = Text(allow_none=True)
    quality = Text(allow_none=True)
    payment_days = Whole(allow_none=True)
    starts_on = Day(allow_none=True)
    ends_on = Day(allow_none=True)
    disputes = Text(allow_none=True)
    signed_on = Day(allow_none=True)
    revision = Whole()
    contents = fields.List(fields.Nested(ContentSchema))
