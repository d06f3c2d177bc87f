"""The shelf: a copy is there as a whole or not at all, whoever saves, dies, meddles or runs out of room meanwhile."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.store import columns, profiles, revisions, shelf
from matchmaker.store.columns import Columns
from matchmaker.store.shelf import Shelf
from tests.engine.firms import buyer, supplier
from tests.house.source import TOP
from tests.services.town import CITY, statements
from tests.services.work import until
from tests.store.answers import answers, columns_of
from tests.store.savers import FIRMS

DATABASE = "sqlite:///somewhere"


@pytest.fixture
def place(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, DATABASE)


def folders(tmp_path: Path) -> list[str]:
    """Names of what lies on the only shelf, its lock aside."""
    return sorted(each.name for each in tmp_path.glob("*/*") if each.name != "lock")


def again(table: FirmTable, known: Columns, row: int) -> Columns:
    """These columns with `table`, which has a further row behind for the firm of `row`."""
    more = {name: known.more[name][row : row + 1] for name in known.more.names}
    return replace(known, table=table, more=known.more.extended(more), row_of=known.row_of.extended(more["key"]))


def beside(act: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of its own that does this act of `savers`."""
    code = f"import sys; from tests.store import savers; savers.{act}(*sys.argv[1:])"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_is_put_is_found_again_and_a_saved_copy_grows(place: Shelf) -> None:
    known = columns_of(FIRMS)
    assert place.newest() == ()
    saved = place.put(known)
    (found,) = place.newest()
    assert saved.is_saved
    assert (found.state, found.since) == (known.state, known.state)
    assert answers(found) == answers(saved) == answers(known)
    grown = again(found.table.changed([FIRMS[3]]), found, found.table.row_of["S2"])
    assert answers(grown) == answers(grown.compact())


def test_firms_that_are_gone_are_gone_from_the_copy_too(place: Shelf) -> None:
    known = columns_of(FIRMS)
    fewer = replace(known, table=known.table.changed([], gone=["B1"]))
    saved = place.put(fewer)
    assert len(saved.table) == len(saved.keys) == 5
    assert answers(saved) == answers(fewer)


def test_a_copy_that_is_not_whole_is_left_alone_and_made_anew(place: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    known = columns_of(FIRMS)
    place.put(known)
    (folder,) = (each for each in tmp_path.glob("*/*") if each.is_dir())
    files = [each for each in folder.rglob("*") if each.is_file() and each.stat().st_size]
    for path in files:
        whole = path.read_bytes()
        for damaged in (whole[: len(whole) // 2], None):
            path.unlink() if damaged is None else path.write_bytes(damaged)
            assert place.newest() == (), path.name
            path.write_bytes(whole)
    assert caplog.text.count("is not opened") == 2 * len(files)
    caplog.clear()
    files[-1].unlink()
    assert answers(place.put(known)) == answers(known)
    assert len(place.newest()) == 1


def test_another_versions_copy_is_not_opened_and_one_of_ours_takes_its_place(place: Shelf, tmp_path: Path) -> None:
    known = columns_of(FIRMS)
    place.put(known)
    (mark,) = tmp_path.glob("*/*/table.json")
    mark.write_text(mark.read_text(encoding="utf-8").replace('"fingerprint": "', '"fingerprint": "0')[:-2] + "}", encoding="utf-8")
    assert place.newest() == ()
    assert place.put(known).is_saved
    assert len(place.newest()) == 1


def test_the_last_two_made_are_kept_also_where_a_restored_database_counts_from_further_down(place: Shelf, tmp_path: Path) -> None:
    for number, mark in ((100, "a"), (101, "b"), (51, "c")):
        place.put(columns_of(FIRMS, number, mark))
    assert folders(tmp_path) == ["101-b", "51-c"]
    assert [each.state.mark for each in place.newest()] == ["c"]


def test_a_mapped_copy_is_read_on_after_it_is_removed(place: Shelf, tmp_path: Path) -> None:
    known = columns_of(FIRMS)
    saved = place.put(known)
    shutil.rmtree(tmp_path)
    assert answers(saved) == answers(known)


def test_what_another_process_has_saved_since_is_used_instead_of_a_further_copy(
    place: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "WORTH_SAVING", 1)
    monkeypatch.setattr(shelf, "FEWEST_LATE", 0)
    mine = place.put(columns_of(FIRMS, 1, "a"))
    place.put(columns_of(FIRMS, 2, "b"))
    late = replace(mine, table=mine.table.changed([supplier(2)]))
    used: list[Columns] = []
    work = place.renew(late, used.append)
    assert work is not None
    work.join()
    assert [each.state.mark for each in used] == ["b"]
    assert folders(tmp_path) == ["1-a", "2-b"]


def test_a_killed_process_leaves_nothing_that_is_used_and_no_lock(place: Shelf, tmp_path: Path) -> None:
    saver = beside("hold", tmp_path, DATABASE)
    assert saver.stdout is not None
    assert saver.stdout.readline() == "unfinished\n"
    saver.kill()
    saver.communicate()
    assert folders(tmp_path) == ["unfinished"]
    assert place.newest() == ()
    place.put(columns_of(FIRMS))
    assert folders(tmp_path) == ["1-a"]


def test_several_processes_that_save_at_once_leave_whole_copies(place: Shelf, tmp_path: Path) -> None:
    savers = [beside("save", tmp_path, DATABASE, number, mark) for number, mark in ((7, "a"), (8, "b"))]
    for each in savers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    said = [each.communicate("go\n", timeout=60) for each in savers]
    assert [(out, problem) for out, problem in said] == [("saved\n", "")] * 2
    assert folders(tmp_path) == ["7-a", "8-b"]
    assert len(place.newest()[0].table) == len(columns_of(FIRMS).table)


def test_a_full_disk_is_only_a_warning(tmp_path: Path) -> None:
    out, problems = beside("run_out_of_room", tmp_path, DATABASE).communicate(timeout=60)
    assert out == "alive\n"
    assert "cannot be saved" in problems
    assert Shelf(tmp_path, DATABASE).newest() == ()


def test_where_nothing_can_be_written_it_is_tried_once_and_rows_are_put_in_order_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "WORTH_SAVING", 1)
    (tmp_path / "tables").write_text("not a folder")
    place, known, used = Shelf(tmp_path / "tables", DATABASE), columns_of(FIRMS), list[Columns]()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            if work := place.renew(known, used.append):
                work.join()
    assert (used, caplog.text.count("cannot be saved")) == ([], 1)
    monkeypatch.setattr(shelf, "FEWEST_LATE", 0)
    late = again(known.table.changed([], gone=["B1"]).changed([buyer()]), known, 0)
    work = place.renew(late, used.append)
    assert work is not None
    work.join()
    assert [(each.late, each.is_saved) for each in used] == [(0, False)]
    assert answers(used[0]) == answers(late) == answers(known)


def test_a_large_city_is_saved_in_the_background_and_opened_by_the_next_process(engine: Engine, session: Session) -> None:
    keys = profiles.add(session, CITY, [supplier(number) for number in range(shelf.WORTH_SAVING)] + list(FIRMS[:2]))
    revisions.advance(session, firms=keys.values())
    session.commit()
    assert not columns.of(session).is_saved
    until(lambda: columns.of(session).is_saved)
    session.rollback()
    with database.transaction(engine) as own:
        revisions.advance(own, firms=[keys["B1"]])
    with statements(engine) as sent:
        assert columns.of(session).late == 1
    assert len(sent) == 13
    out, problems = beside("read").communicate(timeout=60)
    assert (out, problems) == (f"saved True late 1 firms {len(keys)}\n", "")
