"""A page as a browser reads it: its forms, its links, and what it would run or fetch."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

TYPED = {"text", "email", "tel", "search", "url", "password", "date", "number", "hidden"}
DATA_BLOCKS = {"application/ld+json", "application/json"}


@dataclass
class Form:
    """One form: where it goes, how, and what stands in it. One types into ``free`` fields; ``secret`` are passwords."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        return [name for name in self.values if name != "csrfmiddlewaretoken"]


class Page(HTMLParser):
    """``page.forms``, ``page.links``, and ``page.faults``: what a strict browser would refuse, or run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._area: str | None = None
        self._select = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._look_for_faults(tag, told)
        if tag == "a":
            self.links.append(told.get("href", ""))
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and told.get("name"):
            self._take(self._form, tag, told)
        elif self._form is not None and tag == "option" and self._select and ("selected" in told):
            self._form.values[self._select] = [told.get("value", "")]

    def _take(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name, kind = told["name"], told.get("type", "text")
        if tag == "textarea":
            self._area = name
            form.values[name] = [""]
            form.free.add(name)
        elif tag == "select":
            self._select = name
            form.values.setdefault(name, [""])
        elif tag == "input" and kind in TYPED:
            form.values.setdefault(name, []).append(told.get("value", ""))
            if kind not in {"hidden", "date", "number"}:
                form.free.add(name)
            if kind == "password":
                form.secret.add(name)
        elif tag == "input":
            chosen = [told.get("value", "on")] if "checked" in told else []
            form.values[name] = form.values.get(name, []) + chosen
        elif tag == "button":
            form.values.setdefault(name, [told.get("value", "")])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._area is not None and self._form is not None:
            self._form.values[self._area][0] += data

    def _look_for_faults(self, tag: str, told: dict[str, str]) -> None:
        if tag == "style" or "style" in told:
            self.faults.append(f"style in <{tag}>")
        if tag == "script" and not told.get("src") and told.get("type") not in DATA_BLOCKS:
            self.faults.append("script in the page")
        self.faults += [f"{name} in <{tag}>" for name in told if name.startswith("on") or name == "srcdoc"]
        for name in ("src", "href", "action", "formaction", "poster", "data"):
            address = urlsplit(told.get(name, "").strip()) if _readable(told.get(name, "")) else None
            if address is None or address.scheme == "javascript":
                self.faults.append(f"unreadable or running {name}")
            elif address.netloc and not address.netloc.startswith(("testserver", "127.0.0.1")):
                self._outside(tag, name, told)

    def _outside(self, tag: str, name: str, told: dict[str, str]) -> None:
        if tag != "a" or name != "href" or not {"noopener", "noreferrer"} & set(told.get("rel", "").split()):
            self.faults.append(f"outside {name} in <{tag}>: {told[name]}")


def _readable(address: str) -> bool:
    try:
        urlsplit(address.strip())
    except ValueError:
        return False
    return True


def page_of(response: object) -> Page:
    return Page(response.content.decode())  # type: ignore[attr-defined]
