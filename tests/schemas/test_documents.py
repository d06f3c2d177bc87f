"""Whole rows and JSON documents: what belongs together, what is required, what nobody knows."""

from __future__ import annotations

from typing import Any

import pytest
from marshmallow import ValidationError

from matchmaker.i18n import LANGUAGES, reading
from matchmaker.schemas.evaluations import MOST_JUDGEMENTS, EvaluationSchema
from matchmaker.schemas.firm import MOST_LINES, CertificateSchema, FirmDocumentSchema, FirmSchema, SkillSchema
from matchmaker.schemas.records import DismissalSchema, JudgementSchema, MembershipSchema, PartnershipSchema
from matchmaker.schemas.row import Row
from matchmaker.schemas.wording import reasons

FIRM: dict[str, Any] = {"id": "K-1", "name": "Bu Sri"}
PAIR = {"pairing": "supply_chain", "seeker": "K-1", "partner": "K-2"}


@pytest.mark.parametrize(
    ("schema", "values", "field", "indonesian", "english"),
    [
        (FirmSchema(), {"name": "Bu Sri"}, "id", "wajib diisi", "is required"),
        (FirmSchema(), FIRM | {"name": "  "}, "name", "wajib diisi", "is required"),
        (FirmSchema(), FIRM | {"latitude": "-7.4"}, "latitude", "bersama-sama", "together"),
        (FirmSchema(), FIRM | {"kbli": "99998"}, "kbli", "yang terdekat", "the nearest"),
        (FirmSchema(), FIRM | {"founded": "2090"}, "founded", "tahun 2090 tidak mungkin", "cannot be 2090"),
        (FirmSchema(), FIRM | {"founded": 1799}, "founded", "dari 1800 sampai", "from 1800 to"),
        (FirmSchema(), FIRM | {"phone": "bukan nomor"}, "phone", "“bukan nomor” bukan nomor telepon", "“bukan nomor” is no telephone"),
        (FirmSchema(), FIRM | {"email": "xx"}, "email", "“xx” bukan alamat surel", "“xx” is no e-mail address"),
        (FirmSchema(), FIRM | {"kbli": "10"}, "kbli", "lima angka", "five digits"),
        (SkillSchema(), {"skill": "jahit", "side": "has", "target": 4}, "target", "yang dicari", "that is wanted"),
        (SkillSchema(), {"skill": "jahit", "side": "wants", "level": 6}, "level", "0 sampai 5", "0 to 5"),
        (CertificateSchema(), {"kind": "halal", "issued": "2/1/2026",
          "expires": "1/1/2026"}, "expires", "sebelum terbit", "before it was issued"),
        (MembershipSchema(), {"group": "K-1", "firm": "K-1"}, "firm", "berbeda", "different"),
        (JudgementSchema(), PAIR | {"partner": "K-1", "grade": 1}, "partner", "berbeda", "different"),
        (JudgementSchema(), PAIR | {"grade": 3}, "grade", "0 sampai 2", "0 to 2"),
        (PartnershipSchema(), PAIR | {"outcome": "sukses"}, "outcome", "tidak dikenal", "is not known"),
        (DismissalSchema(), PAIR | {"reason": ""}, "reason", "wajib diisi", "is required"),
    ],
)  # fmt: skip
def test_rows_and_documents_are_refused_alike(schema: Row, values: dict[str, Any], field: str, indonesian: str, english: str) -> None:
    for door in (schema.load, schema.take):
        for language, words in zip(LANGUAGES, (indonesian, english), strict=True):
            with reading(language), pytest.raises(ValidationError) as refused:
                door(values)
            with reading(language):
                found = reasons(refused.value)
            assert list(found) == [field]
            assert words in found[field][0]


def test_rows_and_documents_are_read_alike() -> None:
    values = FIRM | {"kbli": "10793", "workers": "1.250.000", "consent": "ya", "observed_on": "24/11/2026", "nib": "0220001234567"}
    assert FirmSchema().take(values) == FirmSchema().load(values)


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        (FIRM | {"role": "administrator"}, "role", "tidak dikenal; hapus"),
        (FIRM | {"offers": [{"product": "tahu", "owner": 1}]}, "offers.0.owner", "tidak dikenal; hapus"),
        (FIRM | {"offers": [{"product": "tahu", "kbli": "99998"}]}, "offers.0.kbli", "yang terdekat"),
        (FIRM | {"needs": [{}]}, "needs.0.product", "wajib diisi"),
        (FIRM | {"skills": "jahit"}, "skills", "bentuk isian"),
        (FIRM | {"offers": [{"product": "x"}] * 501}, "offers", "paling banyak 500"),
    ],
)
def test_a_document_names_the_line_at_fault(document: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FirmDocumentSchema().load(document)
    assert words in reasons(refused.value)[path][0]


@pytest.mark.parametrize(
    ("schema", "document", "field"),
    [
        (FirmDocumentSchema(), FIRM | {"offers": [{}] * (MOST_LINES + 1)}, "offers"),
        (EvaluationSchema(), {"pairing": "supply_chain", "judgements": [{}] * (MOST_JUDGEMENTS + 1)}, "judgements"),
    ],
)
def test_a_list_that_is_too_long_is_refused_unread(schema: Row, document: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        schema.load(document)
    assert list(reasons(refused.value)) == [field]


def test_a_code_of_the_other_version_is_named_as_such() -> None:
    with pytest.raises(ValidationError, match="ada di KBLI 2025"):
        FirmSchema().take(FIRM | {"kbli_version": "2020", "kbli": _only_in("2025", "2020")})


def _only_in(version: str, other: str) -> str:
    from matchmaker.engine import reference

    return next(code for code in reference.kbli(version) if len(code) == 5 and code not in reference.kbli(other))
