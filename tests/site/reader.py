"""Reads pages as a visitor does: the printed figures, and the rows of every page of a list."""

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
LISTS = ("/convenanten/", "/beloften/")
NUMBER = re.compile(r"\d+")
KEPT_OF_MADE = re.compile(r"van de (\d+) nagekomen")  # the link opens all that were made
RANGE = re.compile(r"van (\d+)$")


class Node:
    """An element: its attributes, and what stands in it, text included."""

    def __init__(self, tag, attrs, parent=None):
        self.tag, self.attrs, self.parent, self.inside = tag, attrs, parent, []

    def __iter__(self) -> Iterator["Node"]:
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [one for one in reversed(node.inside) if isinstance(one, Node)]

    def all(self, tag, **attrs) -> list["Node"]:
        """Return the elements with this tag and, for `class_`, this word among its classes."""
        return [one for one in self if one.tag == tag and one.has(attrs)]

    def has(self, attrs) -> bool:
        return all(value in self.attrs.get(key.rstrip("_"), "").split() for key, value in attrs.items())

    @property
    def text(self) -> str:
        """What is seen: without the words for screen readers only."""
        if "nl-hidden" in self.attrs.get("class", ""):
            return ""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.here = Node("", {})

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.inside.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attrs):
        self.here.inside.append(Node(tag, {key: value or "" for key, value in attrs}, self.here))

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.inside.append(data)


def parsed(html) -> Node:
    """Return the root of a piece of a page."""
    builder = _Builder()
    builder.feed(html)
    return builder.root


class Reader:
    """A visitor of one test; a page is asked for once."""

    def __init__(self, client):
        self.client = client
        self.seen = {}

    def page(self, url) -> Node:
        """Return the main part of a page."""
        if url not in self.seen:
            response = self.client.get(url)
            assert response.status_code == 200, (url, response.status_code)
            _head, main, rest = response.content.decode().partition("<main")
            assert "<main" not in rest, url
            (self.seen[url],) = parsed(main + "".join(rest.partition("</main>")[:2])).inside
        return self.seen[url]

    def whole(self, url) -> Node:
        """Return a page with its head, menus and foot."""
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return parsed(response.content.decode())

    def json(self, url):
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return response.json()

    def csv(self, url) -> list[list[str]]:
        """Return the rows of a CSV file below its head."""
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        text = b"".join(response).decode("utf-8-sig") if response.streaming else response.content.decode("utf-8-sig")
        lines = list(csv.reader(text.splitlines()))
        return lines[lines.index([]) + 2 :] if [] in lines else lines[1:]

    def rows(self, url) -> list[tuple[str, ...]]:
        """Return the rows of a list on all its pages; their number is the one printed below the table."""
        found, shown, printed = [], url.partition("#")[0], 0
        while shown:
            page = self.page(shown)
            (table,) = page.all("table", id="rows")
            rows = table.all("tr")[1:]
            found += [_row(row) for row in rows if row.all("th")]
            below = page.all("div", class_="nl-pages")  # an empty list has none
            printed = sum(int(RANGE.search(one.all("p")[0].words)[1]) for one in below)
            links = [link for one in below for link in one.all("a", rel="next")]
            shown = next((urljoin(shown, link.attrs["href"]) for link in links), "")
        assert len(found) == printed, (url, len(found), printed)
        return found

    def figures(self, url) -> list[tuple[str, int, str]]:
        """Return every figure of a page that can be opened: its words, its number, its address."""
        page = self.page(url)
        found = []
        for card in page.all("div", class_="nl-figure"):
            (value,) = card.all("span", class_="nl-figure__value")
            (label,) = card.all("span", class_="nl-figure__label")
            found += [(label.words, int(value.words), link.attrs["href"]) for link in card.all("a")]
        for link in page.all("a"):
            address = link.attrs.get("href", "")
            if urlsplit(address).path in LISTS and not _is_no_figure(link) and NUMBER.search(link.words):
                found.append((link.words, _figure(link.words), address))
        return found

    def choices(self, url) -> dict[str, dict[str, str]]:
        """Return the select boxes of the filters: by key the values offered and their words."""
        (form,) = self.page(url).all("details", class_="nl-filters")
        return {
            box.attrs["name"]: {one.attrs["value"]: one.words for one in box.all("option") if one.attrs["value"]}
            for box in form.all("select")
        }

    def table(self, url, part) -> list[tuple[str, ...]]:
        """Return the rows of the first table within the element with this id, in words."""
        (place,) = [one for one in self.page(url) if one.attrs.get("id") == part]
        rows = place.all("tr")[1:]
        return [tuple(cell.words for cell in row if cell.tag in ("th", "td")) for row in rows]


def _row(row) -> tuple[str, ...]:
    """The address a row is about, its own anchor where it has one, and its words."""
    about = urlsplit(row.all("a")[0].attrs["href"]).path
    anchors = [one.attrs["id"] for one in row.all("span") if "id" in one.attrs]
    return (about, *anchors, *(cell.words for cell in row if cell.tag in ("th", "td")))


def _is_no_figure(link) -> bool:
    """Page numbers, and the first cell of a list: a promise of "10 covenants" is named there, not counted."""
    return _stands_in(link, "nav") or (link.parent.tag == "th" and _stands_in(link, "table", id="rows"))


def _stands_in(node, tag, **attrs) -> bool:
    while node is not None and not (node.tag == tag and node.has(attrs)):
        node = node.parent
    return node is not None


def _figure(words) -> int:
    kept = KEPT_OF_MADE.search(words)
    return int(kept[1] if kept else NUMBER.search(words)[0])


def asked(path, *parts, **more) -> str:
    """Return an address with a query from dictionaries."""
    query = {key: value for part in (*parts, more) for key, value in part.items()}
    return f"{path}?{urlencode(query)}" if query else path
