"""What a browser would send back: every field of a page's form as it stands."""

from html.parser import HTMLParser


class Fields(HTMLParser):
    """Collects the fields of the form that posts to ``action``."""

    def __init__(self, action):
        super().__init__()
        self.action, self.inside, self.data = action, False, {}
        self.area = self.select = None

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form":
            self.inside = facts.get("action") == self.action
        elif self.inside and tag == "input":
            self.take(facts)
        elif self.inside and tag == "textarea":
            self.area = facts["name"]
            self.data[self.area] = [""]
        elif self.inside and tag == "select":
            self.select = facts["name"]
            self.single = "multiple" not in facts
        elif self.inside and tag == "option" and self.select:
            self.choose(facts["value"], chosen="selected" in facts)

    def take(self, facts):
        if facts.get("type") in ("checkbox", "radio") and "checked" not in facts:
            return
        if "name" in facts:
            empty = "on" if facts.get("type") in ("checkbox", "radio") else ""
            self.data.setdefault(facts["name"], []).append(facts.get("value", empty))

    def choose(self, value, *, chosen):
        """A list of which nothing is selected sends its first line."""
        if chosen and self.single:
            self.data[self.select] = [value]
        elif chosen:
            self.data.setdefault(self.select, []).append(value)
        elif self.single:
            self.data.setdefault(self.select, [value])

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "textarea" and self.area:
            # The browser drops the first line break.
            self.data[self.area] = [self.data[self.area][0].removeprefix("\n")]
            self.area = None
        if tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area:
            self.data[self.area][0] += data


def typed(response, action, **changes):
    """The form's fields, with some changed."""
    reader = Fields(action)
    reader.feed(response.content.decode())
    assert reader.data, f"no form posts to {action}"
    return {**reader.data, **changes}
