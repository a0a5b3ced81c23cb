"""Web addresses that a candidate gives."""

import re
from urllib.parse import urlsplit

from hospes.candidates.refusals import LinkUnreadable
from hospes.foundation.text import TooLong, clean_line

LIMIT = 500
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def clean_link(raw: str) -> str:
    """Return a http or https address; without a scheme it gets https. Raises LinkUnreadable.

    A name and password before the host are refused: ``https://linkedin.com@evil.example`` shows one
    site and opens another.
    """
    try:
        typed = clean_line(raw, LIMIT - 8)
        url = typed if _SCHEME.match(typed) and "://" in typed else f"https://{typed}"
        parts = urlsplit(url)
        host = parts.hostname or ""
        port_is_readable = parts.port is None or parts.port > 0
    except (TooLong, ValueError) as unreadable:
        raise LinkUnreadable from unreadable
    readable = parts.scheme in {"http", "https"} and "." in host.strip(".") and " " not in url
    if not (readable and port_is_readable) or "@" in parts.netloc or "\\" in url:
        raise LinkUnreadable
    return url
