"""What a member is told, once, where he is (practice P14), and what he told himself to remember (P30).

Nouns: a *way* (where one member is told, when his morning is, what he switched off), a *notice* (one thing he hears
of at once), a *word* (what left: the morning list, or notices in a bundle), a *robot* (a group chat's webhook), a
*reminder* (private), the *round* (when it is looked next whether anything happened).
Verbs: choose, look round, tell, write the morning list, hand over; connect and disconnect a robot; remind, snooze,
tick, take back.
It must never know HTTP or a chat's own format (``robots`` is a register), never tell a candidate anything, and never be
asked by the ledger: a reminder is no promise, and a switched-off notice changes no date.
"""
