"""Cases: one matter between us and one candidate, with a contact, a deputy, an opening and an ending.

Nouns: Case, Ending, HandOver. Verbs: open, hand over, end, confirm, reopen.

A case is an application, a question before applying, a pool membership or a data request.
This room must never know what a promise is, what was written to anybody, or what a stage is:
rooms above register with ``lifecycle`` and are told when a case ends or changes hands.
"""
