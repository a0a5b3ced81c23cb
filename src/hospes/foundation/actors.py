"""Who did something, as a key: ``member:7``, ``candidate:k3v9x2m4pq``, ``machine:worker``.

A key instead of a foreign key, because the journal and the ledger stand below the rooms that
know people, and because what somebody did outlives the row about him.
"""

Actor = str


def member(pk: int) -> Actor:
    """Name a member of the house."""
    return f"member:{pk}"


def candidate(public_id: str) -> Actor:
    """Name a candidate by public id."""
    return f"candidate:{public_id}"


def machine(name: str) -> Actor:
    """Name a machine of ours (worker, sweeper, import). It may release and record, never decide."""
    return f"machine:{name}"


def is_human(actor: Actor) -> bool:
    """Say whether a person acted, on either side."""
    return actor.startswith(("member:", "candidate:"))


def member_id(actor: Actor) -> int | None:
    """Return the member's primary key, or None when somebody else acted."""
    kind, _, key = actor.partition(":")
    return int(key) if kind == "member" and key.isdecimal() else None


def candidate_id(actor: Actor) -> str | None:
    """Return the candidate's public id, or None when somebody else acted."""
    kind, _, key = actor.partition(":")
    return key if kind == "candidate" and key else None
