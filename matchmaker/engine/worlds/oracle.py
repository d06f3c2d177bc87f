"""Trials of a world: the ranking as it reads the profiles, and as it would knowing what each product and skill really is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from matchmaker.engine.judging.trial import Trial, prepare
from matchmaker.engine.language.phrase_book import Alike, PhraseBook
from matchmaker.engine.language.phrases import parted
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.worlds.world import DAY, Values, World, number_of


def trial(world: World) -> Trial:
    """Every seeker of the world measured against every partner, from the profiles alone."""
    return prepare(FirmTable.of(world.profiles), PAIRINGS[world.pairing], world.judgements(), DAY)


def oracle_trial(world: World) -> Trial:
    """The same, read by somebody who knows what each line means, with the true fit as the first feature."""
    table = FirmTable.of(world.unveiled())
    if world.pairing == "supply_chain":
        table = replace(table, products=_TrueBook(table.products, world.alike))
    else:
        table = replace(table, skills=_TrueBook(table.skills, world.alike))
    seen = prepare(table, PAIRINGS[world.pairing], world.judgements(), DAY)
    values = seen.measured.values.copy()
    values[..., 0] = np.where(seen.measured.eligible, world.fit, np.nan)
    return replace(seen, measured=replace(seen.measured, values=values))


def shown(world: World) -> Values:
    """What the lists of an office are made by, (seekers, partners): the scores under the start weights, minus infinity behind a gate."""
    measured = trial(world).measured
    return np.where(measured.eligible, measured.scores(measured.pairing.start_weights()), -np.inf)


class _TrueBook(PhraseBook):
    """A book of codes that are as like each other as what they stand for."""

    def __init__(self, book: PhraseBook, alike: Values) -> None:
        self.texts = book.texts
        self._true = alike[:, [number_of(parted(text)[0]) for text in self.texts]].astype(np.float32)

    def alike(self, row: int) -> Alike:
        """The codes that serve for this one, and how well."""
        return self.match(self.texts[row])

    def match(self, text: str) -> Alike:
        """The codes that serve for this one, and how well."""
        scores = self._true[number_of(parted(text)[0])]
        rows = np.flatnonzero(scores > 0).astype(np.int32)
        return Alike.of(rows, scores[rows])

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing has to be worked out."""
