"""The legality register, size classes with their basis, and the rules behind both, as the API shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Flag, Number, Several, Text, Whole, labels, required
from matchmaker.schemas.firm import CertificateSchema
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import (
    BUDGET_VERDICTS,
    CERTIFICATE_KINDS,
    EVIDENCE,
    LEGALITY_STATES,
    LEGALITY_VIEWS,
    RULE_SIZE_CLASSES,
    RULE_STATUSES,
    SIZE_RULES,
)

FARTHEST = 3_650


class LegalityQuery(PageQuery):
    """Which part of the register; `days` says how far ahead to look for what ends soon."""

    view = Choice(LEGALITY_VIEWS, load_default="ending", **labels("Bagian", "View"))
    kind = Choice(CERTIFICATE_KINDS, **labels("Jenis sertifikat", "Kind"))
    days = Whole(0, FARTHEST, **labels("Hari ke depan", "Days ahead"))


class FirmLegalityQuery(OfficeQuery):
    """With `buyer`: also which certificates that buyer asks for and the firm lacks."""

    buyer = Identifier(**labels("Kode pembeli", "Buyer"))


class WordSchema(Row):
    """What an official says of a certificate."""

    evidence = Choice(EVIDENCE, **required("Bukti", "Evidence"))
    checked_on = Day(**required("Tanggal diperiksa", "Checked on"))
    note = Text(2_000, **labels("Catatan", "Note"))


class HeldShown(Shown, CertificateSchema):
    """A certificate held and how it stands; `checked_on` and `note` are an official's word, where one stands."""

    id = Whole(**labels("Nomor", "Key"))
    state = Choice(LEGALITY_STATES)
    days_left = Whole(-1e7, **labels("Sisa hari", "Days left"))
    checked_on = Day(**labels("Tanggal diperiksa", "Checked on"))
    note = Text(**labels("Catatan", "Note"))


class EntryShown(HeldShown):
    """A line of the register: a firm, and a certificate that it holds or one of the `kinds` that it lacks."""

    kind = Choice(CERTIFICATE_KINDS, **labels("Jenis sertifikat", "Kind"))
    firm = Text(**labels("Usaha", "Firm"))
    office = Text(**labels("Kantor", "Office"))
    name = Text(**labels("Nama usaha", "Name"))
    sample = Flag(**labels("Contoh", "Sample"))
    kinds = Several(Text(), **labels("Jenis", "Kinds"))


class LackShown(Shown):
    """One of these kinds is usual for the firm's trade, by the source named, and none is held in force."""

    kinds = Several(Text(), **labels("Jenis", "Kinds"))
    note = Text(**labels("Keterangan", "Note"))
    source = Text(**labels("Sumber", "Source"))
    status = Choice(RULE_STATUSES, **labels("Status sumber", "Status"))


class NoticeShown(Shown):
    """A certificate that must be held from a day on."""

    kind = Text(**labels("Jenis", "Kind"))
    day = Day(**labels("Tanggal", "Day"))
    days_left = Whole(-1e7, **labels("Sisa hari", "Days left"))
    sentence = Text(**labels("Kalimat", "Sentence"))


class SizeShown(Shown):
    """The class of a firm under one rule and why; null where facts are `missing`."""

    rule = Choice(SIZE_RULES)
    size = Choice(RULE_SIZE_CLASSES, allow_none=True)
    basis = Text(**labels("Dasar", "Basis"))
    missing = Several(Text(), **labels("Belum ada data", "Missing"))


class EligibilityShown(Shown):
    """Whether a firm's products count towards the 40 % of a public budget, and why."""

    verdict = Choice(BUDGET_VERDICTS)
    reason = Text(**labels("Alasan", "Reason"))


class BuyerLackShown(Shown):
    """A need of the buyer that the firm could meet but for these certificates."""

    product = Text(**labels("Produk", "Product"))
    kinds = Several(Text(), **labels("Jenis", "Kinds"))
    required = Flag(**labels("Wajib", "Required"))


class RecordShown(Shown):
    """A firm's size under each rule, the 40 % rule, its certificates, and what it lacks."""

    sizes = fields.List(fields.Nested(SizeShown))
    budget_share = fields.Nested(EligibilityShown)
    certificates = fields.List(fields.Nested(HeldShown))
    lacking = fields.List(fields.Nested(LackShown))
    notices = fields.List(fields.Nested(NoticeShown))
    for_buyer = fields.List(fields.Nested(BuyerLackShown))


class BudgetShareQuery(PageQuery):
    """Which firms of the 40 % rule: of a verdict, with an offer of at least so much domestic content."""

    verdict = Choice(BUDGET_VERDICTS, **labels("Syarat 40 %", "40 % rule"))
    least_tkdn = Number(high=100, **labels("TKDN paling sedikit (%)", "Least domestic content (%)"))


class TkdnShown(Shown):
    """A product and its domestic content, in per cent."""

    product = Text(**labels("Produk", "Product"))
    tkdn = Number(**labels("TKDN (%)", "Domestic content (%)"))


class CandidateShown(EligibilityShown):
    """A firm of the list, and its offers."""

    firm = Text(**labels("Usaha", "Firm"))
    office = Text(**labels("Kantor", "Office"))
    name = Text(**labels("Nama usaha", "Name"))
    size = Choice(RULE_SIZE_CLASSES, allow_none=True)
    offers = fields.List(fields.Nested(TkdnShown))


class RuleTableShown(Shown):
    """A table of rules, whether it is the office's own, and its rows as they stand in the file."""

    name = Text(**labels("Tabel", "Table"))
    own = Flag(**labels("Milik kantor", "The office's own"))
    rows = fields.List(fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True)))


class RulesShown(Shown):
    """All rules in use."""

    tables = fields.List(fields.Nested(RuleTableShown))
