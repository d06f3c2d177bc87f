"""A small folder of profiles and judgements, and the program as a person calls it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from matchmaker.cli.program import program

TABLES = {
    "firms": "id,name,workers,latitude,longitude,mentor_slots\n"
    "B-1,Sepatu Contoh,20,-7.47,112.43,\nB-2,Tas Contoh,10,-7.47,112.44,\n"
    "S-1,Dus Contoh,5,-7.47,112.45,2\nS-2,Lem Contoh,5,-7.60,112.60,2\nS-3,Kardus Contoh,5,-7.50,112.50,1\n",
    "needs": "firm,product,quantity,unit\nB-1,dus karton,100,buah\nB-1,lem kuning,10,kg\nB-2,kardus kemasan,40,buah\n",
    "offers": "firm,product,capacity,unit\nS-1,dus karton,500,buah\nS-2,lem kuning,50,kg\nS-3,kardus kemasan,80,buah\n",
    "skills": "firm,skill,side,level,target\nB-1,pembukuan,wants,1,3\nS-1,pembukuan,has,4,\n",
    "judgements": "pairing,seeker,partner,grade\nsupply_chain,B-1,S-1,2\nsupply_chain,B-2,S-3,1\nmentorship,B-1,S-1,1\n",
}
Call = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def call() -> Call:
    """Call the program with these arguments; `input` is its standard input."""

    def run(*arguments: object, **more: str) -> Result:
        return CliRunner().invoke(program, [str(each) for each in arguments], **more)  # type: ignore[arg-type]

    return run
