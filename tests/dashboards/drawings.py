"""Reading a drawing: its texts, elements and links, as whole values."""

import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def root_of(markup):
    return ElementTree.fromstring(str(markup))


def texts(markup):
    """Return the words of a drawing in the order in which they are written."""
    return ["".join(one.itertext()) for one in root_of(markup).iter(f"{SVG}text")]


def elements(markup, name, css=""):
    """Return the attributes of the elements of a kind, or of those that bear a class."""
    found = root_of(markup).iter(f"{SVG}{name}")
    return [one.attrib for one in found if not css or css in one.attrib.get("class", "").split()]


def links(markup):
    """Return each link with the words inside it."""
    found = root_of(markup).iter(f"{SVG}a")
    return [(one.attrib["href"], ["".join(text.itertext()) for text in one.iter(f"{SVG}text")]) for one in found]


def both(drawing):
    return (drawing.wide, drawing.narrow)


def assert_plain(drawing):
    """A drawing has words for those who do not see it, colours from classes alone, and no two names alike."""
    for markup in both(drawing):
        root = root_of(markup)
        named = root.attrib["aria-labelledby"].split()
        spoken = [one for one in root if one.attrib.get("id") in named]
        assert [one.tag for one in spoken] == [f"{SVG}title", f"{SVG}desc"]
        assert "" not in [one.text for one in spoken]
        assert root.attrib["role"] == ("group" if links(markup) else "img")
        painted = {"style", "stroke", "font-size", "opacity", "onclick"}
        assert [one.tag for one in root.iter() if painted & set(one.attrib)] == []
        assert {one.attrib["fill"][:5] for one in root.iter() if "fill" in one.attrib} <= {"url(#"}
    names = [one.attrib["id"] for markup in both(drawing) for one in root_of(markup).iter() if "id" in one.attrib]
    assert len(names) == len(set(names)) > 3
