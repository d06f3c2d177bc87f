"""Pictures hold text as text and nothing of the machine that drew them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from matchmaker import i18n
from matchmaker.documents import plots

ODD = ["Program <ini>", "Rp$5$ & kawan"]
DRAWN: dict[str, Callable[..., None]] = {
    "intervals": lambda axes: plots.intervals(axes, ODD, [0.5, 0.25], [(0.4, 0.6), None]),
    "bars": lambda axes: plots.bars(axes, ODD, [0.5, 0.25]),
    "against_even": lambda axes: plots.against_even(axes, [(0, 0), (1, 1)], (ODD[0], ODD[1]), marks=True),
    "lines": lambda axes: plots.lines(axes, [20, 500], {ODD[0]: [0.1, 0.2], ODD[1]: [0.2, 0.3]}, ("", "")),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_one_element_whose_text_can_be_read(name: str) -> None:
    picture = plots.drawing(name, DRAWN[name])
    assert picture.startswith("<svg aria-hidden")
    assert picture.strip().endswith("</svg>")
    assert "Program &lt;ini&gt;" in picture
    assert "Rp$5$ &amp; kawan" in picture
    assert not re.search(r"metadata|http|xmlns|<script", picture)
    assert all(each.startswith(f"{name}-") for each in re.findall(r'\bid="([^"]*)"', picture))
    assert set(re.findall(r'(?:href="|url\()#([^")]*)', picture)) <= set(re.findall(r'\bid="([^"]*)"', picture))


@pytest.mark.parametrize(("language", "said"), [("id", ">0,5<"), ("en", ">0.5<")])
def test_numbers_on_the_axes_are_the_readers(language: i18n.Language, said: str) -> None:
    with i18n.reading(language):
        assert said in plots.drawing("bars", DRAWN["bars"])


def test_the_settings_of_others_are_left_alone() -> None:
    from matplotlib import rcParams

    before = dict(rcParams)
    plots.drawing("bars", DRAWN["bars"])
    assert dict(rcParams) == before
