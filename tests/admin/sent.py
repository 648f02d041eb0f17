"""What a browser sends from a page: the fields of its form as they stand in the HTML, without a script."""

from html.parser import HTMLParser

from imvo_tracker.lib.forms import TYPED_WORDS


class _Forms(HTMLParser):
    """Collect the fields of every form of a page, those that name their form from afar included."""

    def __init__(self):
        super().__init__()
        self.forms, self.far, self.at, self.select, self.area = [], [], None, None, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.at = {"attrs": given, "fields": {}}
            self.forms.append(self.at)
        elif tag == "input" and given.get("type") not in ("submit", "image", "button"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.add(given, given.get("value", "on" if given.get("type") == "checkbox" else "") or "")
        elif tag == "select":
            self.select = {"attrs": given, "chosen": [], "first": None}
        elif tag == "option" and self.select is not None:
            value = given.get("value", "")
            self.select["first"] = value if self.select["first"] is None else self.select["first"]
            self.select["chosen"] += [value] if "selected" in given else []
        elif tag == "textarea":
            self.area = (given, [])

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.at = None
        elif tag == "textarea":
            # HTML leaves out one line end at the start
            self.add(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None
        elif tag == "select":
            chosen, first = self.select["chosen"], self.select["first"]
            for value in chosen or ([first] if "multiple" not in self.select["attrs"] and first is not None else []):
                self.add(self.select["attrs"], value)
            self.select = None

    def add(self, given, value):
        if not given.get("name") or "disabled" in given:
            return
        if given.get("form"):
            self.far.append((given["form"], given["name"], value))
        elif self.at is not None:
            self.at["fields"].setdefault(given["name"], []).append(value)


def sent(response, **typed):
    """Return the fields of the page's largest form, with some typed over; None leaves a field out."""
    page = _Forms()
    page.feed(response.content.decode())
    form = max(page.forms, key=lambda one: len(one["fields"]))
    for form_id, name, value in page.far:
        if form_id == form["attrs"].get("id"):
            form["fields"].setdefault(name, []).append(value)
    fields = {name: values if len(values) > 1 else values[0] for name, values in form["fields"].items()}
    over = {name.replace("__", "-"): value for name, value in typed.items()}
    # Who picks another row sends its key; the words that stood there named the row before
    shown = {name: value for name, value in fields.items() if name.removesuffix(TYPED_WORDS) not in over}
    return {name: value for name, value in {**shown, **over}.items() if value is not None}
