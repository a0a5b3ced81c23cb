"""Hospes: a recruiting system that treats candidates as guests."""

__version__ = "0.1.0"
