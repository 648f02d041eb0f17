"""The recesses of the House and Prinsjesdag: one table, looked up on 26 November 2026, that ends where its rows end.

A year that has no row here is refused, never reckoned. `seen` is the page that names the days; where it is empty, no
page with both days was seen, and docs/reference/periods.md says so. A recess lasts up to and including its last day:
the House meets again on the day after.
"""

from datetime import date
from typing import NamedTuple

SUMMER_RECESS, CHRISTMAS_RECESS = "zomerreces", "kerstreces"
SPRING_RECESS, MAY_RECESS, AUTUMN_RECESS = "voorjaarsreces", "meireces", "herfstreces"
RECESS_NAMES = (SUMMER_RECESS, CHRISTMAS_RECESS, SPRING_RECESS, MAY_RECESS, AUTUMN_RECESS)
CHECKED_ON = date(2026, 11, 26)

_HOUSE = "https://www.tweedekamer.nl/debat_en_vergadering/recessen"
_NEWS = "https://www.tweedekamer.nl/nieuws/kamernieuws/"
_SUMMER_2016 = "https://tweedekamer.nl/nieuws/kamernieuws/kamer-met-zomerreces-tot-dinsdag-6-september"
_SUMMER_2019 = "https://nieuws.nl/algemeen/20190705/tweede-kamer-met-vakantie/"
_SUMMER_2022 = (
    "https://www.nu.nl/politiek/6214963/waarom-gaan-kamer-en-kabinet-op-reces-terwijl-er-genoeg-problemen-zijn.html"
)
_CHRISTMAS_2017 = "http://www.dvhn.nl/groningen/Komt-de-Kamer-terug-van-reces-na-aardbeving-Zeerijp-22805709.html1"
_CHRISTMAS_2025 = (
    "https://www.hartvannederland.nl/economie/werk/artikelen/"
    "politici-snakken-naar-kerstreces-na-intens-jaar-vooral-veel-slapen-eten"
)


class Recess(NamedTuple):
    """One recess: its name, the year it begins in, its first and last day, and the page that says so."""

    name: str
    year: int
    first: date
    last: date
    seen: str = ""


def _recess(name: str, first: str, last: str, seen: str = "") -> Recess:
    begins = date.fromisoformat(first)
    return Recess(name, begins.year, begins, date.fromisoformat(last), seen)


RECESSES: tuple[Recess, ...] = (
    _recess(SUMMER_RECESS, "2014-07-04", "2014-09-01"),
    _recess(CHRISTMAS_RECESS, "2014-12-19", "2015-01-12"),
    _recess(SUMMER_RECESS, "2015-07-03", "2015-08-31"),
    _recess(CHRISTMAS_RECESS, "2015-12-18", "2016-01-11"),
    _recess(SUMMER_RECESS, "2016-07-08", "2016-09-05", _SUMMER_2016),
    _recess(CHRISTMAS_RECESS, "2016-12-23", "2017-01-16"),
    _recess(SUMMER_RECESS, "2017-07-07", "2017-09-04"),
    _recess(CHRISTMAS_RECESS, "2017-12-22", "2018-01-15", _CHRISTMAS_2017),
    _recess(SUMMER_RECESS, "2018-07-06", "2018-09-03", f"{_NEWS}tweede-kamer-met-zomerreces-0"),
    _recess(CHRISTMAS_RECESS, "2018-12-21", "2019-01-14"),
    _recess(SUMMER_RECESS, "2019-07-05", "2019-09-02", _SUMMER_2019),
    _recess(CHRISTMAS_RECESS, "2019-12-20", "2020-01-13"),
    _recess(SUMMER_RECESS, "2020-07-03", "2020-08-31"),
    _recess(CHRISTMAS_RECESS, "2020-12-18", "2021-01-11"),
    _recess(SUMMER_RECESS, "2021-07-09", "2021-09-06"),
    _recess(CHRISTMAS_RECESS, "2021-12-17", "2022-01-10"),
    _recess(SUMMER_RECESS, "2022-07-08", "2022-09-05", _SUMMER_2022),
    _recess(CHRISTMAS_RECESS, "2022-12-23", "2023-01-16"),
    _recess(MAY_RECESS, "2023-04-21", "2023-05-08", _HOUSE),
    _recess(SUMMER_RECESS, "2023-07-07", "2023-09-04", _HOUSE),
    _recess(AUTUMN_RECESS, "2023-10-13", "2023-10-23", _HOUSE),
    _recess(CHRISTMAS_RECESS, "2023-12-22", "2024-01-15", _HOUSE),
    _recess(SPRING_RECESS, "2024-02-16", "2024-02-26", _HOUSE),
    _recess(MAY_RECESS, "2024-04-26", "2024-05-13", _HOUSE),
    _recess(SUMMER_RECESS, "2024-07-05", "2024-09-02", _HOUSE),
    _recess(CHRISTMAS_RECESS, "2024-12-20", "2025-01-13"),
    _recess(SUMMER_RECESS, "2025-07-04", "2025-09-01"),
    _recess(CHRISTMAS_RECESS, "2025-12-19", "2026-01-12", _CHRISTMAS_2025),
    _recess(SUMMER_RECESS, "2026-07-03", "2026-08-31"),
)

#: Prinsjesdag is the third Tuesday of September (Constitution, article 65), year by year as far as the table goes.
PRINSJESDAGEN: tuple[date, ...] = (
    date(2014, 9, 16),
    date(2015, 9, 15),
    date(2016, 9, 20),
    date(2017, 9, 19),
    date(2018, 9, 18),
    date(2019, 9, 17),
    date(2020, 9, 15),
    date(2021, 9, 21),
    date(2022, 9, 20),
    date(2023, 9, 19),
    date(2024, 9, 17),
    date(2025, 9, 16),
    date(2026, 9, 15),
)

_BY_NAME_AND_YEAR = {(one.name, one.year): one for one in RECESSES}
_PRINSJESDAG = {day.year: day for day in PRINSJESDAGEN}


def recess(name: str, year: int) -> Recess:
    """The recess of that name that begins in the year; KeyError where the table has no such row."""
    return _BY_NAME_AND_YEAR[name, year]


def prinsjesdag(year: int) -> date:
    """Prinsjesdag of the year; KeyError where the table has no such row."""
    return _PRINSJESDAG[year]


def years_of_recess(name: str) -> tuple[int, ...]:
    """The years for which the table has the recess."""
    return tuple(one.year for one in RECESSES if one.name == name)


def years_of_prinsjesdag() -> tuple[int, ...]:
    return tuple(_PRINSJESDAG)
