"""Talks at the desk: arrange, move, call off, and say how they went."""
