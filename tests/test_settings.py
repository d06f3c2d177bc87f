"""Settings: from the environment, every wrong value named at once, secrets kept out of sight."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from matchmaker.i18n import reading
from matchmaker.settings import Settings, SettingsRefused

SECRET = "x" * 32


def test_without_an_environment_there_is_an_embedded_database_in_the_home(tmp_path: Path) -> None:
    settings = Settings.from_env({"MATCHMAKER_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'matchmaker.sqlite3'}"
    assert (settings.office, settings.secure_cookies, settings.trusted_proxies) == ("35.76", False, 0)


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    home = {"MATCHMAKER_HOME": str(tmp_path / "new")}
    first = Settings.from_env(home).secret_key
    assert len(first) >= 32
    assert Settings.from_env(home).secret_key == first
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600
    assert Settings.from_env({"MATCHMAKER_HOME": str(tmp_path / "else")}).secret_key != first


def test_half_a_secret_is_refused_by_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("half")
    with pytest.raises(SettingsRefused, match="secret_key"):
        Settings.from_env({"MATCHMAKER_HOME": str(tmp_path)})


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgresql://u:p@db/m", "MATCHMAKER_HOME": str(tmp_path), "SECRET_KEY": SECRET, "OFFICE": "35",
             "SECURE_COOKIES": "true", "TRUSTED_PROXIES": "2", "PUBLIC_REGISTER": "false"}  # fmt: skip
    settings = Settings.from_env(given)
    assert settings == Settings("postgresql+psycopg://u:p@db/m", tmp_path, SECRET, "35", secure_cookies=True, trusted_proxies=2,
                                public_register=False)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "/var/data.sqlite3"),
        ("OFFICE", "Kediri"),
        ("OFFICE", "3576"),
        ("OFFICE", "35.76.01"),
        ("OFFICE", "35."),
        ("SECRET_KEY", "short"),
        ("SECURE_COOKIES", "yes"),
        ("PUBLIC_REGISTER", "no"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "6"),
        ("TRUSTED_PROXIES", "one"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str, language: str) -> None:
    with reading(language), pytest.raises(SettingsRefused, match=name):  # type: ignore[arg-type]
        Settings.from_env({"MATCHMAKER_HOME": str(tmp_path), "SECRET_KEY": SECRET, name: value})


def test_all_wrong_values_are_named_at_once_and_no_secret_is_repeated(tmp_path: Path) -> None:
    wrong = {"MATCHMAKER_HOME": str(tmp_path), "DATABASE_URL": "mysql://u:sandi@x", "SECRET_KEY": "pendek17", "OFFICE": "x"}
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_env(wrong)
    assert len(str(refused.value).splitlines()) == 3
    assert "sandi" not in str(refused.value)
    assert "pendek17" not in str(refused.value)


def test_settings_are_frozen_and_do_not_print_their_secret(tmp_path: Path) -> None:
    settings = Settings.from_env({"MATCHMAKER_HOME": str(tmp_path), "SECRET_KEY": SECRET})
    with pytest.raises(AttributeError):
        settings.office = "35.73"  # type: ignore[misc]
    assert SECRET not in repr(settings)
