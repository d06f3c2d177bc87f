"""Files are packed for who can unpack them, pages never."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

STYLE = "/static/vendor/bootstrap/bootstrap.min.css"
ASKED = {"Accept-Encoding": "br, gzip;q=0.8"}


@pytest.fixture
def database_kind() -> str:
    """These tests ask no database; one kind of it will do."""
    return "sqlite"


def test_a_style_sheet_is_a_fraction_of_its_size_and_the_same(client: FlaskClient) -> None:
    plain, packed = client.get(STYLE), client.get(STYLE, headers=ASKED)
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 5
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_who_has_it_already_is_told_so(client: FlaskClient) -> None:
    mark = client.get(STYLE, headers=ASKED).headers["ETag"]
    again = client.get(STYLE, headers={**ASKED, "If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("refused", ["gzip;q=0", "identity", ""])
def test_who_cannot_unpack_gets_it_plain(client: FlaskClient, refused: str) -> None:
    assert "Content-Encoding" not in client.get(STYLE, headers={"Accept-Encoding": refused}).headers


def test_pages_and_what_is_not_there_stay_plain(client: FlaskClient) -> None:
    for path in ("/sign-in", "/static/nowhere.css", "/health"):
        assert "Content-Encoding" not in client.get(path, headers=ASKED).headers, path
