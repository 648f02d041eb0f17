"""A goal is worded with its figure in front; the date behind it is found, or nothing is."""

import pytest

from imvo_tracker.lib.period_figures import without_figure


@pytest.mark.parametrize(
    ("wording", "dated"),
    [
        ("tien convenanten in de loop van 2017", "in de loop van 2017"),
        ("Tien IMVO-convenanten vóór 2017", "voor 2017"),
        ("nog eens acht in de eerste helft van 2017", "in de eerste helft van 2017"),
        ("zeven nieuwe convenanten gesloten eind 2016", "eind 2016"),
        ("minstens 8 convenanten per 1 juli 2017", "per 1 juli 2017"),
        ("vier dit jaar", "dit jaar"),
        ("tien convenanten niet voor 2017", "niet voor 2017"),
    ],
)
def test_the_words_behind_the_figure_are_left(wording, dated):
    assert without_figure(wording) == dated


@pytest.mark.parametrize(
    "wording",
    ["", "tien convenanten", "acht juli 2016", "geen convenanten in 2017", "tien misschien in 2017", "in 2017"],
)
def test_no_other_words_are_cut(wording):
    assert without_figure(wording) == ""
