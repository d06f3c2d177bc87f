"""What is asked of an export."""

from __future__ import annotations

from matchmaker.schemas.fields import Flag, Several, Text, labels
from matchmaker.schemas.firm_documents import OfficeQuery


class ExportQuery(OfficeQuery):
    """Which tables (separated by `;`, otherwise all), and whether of the sample city instead of the real profiles."""

    table = Several(Text(20), **labels("Tabel", "Tables"))
    sample = Flag(**labels("Kota contoh", "Sample city"))
