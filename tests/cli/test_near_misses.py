"""suggest --near-misses: the same from files and from the database, and only when asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

ASKED = ("suggest", "B-1", "--pairing", "supply_chain", "--as", "buyer", "--near-misses")
NEEDS = "firm,product,quantity,unit,max_km\nB-1,dus karton,100,buah,1\nB-1,lem kuning,10,kg,\n"


@pytest.mark.usefixtures("settings")
def test_who_is_nearly_eligible_is_named_when_asked_for(call: Call, folder: Path) -> None:
    (folder / "needs.csv").write_text(NEEDS)
    found = json.loads(call(*ASKED, "--profiles", folder, "--json").stdout)
    nearest = found["near_misses"][0]
    assert (nearest["partner"], nearest["remedy"]) == ("S-1", "Bisa setelah: batas jarak pembeli untuk “dus karton” menjadi 3 km")
    assert nearest["obstacle"] == "berjarak 2 km, batasnya 1 km"
    assert call("import", folder).exit_code == 0
    assert json.loads(call(*ASKED, "--json").stdout)["near_misses"] == found["near_misses"]
    assert "near_misses" not in json.loads(call(*ASKED[:-1], "--profiles", folder, "--json").stdout)


def test_a_person_reads_it_below_the_list(call: Call, folder: Path) -> None:
    (folder / "needs.csv").write_text(NEEDS)
    said = call("--language", "en", *ASKED, "--profiles", folder).stdout
    assert "~  Dus Contoh (S-1)" in said
    assert "   > Possible once the buyer's limit of distance for “dus karton” becomes 3 km" in said
