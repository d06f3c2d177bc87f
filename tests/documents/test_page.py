"""A page of sections: what is given is shown in order, as text."""

from __future__ import annotations

from markupsafe import Markup

from matchmaker.documents.page import Plot, Section, Table, page


def test_everything_stands_in_its_place() -> None:
    table = Table("Angka", ["Nama", "Nilai"], [["satu", "1"], ["dua", "2"]], first_strong=True)
    plot = Plot(Markup("<svg></svg>"), 'dua "batang"')
    found = page("Judul", ["Pengantar"], [Section("Bagian", ["Kalimat"], ["Butir"], plot, table), Section("Kosong")])
    order = ["<h1>Judul", "Pengantar", "<h2>Bagian", "Kalimat", "<li>Butir", "<svg>", "<caption>Angka", 'scope="row">satu', "<h2>Kosong"]
    places = [found.index(each) for each in order]
    assert places == sorted(places)
    assert 'aria-label="dua &#34;batang&#34;"' in found
    assert found.count('class="own"') == found.count("<figure") == found.count("<table") == 1
    assert found.startswith('<!doctype html>\n<html lang="id">')


def test_what_is_given_is_text() -> None:
    found = page("<b>", ["<b>"], [Section("<b>", ["<b>"], ["<b>"], table=Table("<b>", ["<b>"], [["<b>", "<b>"]]))])
    assert "<b>" not in found
