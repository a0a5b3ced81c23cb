"""Where our links lead. The desk serves these paths; GET shows a button, POST uses the link."""

INVITATION = "desk/invitations/{token}/"
RESET = "desk/resets/{token}/"
SETUP = "set-up/{token}/"


def invitation(token: str) -> str:
    return INVITATION.format(token=token)


def reset(token: str) -> str:
    return RESET.format(token=token)


def setup(token: str) -> str:
    return SETUP.format(token=token)
