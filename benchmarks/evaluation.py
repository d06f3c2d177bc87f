"""How long the engine takes to evaluate 300 seekers against 700 candidates, and to rank for one firm out of 1,000.

    python -m benchmarks.evaluation

prints milliseconds a step for both pairings, on generated profiles (two offers, two needs, three skills each; every second
phrase carries a typing slip, so that most are distinct). «first» is in a fresh process, «again» the best of five.
"""

from __future__ import annotations

import string
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from matchmaker.engine import reference
from matchmaker.engine.features import Pairing
from matchmaker.engine.judging.evaluation import evaluate
from matchmaker.engine.judging.trial import Judgement, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable

SEEKERS, CANDIDATES = 300, 700
TODAY = date(2026, 11, 24)
CODES = ("10794", "13133", "15201", "17022", "18111", "25920", "31001")


def _phrase(generator: np.random.Generator, words: list[str]) -> str:
    text = " ".join(generator.choice(words, 2))
    if generator.random() < 0.5:
        place = int(generator.integers(len(text)))
        text = text[:place] + str(generator.choice(list(string.ascii_lowercase))) + text[place + 1 :]
    return text


def profiles(number: int) -> list[Profile]:
    """Invented firms, always the same ones."""
    generator = np.random.default_rng(0)
    words = [row["word"] for row in reference.rows("trade_words.csv")]
    return [_profile(row, generator, words) for row in range(number)]


def _profile(row: int, generator: np.random.Generator, words: list[str]) -> Profile:
    amounts = generator.integers(1, 1_000, 4).tolist()
    skills = [str(each) for each in generator.choice(words, 3)]
    levels = generator.integers(0, 6, 3).tolist()
    return Profile(
        f"F{row:05d}",
        f"Usaha {row}",
        kbli=(str(generator.choice(CODES)),),
        latitude=-7.47 + 0.1 * generator.random(),
        longitude=112.43 + 0.1 * generator.random(),
        workers=float(generator.integers(1, 200)),
        founded=int(generator.integers(1980, 2025)),
        mentor_slots=int(generator.integers(0, 4)),
        offers=tuple(Offer(_phrase(generator, words), capacity=amount, unit="kg") for amount in amounts[:2]),
        needs=tuple(Need(_phrase(generator, words), quantity=amount, unit="kg", certificates=("halal",)) for amount in amounts[2:]),
        certificates=(Certificate("halal"),) if generator.random() < 0.4 else (),
        skills=(Skill(skills[0], "has", levels[0]), Skill(skills[1], "has", levels[1]), Skill(skills[2], "wants", levels[2])),
    )


def _judgements() -> list[Judgement]:
    partners = np.random.default_rng(1).integers(SEEKERS, SEEKERS + CANDIDATES, SEEKERS)
    return [Judgement(f"F{seeker:05d}", f"F{partner:05d}", 1 + seeker % 2) for seeker, partner in enumerate(partners)]


def _time(step: str, work: Callable[[], Any]) -> Any:
    """What `work` returns, after printing how long it took the first time, and at best."""
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    sys.stdout.write(f"{step:<52}{seconds[0] * 1e3:>10.1f}{min(seconds[1:]) * 1e3:>10.1f}\n")
    return result


def _run(pairing: Pairing, firms: FirmTable) -> None:
    judged, judgements = invented()
    sys.stdout.write(f"{pairing.name}\n")
    _time("  rank for one of 1,000", lambda: rank(firms, pairing, Question(5, pairing.seeker_role, TODAY)))
    trial = _time("  prepare 300 x 700", lambda: prepare(judged, pairing, judgements, TODAY))
    _time("  evaluate with baselines", lambda: evaluate(trial, with_baselines=True))
    weights = pairing.start_weights()
    _time("  another weight vector: scores", lambda: trial.measured.scores(weights))
    _time("  another weight vector: scores, order and metrics", lambda: trial.metrics(weights))


def invented() -> tuple[FirmTable, list[Judgement]]:
    """300 firms that only ask, 700 that offer, and one judgement for each that asks."""
    everyone = profiles(SEEKERS + CANDIDATES)
    return FirmTable.of([_only_asking(each) if row < SEEKERS else each for row, each in enumerate(everyone)]), _judgements()


def _only_asking(profile: Profile) -> Profile:
    """The same firm with nothing to give, so that it is no candidate."""
    return Profile(profile.id, profile.name, kbli=profile.kbli, latitude=profile.latitude, longitude=profile.longitude,
                   workers=profile.workers, founded=profile.founded, needs=profile.needs, skills=profile.skills[2:])  # fmt: skip


def main() -> None:
    """Print the table."""
    everyone = profiles(SEEKERS + CANDIDATES)
    sys.stdout.write(f"{'milliseconds':<52}{'first':>10}{'again':>10}\n")
    firms = _time("FirmTable.of 1,000 profiles", lambda: FirmTable.of(everyone))
    for pairing in PAIRINGS.values():
        _run(pairing, firms)


if __name__ == "__main__":
    main()
