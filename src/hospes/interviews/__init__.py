"""Interviews: talks between a candidate and named people of ours, told with an invitation for the calendar.

Nouns: Interview, Participant. Verbs: arrange, move, cancel, held, candidate absent, we were absent, contradict. What is
said of a talk is owed in the ledger. This room must never know of pages, forms, scorecards or offers.
"""
