"""What benchmarks ask a site for: the addresses of the load mix, and how one is asked as of a day."""

from datetime import date

PAGES = ("/", "/convenanten/", "/beloften/", "/documenten/", "/en/")
DATA = ("/convenanten/tabel.csv", "/convenanten/tabel.xlsx", "/api/v1/covenants", "/api/v1/statements?pageSize=50")


def of_the_mix(covenant: str) -> tuple[str, ...]:
    """Return the addresses of the mix; `covenant` is the key of the one whose page is asked for."""
    return (*PAGES, f"/convenanten/{covenant}/", *DATA)


def as_known_on(day: date, address: str, **more: object) -> str:
    """Return an address as of a day, as known on that day; `more` by its English name: a revision, a counting rule."""
    names = _ENGLISH if address.startswith("/api/") else _DUTCH
    asked = {"day": day, "known_on": day, **more}
    query = "&".join(f"{names[name]}={value}" for name, value in asked.items())
    return f"{address}{'&' if '?' in address else '?'}{query}"


_DUTCH = {"day": "peildatum", "known_on": "bekend_op", "revision": "revisie", "rule": "telregel"}
_ENGLISH = {"day": "asOf", "known_on": "knownOn", "revision": "revision", "rule": "countingRule"}
