"""Calls and personal words: planned, done by hand, and what became of them."""
