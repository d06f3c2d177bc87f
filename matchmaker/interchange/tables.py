"""The tables of the format: which files there are, which schema reads each row, and which headings it has."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.schemas.fields import tidy
from matchmaker.schemas.firm import CertificateSchema, FirmSchema, NeedSchema, OfferSchema, SkillSchema
from matchmaker.schemas.records import DismissalSchema, JudgementSchema, MembershipSchema, PartnershipSchema
from matchmaker.schemas.row import Row

LINE_TABLES = ("offers", "needs", "certificates", "skills")
"""Tables whose rows belong to the firm that their first column names."""


@dataclass(frozen=True)
class Table:
    """One file or sheet: its name, what a workbook calls it, and the schema of its rows beside the firm's id of a line."""

    name: str
    schema: Row
    label_id: str
    label_en: str

    @property
    def columns(self) -> tuple[str, ...]:
        """English column names in the order of the format."""
        own = tuple(self.schema.fields)
        return ("firm", *own) if self.name in LINE_TABLES else own

    def headings(self) -> dict[str, str]:
        """Every heading that is understood, in lower case, to its column."""
        found = {column: column for column in self.columns}
        if self.name in LINE_TABLES:
            found |= {"kode usaha": "firm", "firm id": "firm"}
        for column, each in self.schema.fields.items():
            found |= {plain(each.metadata["label_id"]): column, plain(each.metadata["label_en"]): column}
        return found

    def required(self) -> tuple[str, ...]:
        """Columns that must be there."""
        own = tuple(name for name, each in self.schema.fields.items() if each.required)
        return ("firm", *own) if self.name in LINE_TABLES else own

    def label(self, column: str, language: str) -> str:
        """The heading of a column in one language."""
        if column == "firm" and self.name in LINE_TABLES:
            return "Kode usaha" if language == "id" else "Firm id"
        return str(self.schema.fields[column].metadata[f"label_{language}"])


def plain(heading: str) -> str:
    """A heading without case, edges, doubled spaces, invisible characters and the asterisk of required columns."""
    return " ".join(tidy(heading).replace("*", " ").lower().split())


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("firms", FirmSchema(), "Usaha", "Firms"),
        Table("memberships", MembershipSchema(), "Anggota KUBE", "Memberships"),
        Table("offers", OfferSchema(), "Penawaran", "Offers"),
        Table("needs", NeedSchema(), "Kebutuhan", "Needs"),
        Table("certificates", CertificateSchema(), "Sertifikat", "Certificates"),
        Table("skills", SkillSchema(), "Keahlian", "Skills"),
        Table("partnerships", PartnershipSchema(), "Kemitraan", "Partnerships"),
        Table("dismissals", DismissalSchema(), "Penolakan", "Dismissals"),
        Table("judgements", JudgementSchema(), "Penilaian", "Judgements"),
    )
}


def column_label(file: str, column: str, language: str) -> str:
    """What a column of the table that this file or sheet is called by is called in one language; the column itself where none has it.

    A file of any other name holds firms.
    """
    stem = plain(file.rsplit("/", 1)[-1].removesuffix(".csv"))
    likely = TABLES[CALLED.get(stem, "firms")]
    found = next((table for table in (likely, *TABLES.values()) if column in table.columns), None)
    return found.label(column, language) if found else column


CALLED: dict[str, str] = {
    plain(called): name for name, table in TABLES.items() for called in (name, table.label_id, table.label_en)
}
"""What a sheet or file may be called, in lower case, to its table."""
