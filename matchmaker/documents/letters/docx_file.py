"""as_docx(): a letter as a document that Word and LibreOffice can edit."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from matchmaker.documents.letters.letter import Article, Letter, Pairs, Paragraph, Part, Points, Signatures
from matchmaker.documents.qr import picture

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
PLACES = {"left": WD_ALIGN_PARAGRAPH.JUSTIFY, "centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
LABEL, MARK = Cm(3.2), Cm(0.9)


def as_docx(letter: Letter) -> bytes:
    """The same bytes for the same letter."""
    document = Document()
    _set_up(document, letter)
    _head(document, letter)
    for part in letter.parts:
        WRITERS[type(part)](document, part)
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(BytesIO(picture(letter.address)), width=Cm(2.4))
    table.cell(0, 1).paragraphs[0].add_run(letter.confirmation).font.size = Pt(9)
    _widths(table, Cm(3), Cm(13))
    return _packed(document)


def _set_up(document: Any, letter: Letter) -> None:
    section, style, told = document.sections[0], document.styles["Normal"], document.core_properties
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.paragraph_format.space_after = Pt(6)
    told.title, told.author, told.last_modified_by, told.language = letter.title, letter.letterhead[0], "", "id-ID"
    told.created = told.modified = datetime.combine(letter.day, time())
    told.comments, told.revision = letter.number, 1


def _head(document: Any, letter: Letter) -> None:
    """The lines of the head, of which the last is underlined; what follows its headings is set smaller where there is more than one."""
    for place, line in enumerate(letter.letterhead):
        _paragraph(document, Paragraph(line, "centre", strong=place < letter.headings))
    head = document.paragraphs
    if letter.headings > 1:
        for place, paragraph in enumerate(head):
            paragraph.runs[0].font.size = Pt(13) if place < letter.headings else Pt(9.5)
        for paragraph in head[:-1]:
            paragraph.paragraph_format.space_after = Pt(0)
    _underline(head[-1])


def _paragraph(document: Any, part: Paragraph) -> None:
    added = document.add_paragraph()
    added.alignment = PLACES[part.place] if len(part.text) > 60 or part.place != "left" else WD_ALIGN_PARAGRAPH.LEFT
    added.add_run(part.text).bold = part.strong


def _underline(paragraph: Any) -> None:
    """A line below it, from margin to margin."""
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "4"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:spacing", "w:ind", "w:jc")


def _pairs(document: Any, part: Pairs) -> None:
    table = document.add_table(0, 2)
    for name, text in part.rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, f": {text}"
    _close_up(table)
    _widths(table, LABEL, Cm(12.8))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _points(document: Any, part: Points) -> None:
    for mark, text in part.items:
        _hanging(document, mark, text)


def _hanging(document: Any, mark: str, text: str) -> None:
    added = document.add_paragraph(f"{mark}\t{text}" if mark else text)
    if mark:
        added.paragraph_format.left_indent, added.paragraph_format.first_line_indent = MARK, -MARK
        added.paragraph_format.tab_stops.add_tab_stop(MARK)
    added.paragraph_format.space_after = Pt(3)


def _article(document: Any, part: Article) -> None:
    _paragraph(document, Paragraph(f"Pasal {part.number}\n{part.title}", "centre", strong=True))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    for mark, text in part.numbered():
        _hanging(document, mark, text)


def _signatures(document: Any, part: Signatures) -> None:
    table = document.add_table(1, len(part.signers))
    for cell, (capacity, lines) in zip(table.rows[0].cells, part.signers, strict=True):
        cell.text = f"{capacity}\n\n\n\n" + "\n".join(lines) if capacity else ""
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph()


def _close_up(table: Any) -> None:
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _widths(table: Any, *widths: Any) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


WRITERS: dict[type[Part], Callable[[Any, Any], None]] = {
    Paragraph: _paragraph, Pairs: _pairs, Points: _points, Article: _article, Signatures: _signatures,
}  # fmt: skip


def _packed(document: Any) -> bytes:
    """The document's files with one fixed day, so that the same letter gives the same bytes."""
    saved, again = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as files, zipfile.ZipFile(again, "w") as archive:
        for name in files.namelist():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), files.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
