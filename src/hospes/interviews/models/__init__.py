"""Talks and who takes part in them."""

from hospes.interviews.models.interview import Interview, Participant

__all__ = ["Interview", "Participant"]
