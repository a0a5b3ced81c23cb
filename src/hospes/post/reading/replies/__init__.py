"""Taking a reply apart: what somebody wrote now, and what he quotes. Each language is in ``words.toml``."""

from hospes.post.reading.replies.pages import trim_html
from hospes.post.reading.replies.trimming import Trimmed, trim

__all__ = ["Trimmed", "trim", "trim_html"]
