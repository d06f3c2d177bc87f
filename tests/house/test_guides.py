"""The guides for users name only what the pages show, and say in both languages the same, with the same pictures."""

from __future__ import annotations

import re

import pytest

from tests.house import source, texts

GUIDES = source.TOP / "docs" / "guides"
SIBLINGS = (("petugas.md", "officials.md"), ("usaha.md", "businesses.md"))
"""Each guide in Indonesian and in English."""
LANGUAGE_OF = {name: language for pair in SIBLINGS for name, language in zip(pair, ("id", "en"), strict=True)}
BOLD, HEADING, LINK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL), re.compile(r"^#+ ", re.MULTILINE), re.compile(r"\]\(([^)#:\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([a-z-]+)-(id|en)\.png\)")


def read(name: str) -> str:
    """The text of a guide."""
    return (GUIDES / name).read_text(encoding="utf-8")


def unknown(text: str, language: str) -> list[str]:
    """What the text names in bold that no page says in that language."""
    named = (" ".join(each.split()) for each in BOLD.findall(text))
    return [each for each in named if each not in texts.said(language)]


@pytest.mark.parametrize(("name", "language"), LANGUAGE_OF.items())
def test_what_stands_in_bold_stands_on_a_page(name: str, language: str) -> None:
    assert BOLD.search(read(name))
    assert unknown(read(name), language) == []


def test_a_name_that_no_page_shows_is_found() -> None:
    assert unknown("Tekan **Cari pemasok**, lalu **Cari jodoh**.", "id") == ["Cari jodoh"]
    assert unknown("Press **Cari pemasok**.", "en") == ["Cari pemasok"]


@pytest.mark.parametrize(("one", "other"), SIBLINGS)
def test_both_languages_have_the_same_parts_and_pictures(one: str, other: str) -> None:
    assert len(HEADING.findall(read(one))) == len(HEADING.findall(read(other)))
    pictures = {name: PICTURE.findall(read(name)) for name in (one, other)}
    assert [picture for picture, _ in pictures[one]] == [picture for picture, _ in pictures[other]]
    assert {(name, language) for name in pictures for _, language in pictures[name]} == {(one, "id"), (other, "en")}


def test_each_picture_is_shown_by_a_guide() -> None:
    shown = {f"{picture}-{language}.png" for name in LANGUAGE_OF for picture, language in PICTURE.findall(read(name))}
    assert shown == {path.name for path in (GUIDES / "pictures").iterdir()}


@pytest.mark.parametrize("name", LANGUAGE_OF)
def test_links_lead_somewhere(name: str) -> None:
    found = LINK.findall(read(name))
    assert found
    assert [each for each in found if not (GUIDES / each).exists()] == []
