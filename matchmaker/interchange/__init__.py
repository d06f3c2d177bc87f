"""The interchange format, version 1: profiles and recorded outcomes as a folder of CSV, a workbook or a zip; no database."""

from matchmaker.interchange.dataset import Dataset, Dismissal, JudgementRow, Membership, PartnershipRow, RowProblem
from matchmaker.interchange.reader import read, read_records
from matchmaker.interchange.writer import pack, tidy_workbook, write

__all__ = ["Dataset", "Dismissal", "JudgementRow", "Membership", "PartnershipRow", "RowProblem", "pack", "read",
           "read_records", "tidy_workbook", "write"]  # fmt: skip
