"""Why a match stands elsewhere than its score would put it, in sentences; how often others were suggested is for officials only."""

from __future__ import annotations

from matchmaker.engine.diversity import MOST_ALIKE
from matchmaker.engine.explaining.explanation import Reader
from matchmaker.engine.exposure import RECENT_DAYS, Moved
from matchmaker.i18n import number, say


def reasons(moved: Moved, rank: int, reader: Reader) -> list[str]:
    """Nothing where the match stands where its score puts it."""
    if moved.propensity is not None:
        return [_trial(moved)]
    found, untried = [], moved.untried or rank
    if moved.by_turn != moved.by_score:
        found.append(_turn(moved, reader))
    if untried != moved.by_turn:
        found.append(_diversity(moved, untried, reader))
    if rank != untried:
        found.append(say("Mundur dari urutan {place} karena usaha lain sedang dicoba",
                         "Down from place {place}, because another firm is given a trial", place=untried))  # fmt: skip
    return found


def _trial(moved: Moved) -> str:
    return say(
        "Dicoba supaya usaha lain juga terlihat: diundi dari usaha di bawah daftar ini, semestinya urutan {place}",
        "On trial, so that other firms are seen as well: drawn from those below this list, otherwise at place {place}",
        place=moved.untried,
    )


def _turn(moved: Moved, reader: Reader) -> str:
    if moved.by_turn < moved.by_score:
        return say(
            "Diberi giliran: naik dari urutan {place}, karena yang lain lebih sering disarankan dalam {days} hari terakhir",
            "Given a turn: up from place {place}, because others were suggested more often in the last {days} days",
            place=moved.by_score,
            days=RECENT_DAYS,
        )
    down = say("Mundur dari urutan {place} agar yang lain mendapat giliran", "Down from place {place}, so that others get a turn",
               place=moved.by_score)  # fmt: skip
    if reader == "business":
        return down
    often = say("sudah disarankan kepada {others} usaha lain dalam {days} hari terakhir",
                "suggested to {others} other firms in the last {days} days", others=number(moved.suggested), days=RECENT_DAYS)  # fmt: skip
    return f"{down}: {often}"


def _diversity(moved: Moved, rank: int, reader: Reader) -> str:
    if rank < moved.by_turn:
        return say("Naik dari urutan {place} agar daftar beragam", "Up from place {place}, to keep the list diverse", place=moved.by_turn)
    down = say("Mundur dari urutan {place} agar daftar beragam", "Down from place {place}, to keep the list diverse", place=moved.by_turn)
    if reader == "business":
        return down
    alike = {
        "owner": say("{most} usaha pemilik yang sama di atasnya", "{most} firms of the same owner above it", most=MOST_ALIKE),
        "place": say("{most} usaha sekelurahan dengan produk yang sama di atasnya",
                     "{most} firms of the same kelurahan with the same product above it", most=MOST_ALIKE),
    }  # fmt: skip
    return f"{down}: {alike[moved.crowded]}" if moved.crowded in alike else down
