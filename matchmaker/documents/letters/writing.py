"""write(): a letter's facts as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matchmaker.documents.letters import agreement, introduction, summary
from matchmaker.documents.letters.docx_file import as_docx
from matchmaker.documents.letters.facts import Facts
from matchmaker.documents.letters.letter import Letter
from matchmaker.documents.letters.pdf_file import as_pdf
from matchmaker.i18n import reading

KINDS: Mapping[str, Callable[[Facts], Letter]] = {
    "introduction": introduction.compose,
    "agreement": agreement.compose,
    "summary": summary.compose,
}
FORMS: Mapping[str, Callable[[Letter], bytes]] = {"docx": as_docx, "pdf": as_pdf}


def write(facts: Mapping[str, Any], form: str) -> bytes:
    """The letter of these facts as one of FORMS, in Indonesian whatever the reader's language."""
    with reading("id"):
        return FORMS[form](KINDS[facts["kind"]](Facts(**facts)))
