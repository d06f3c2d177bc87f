"""Columns: the engine's table with what is not ranked by of each row (its key, office, region, money), which lie in files together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.table.firm_table import SIDES, FirmTable
from matchmaker.engine.table.stack import Stack
from matchmaker.store.firm_keys import FirmKeys
from matchmaker.store.revisions import State


@dataclass(frozen=True)
class Columns:
    """The table as of `state`, and for each of its rows the firm's key, its office, whether it belongs to the sample city, and more.

    Firms go by «office:id» in the table, since an id is unique only within its office. All of it was read, or saved, as of `since`; what
    has changed from then on stands in rows behind.
    """

    state: State
    since: State
    table: FirmTable
    more: Stack
    row_of: FirmKeys

    def compact(self) -> Columns:
        """The same firms in rows without gaps."""
        rows = self.table.rows_in_order()
        more = Stack({name: self.more[name][rows] for name in self.more.names})
        return Columns(self.state, self.state, self.table.compact(), more, FirmKeys.of(more["key"]))

    def apart(self) -> Columns:
        """The same in room of its own: what grows from it takes none from what grows from these."""
        table = self.table.altered({"facts": {}, **{side: {} for side in SIDES}})
        return replace(self, table=table, more=self.more.altered({}, ()))

    @property
    def late(self) -> int:
        """How many rows have come behind those that were put in order."""
        return len(self.table) - self.table.row_of.first

    @property
    def is_saved(self) -> bool:
        """Do the first rows lie in files?"""
        return self.table.row_of.is_saved

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must not exist, made compact first where its rows are not in order."""
        if not self.table.is_compact:
            self.compact().save(folder)
            return
        self.table.save(folder)
        self.more.save(folder / "more")
        self.row_of.save(folder)

    @classmethod
    def open(cls, folder: Path, state: State) -> Columns:
        """What was saved as of `state`, mapped and not read; raises ValueError if another version saved it."""
        table = FirmTable.open(folder)
        return cls(state, state, table, Stack.open(folder / "more", len(table)), FirmKeys.open(folder))

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """The key of each row's firm."""
        return self.more["key"]

    @cached_property
    def offices(self) -> NDArray[np.str_]:
        """The office that keeps each row's firm."""
        return self.more["office"]

    @cached_property
    def sample(self) -> NDArray[np.bool_]:
        """Which rows belong to the sample city."""
        return self.more["sample"]

    @cached_property
    def regions(self) -> NDArray[np.str_]:
        """The code of the region in which each row's firm is, blank where it is unknown."""
        return self.more["region"]

    @cached_property
    def annual_sales(self) -> NDArray[np.float64]:
        """In rupiah, NaN where unknown."""
        return self.more["annual_sales"]

    @cached_property
    def capital(self) -> NDArray[np.float64]:
        """In rupiah, NaN where unknown."""
        return self.more["capital"]

    def of_office(self, office: str | None, *, sample: bool) -> NDArray[np.bool_]:
        """The rows of an office, or of all of them, that belong to the sample city or to the real one."""
        name = f"{office} {sample}"
        return self.more.derived(name, lambda rows: (self.sample[rows] == sample) & ((office is None) | (self.offices[rows] == office)))
