"""How long to wait before trying again, and when to stop trying."""

from datetime import timedelta

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=4)
# Some servers are down for a weekend; after five days of trying a letter is refused (RFC 5321 4.5.4.1).
GIVE_UP_AFTER = timedelta(days=5)
# Long before that a person has to know: the candidate is waiting, and there is a telephone.
TELL_AFTER = timedelta(hours=4)
# Longer than any step of SMTP may take, so that nobody calls a slow hand-over a crash.
STEPS_AFTER_DATA = 3
MARGIN = timedelta(minutes=1)


def before_try(number: int) -> timedelta:
    """Return the pause after ``number`` failed tries: 1, 2, 4 … minutes, at most four hours."""
    doublings = min(max(number - 1, 0), 10)
    return min(FIRST * (1 << doublings), LONGEST)


def lease_while_handing_over(step: timedelta) -> timedelta:
    """Return how long a hand-over may take when each step takes ``step`` at most."""
    return step * STEPS_AFTER_DATA + MARGIN
