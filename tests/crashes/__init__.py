"""Real processes that are killed for real, and real processes at one thing at once.

``python -m tests.crashes.nursery SCENE`` sets up a house and forks its people; the tests read what it says.
"""
