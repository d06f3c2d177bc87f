"""A stamp remembers which version of a lock file was last carried out, so that nothing is done twice."""

from __future__ import annotations

import hashlib
from pathlib import Path


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def is_fresh(stamp: Path, lock: Path) -> bool:
    """True when `lock` has not changed since `stamp` was set."""
    return stamp.is_file() and stamp.read_text() == _fingerprint(lock)


def set_for(stamp: Path, lock: Path) -> None:
    """Remember that `lock`, as it is now, has been carried out."""
    stamp.write_text(_fingerprint(lock))
