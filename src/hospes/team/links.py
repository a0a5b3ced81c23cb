"""Where our links lead. The desk serves these paths; GET shows a button, POST uses the link."""

import re

INVITATION = "desk/invitations/{token}/"
RESET = "desk/resets/{token}/"
SETUP = "desk/set-up/{token}/"


_TOKEN = re.compile(r"(/desk/(?:invitations|resets)/)[\w-]+")


def invitation(token: str) -> str:
    return INVITATION.format(token=token)


def reset(token: str) -> str:
    return RESET.format(token=token)


def setup(token: str) -> str:
    return SETUP.format(token=token)


def without_token(text: str) -> str:
    """Return a letter's text as it may be kept: the part of its link that opens a door is gone."""
    return _TOKEN.sub(r"\1…", text)
