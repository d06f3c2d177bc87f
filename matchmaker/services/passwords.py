"""Passwords: which ones are good enough, how they are kept (argon2id), and one-time passwords that can be read aloud."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from matchmaker.errors import Invalid
from matchmaker.i18n import say

SHORTEST, LONGEST = 8, 128
COMMON = frozenset(
    """
    12345678 123456789 1234567890 87654321 11223344 12341234 abcd1234 abc12345 a1b2c3d4 1q2w3e4r 1qaz2wsx q1w2e3r4 qwerty123 qwertyuiop
    asdfghjkl zxcvbnm123 password password1 password123 passw0rd p@ssw0rd p@ssword welcome1 welcome123 iloveyou sunshine princess football
    baseball superman administrator admin123 admin1234 adminadmin letmein1 changeme trustno1 indonesia indonesia1 indonesia123 merdeka45
    merdeka1945 bismillah bismillah1 bismillah123 alhamdulillah rahasia123 rahasiaku katasandi katasandi1 sayangku sayang123 cintaku123
    kediri123 kotakediri kediri2024 kediri2025 kediri2026 surabaya jakarta123 persik123 garuda123 anjing123 semangat doraemon pancasila
    pelayanan pemerintah industri dinasperindustrian komputer internet
    """.split()
)
READ_ALOUD = "abcdefghjkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def hashed(password: str) -> str:
    """What is kept of the password."""
    return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Is it the password? Takes the same time where there is none to compare with."""
    if kept is None:
        hashed(password)
        return False
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def check(password: str, name: str) -> None:
    """Invalid says why the password will not do for the account of that name."""
    if not SHORTEST <= len(password) <= LONGEST:
        _refuse(say("panjangnya harus {least} sampai {most} karakter", "it needs {least} to {most} characters",
                    least=SHORTEST, most=LONGEST))  # fmt: skip
    plain = password.casefold()
    if plain in COMMON or len(set(plain)) < 4 or name.casefold() in plain:
        _refuse(say("terlalu mudah ditebak; pilih kata sandi lain", "it is too easy to guess; choose another"))


def _refuse(sentence: str) -> None:
    raise Invalid(sentence, {"password": [sentence]})


def one_time() -> str:
    """A new password of 79 random bits, without characters that look alike."""
    return "-".join("".join(secrets.choice(READ_ALOUD) for _ in range(4)) for _ in range(4))
