"""Worked examples of the API, each with its answer; tests/site/test_api_page.py asks them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

END_OF_2016 = "asOf=2016-12-31&knownOn=2016-12-31"
PYTHON = """import json
from urllib.request import urlopen

with urlopen("{root}/outcomes?asOf=2016-12-31&knownOn=2016-12-31") as answer:
    rows = json.load(answer)["results"]
signed = [row["covenant"] for row in rows if row["signedOn"] and row["isCounted"]]
print(signed)
"""
PANDAS = """import pandas as pd

table = pd.read_csv("{host}/convenanten/tabel.csv?toelichting=nee&peildatum=2019-12-31&bekend_op=2019-12-31")
print(table.shape)
"""
BASE_R = """table <- read.csv("{host}/convenanten/tabel.csv?toelichting=nee&peildatum=2019-12-31&bekend_op=2019-12-31")
dim(table)
"""
R = """library(jsonlite)
answer <- fromJSON("{root}/outcomes?asOf=2016-12-31&knownOn=2016-12-31")
rows <- answer$results
rows$covenant[!is.na(rows$signedOn) & rows$isCounted]
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the address that answers it, where in the answer, and what stands there."""

    question: str | Promise
    address: str
    where: str
    answer: str


EXAMPLES: tuple[Example, ...] = (
    Example(
        _("How many agreements were signed at the end of 2016, by what was known then?"),
        f"/counts/kabinet?{END_OF_2016}",
        "result.signed",
        "2",
    ),
    Example(
        _("How many days after its deadline was the goal of ten reached?"),
        "/counts/kabinet?asOf=2019-12-31&knownOn=2019-12-31",
        "result.goal.daysLate",
        "873",
    ),
    Example(
        _("Was gold signed in time, by what was known at the end of 2017?"),
        "/outcomes/goud?asOf=2017-12-31&knownOn=2017-12-31",
        "result.outcome",
        "late",
    ),
    Example(
        _("How many agreements were known on 17 June 2016?"),
        "/covenants?asOf=2016-06-17&knownOn=2016-06-17",
        "count",
        "16",
    ),
)
