"""Settings: frozen, read once from the environment; a wrong value is named and the service does not start."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from matchmaker.i18n import say

SHORTEST_SECRET = 32
MOST_PROXIES = 5
HOME = Path(__file__).resolve().parents[1] / "instance"
SWITCHES = {"SECURE_COOKIES": "false", "PUBLIC_REGISTER": "true"}
"""Variables that are true or false, each with what it is where it is not set."""
ADDRESSES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")


class SettingsRefused(ValueError):
    """The environment is wrong; the message names every bad value and its remedy."""


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """`home` holds the embedded database and the secret; `office` is the region code of the office that this service serves.

    `public_register` says whether anybody may read which partnerships were concluded.
    """

    database_url: str
    home: Path
    secret_key: str
    office: str
    secure_cookies: bool
    trusted_proxies: int
    public_register: bool = True

    @property
    def is_embedded(self) -> bool:
        """Is the database a file of this machine, which no other service keeps?"""
        return self.database_url.startswith("sqlite")

    @property
    def rules(self) -> Path:
        """The folder in which the office may keep tables of rules of its own."""
        return self.home / "rules"

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Settings by the variables that the README lists; raises SettingsRefused."""
        given = os.environ if environment is None else environment
        home = Path(given.get("MATCHMAKER_HOME") or HOME).absolute()
        url = given.get("DATABASE_URL") or f"sqlite:///{home / 'matchmaker.sqlite3'}"
        office, proxies = given.get("OFFICE") or "35.76", given.get("TRUSTED_PROXIES") or "0"
        switches = {name: given.get(name) or usual for name, usual in SWITCHES.items()}
        secret = given.get("SECRET_KEY")
        problems = [sentence for wrong, sentence in (*_checks(url, office, secret, proxies), *_switched(switches)) if wrong]
        if problems:
            raise SettingsRefused("\n".join(problems))
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        secure, register = (value == "true" for value in switches.values())
        return cls(url, home, secret or _kept_secret(home), office, secure, int(proxies), register)


def _checks(url: str, office: str, secret: str | None, proxies: str) -> list[tuple[bool, str]]:
    """For each value whether it is wrong, and what to do then."""
    segments = office.split(".")
    known = len(segments) in (1, 2) and all(each.isdigit() and len(each) == 2 for each in segments)
    starts = " ".join(ADDRESSES)
    return [
        (
            not url.startswith(ADDRESSES),
            say(
                "DATABASE_URL tidak dikenal; awalnya harus salah satu dari: {starts}",
                "DATABASE_URL must begin with one of: {starts}",
                starts=starts,
            ),
        ),
        (
            not known,
            say(
                "OFFICE “{value}” harus kode provinsi atau kota, misalnya 35.76",
                "OFFICE “{value}” must be a province or city, such as 35.76",
                value=office,
            ),
        ),
        (
            secret is not None and len(secret) < SHORTEST_SECRET,
            say(
                "SECRET_KEY terlalu pendek; sedikitnya {n} huruf acak", "SECRET_KEY needs at least {n} random characters", n=SHORTEST_SECRET
            ),
        ),
        (
            not (proxies.isdigit() and int(proxies) <= MOST_PROXIES),
            say(
                "TRUSTED_PROXIES “{value}” harus angka 0 sampai 5", "TRUSTED_PROXIES “{value}” must be a number from 0 to 5", value=proxies
            ),
        ),
    ]


def _switched(switches: Mapping[str, str]) -> list[tuple[bool, str]]:
    """For each switch whether it is neither on nor off, and what to do then."""
    return [
        (value not in ("true", "false"),
         say("{name} “{value}” harus true atau false", "{name} “{value}” must be true or false", name=name, value=value))
        for name, value in switches.items()
    ]  # fmt: skip


def _kept_secret(home: Path) -> str:
    """The secret in the home folder, made at the first start; only its owner can read it, and nobody ever sees half of one."""
    place = home / "secret_key"
    home.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        written, name = tempfile.mkstemp(dir=home)
        with os.fdopen(written, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(name, place)
        Path(name).unlink()
    kept = place.read_text().strip()
    if len(kept) < SHORTEST_SECRET:
        raise SettingsRefused(
            say("“{place}” rusak; hapus berkas itu, lalu mulai lagi", "“{place}” is damaged; remove it and start again", place=place)
        )
    return kept
