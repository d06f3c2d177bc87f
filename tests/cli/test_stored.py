"""import, export, suggest, sample and accounts on the office's database, as an administrator at the server types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from matchmaker.app import create_app
from matchmaker.settings import Settings, SettingsRefused
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("settings")


def test_an_import_counts_and_the_second_one_changes_nothing(call: Call, folder: Path) -> None:
    first, second = (json.loads(call("import", folder, "--json").stdout) for _ in range(2))
    assert first == {"new": 5, "changed": 0, "unchanged": 0, "refused": 0, "problems": []}
    assert second == {"new": 0, "changed": 0, "unchanged": 5, "refused": 0, "problems": []}


def test_a_refused_row_stores_nothing_and_is_named_the_same_with_dry_run(call: Call, folder: Path) -> None:
    with (folder / "firms.csv").open("a") as firms:
        firms.write("S-9,Lem Contoh,banyak,,,\n")
    tried, refused = call("import", folder, "--dry-run"), call("import", folder)
    assert (tried.exit_code, refused.exit_code) == (1, 1)
    assert tried.stderr == refused.stderr
    assert "firms.csv:7 workers “banyak”" in refused.stderr
    assert json.loads(call("import", folder, "--dry-run", "--take-good-rows", "--json").stdout)["new"] == 5
    good = call("import", folder, "--take-good-rows", "--json")
    assert (good.exit_code, json.loads(good.stdout)["new"], json.loads(good.stdout)["refused"]) == (0, 5, 1)


def test_an_office_of_no_known_region_is_refused_by_the_name_of_its_variable(
    call: Call, settings_for: Callable[..., Settings], settings: Settings
) -> None:
    elsewhere = settings_for(settings.database_url, OFFICE="35.99")
    for command in (("accounts", "list"), ("prepare",)):
        refused = call(*command)
        assert (refused.exit_code, "OFFICE “35.99”" in refused.stderr) == (1, True)
    with pytest.raises(SettingsRefused, match=r"OFFICE “35\.99”"):
        create_app(elsewhere)


def test_what_was_imported_comes_out_again_byte_for_byte(call: Call, folder: Path, tmp_path: Path) -> None:
    call("import", folder)
    one, two = tmp_path / "one", tmp_path / "two"
    assert call("export", one).exit_code == 0
    call("import", one)
    call("export", two)
    assert {each.name: each.read_bytes() for each in one.iterdir()} == {each.name: each.read_bytes() for each in two.iterdir()}


def test_a_workbook_comes_out_in_the_readers_language_whole_or_one_list_alone(call: Call, folder: Path, tmp_path: Path) -> None:
    call("import", folder)
    assert call("export", tmp_path / "one.xlsx").exit_code == 0
    assert json.loads(call("import", tmp_path / "one.xlsx", "--json").stdout)["unchanged"] == 5
    assert call("export", tmp_path / "offers.xlsx", "--only", "offers").exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "offers.xlsx").sheetnames == ["Penawaran"]
    assert "“hobi”" in call("export", tmp_path / "none.xlsx", "--only", "hobi").stderr
    assert not (tmp_path / "none.xlsx").exists()


def test_the_template_imports_nothing_and_says_so(call: Call, tmp_path: Path) -> None:
    assert call("export", tmp_path / "template.xlsx", "--template").exit_code == 0
    untouched = call("import", tmp_path / "template.xlsx", "--json")
    assert (untouched.exit_code, json.loads(untouched.stdout)["new"]) == (0, 0)
    assert "belum ada baris data" in untouched.stderr


def test_suggestions_from_the_database_are_those_from_the_files(call: Call, folder: Path) -> None:
    call("import", folder)
    asked = ("suggest", "B-1", "--pairing", "supply_chain", "--as", "buyer", "--json")
    stored, files = json.loads(call(*asked).stdout), json.loads(call(*asked, "--profiles", folder).stdout)
    assert stored["items"] == files["items"]
    assert stored["items"]
    unknown = call("suggest", "B-7", "--pairing", "supply_chain", "--as", "buyer")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "“B-7”" in unknown.stderr


def test_the_sample_city_is_loaded_once_and_removed_whole(call: Call, tmp_path: Path) -> None:
    assert "1000" in call("sample", "load").stderr
    assert "0 " in call("sample", "load").stderr
    assert call("export", tmp_path / "real").exit_code == 0
    assert len((tmp_path / "real" / "firms.csv").read_text().splitlines()) == 1
    assert "1000" in call("sample", "remove").stderr


def test_accounts_are_opened_listed_disabled_and_given_a_new_password(call: Call, folder: Path) -> None:
    call("import", folder)
    password = call("accounts", "create", "bu.rini", "--role", "official", "--full-name", "Rini Rekaan").stdout.strip()
    business = call("accounts", "create", "sepatu", "--role", "business", "--full-name", "Pemilik Rekaan", "--firm", "B-1")
    assert len(password) > 12
    assert business.exit_code == 0
    assert call("accounts", "create", "bu.rini", "--role", "official", "--full-name", "Lain").exit_code == 1
    assert "bu.rini\tofficial\t35.76\tRini Rekaan" in call("accounts", "list").stdout
    assert call("accounts", "reset", "bu.rini").stdout.strip() not in ("", password)
    assert call("accounts", "disable", "bu.rini").exit_code == 0
    assert "(nonaktif)" in call("accounts", "list").stdout
    assert call("accounts", "enable", "bu.rini").exit_code == 0
    assert len(call("accounts", "token", "bu.rini", "--scope", "read", "--days", "3").stdout.strip()) > 40
    assert "“tidak.ada”" in call("accounts", "reset", "tidak.ada").stderr


def test_a_wrong_environment_is_named_and_nothing_starts(call: Call, settings: Settings) -> None:
    refused = call("export", settings.home / "out", env={"OFFICE": "Mojokerto", "SECRET_KEY": "short"})
    assert refused.exit_code == 1
    assert "OFFICE “Mojokerto”" in refused.stderr
    assert "SECRET_KEY" in refused.stderr
