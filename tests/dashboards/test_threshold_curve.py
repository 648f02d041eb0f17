"""Measurements against a threshold: margins, signs for "at least" and "at most", the day that counts."""

from datetime import date
from decimal import Decimal

from django.utils.translation import override

from dashboards.charts.plot import Upright
from dashboards.charts.threshold_curve import Exactness, Measured, ThresholdCurve, ThresholdLine, draw_threshold_curve
from tests.dashboards.drawings import assert_plain, both, elements, texts

CURVE = ThresholdCurve(
    "Drie te weinig",
    "Punten.",
    (
        Measured(date(2017, 1, 1), Decimal(20), Decimal(26), "20 tot 26"),
        Measured(date(2018, 1, 1), Decimal(31), Decimal(31)),
        Measured(date(2018, 1, 1), Decimal(29), Decimal(29), decides=False),
        Measured(date(2019, 6, 1), Decimal(38), None, "38 of meer", Exactness.AT_LEAST),
        Measured(date(2020, 12, 31), None, Decimal(36), "hooguit 36", Exactness.AT_MOST),
    ),
    (ThresholdLine(Decimal(40), "nodig: 40"),),
    Upright(date(2020, 12, 31), "de dag die telt"),
)


def test_every_point_has_its_sign_and_those_that_matter_their_words():
    drawing = draw_threshold_curve(CURVE, "k")
    assert_plain(drawing)
    for markup in both(drawing):
        assert texts(markup)[-5:] == ["de dag die telt", "20 tot 26", "38 of meer", "hooguit 36", "nodig: 40"]
        assert len(elements(markup, "circle", "g-dot")) == 3
        up, down = elements(markup, "path", "g-dot")
        assert ("l-8 -13.6z" in up["d"], "l-8 13.6z" in down["d"]) == (True, True)
        assert len(elements(markup, "line", "g-minimum")) == 1


def test_the_line_joins_what_decides_and_is_certain():
    for markup in both(draw_threshold_curve(CURVE, "k")):
        (joined,) = elements(markup, "polyline", "g-line")
        dots = [(one["cx"], one["cy"]) for one in elements(markup, "circle", "g-dot")]
        assert [tuple(point.split(",")) for point in joined["points"].split()][:2] == dots[:2]
        assert len(joined["points"].split()) == 3


def test_a_margin_has_two_caps_and_an_exact_number_none():
    margin = elements(draw_threshold_curve(CURVE, "k").wide, "line", "g-margin")
    assert len(margin) == 3
    upright, low, high = ((float(one["y1"]), float(one["y2"])) for one in margin)
    assert (low, high) == ((upright[0], upright[0]), (upright[1], upright[1]))


def test_a_threshold_that_was_never_measured_is_a_line_and_a_day():
    curve = ThresholdCurve("T", "D", (), CURVE.thresholds, CURVE.counts_on)
    for markup in both(draw_threshold_curve(curve, "k")):
        assert texts(markup)[-2:] == ["de dag die telt", "nodig: 40"]
        assert elements(markup, "polyline") == []


def test_a_curve_that_was_drawn_before_is_drawn_in_the_language_of_the_page():
    short = ThresholdCurve("T", "D", CURVE.points[:1], (), Upright(date(2017, 6, 1), "x"))
    for _again in range(2):
        with override("nl"):
            assert "mei 2017" in texts(draw_threshold_curve(short, "k").wide)
        with override("en"):
            assert "may 2017" in texts(draw_threshold_curve(short, "k").wide)
    assert draw_threshold_curve(short, "other") != draw_threshold_curve(short, "k")
