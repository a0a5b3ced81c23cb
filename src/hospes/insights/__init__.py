"""Insights: what the rows say about how we work, in numbers. It reads everything below and writes nothing.

Nouns: Forecast (when each step of a job's plan would really happen), Lasted (how long one step once took).
Verbs: ``asking.ask`` (a forecast), ``asking.ask_whether_it_holds`` (the calibration of the method),
``unkeepable.findings`` (what a plan promises too early).

It must never change a row, tell anybody anything, or stand in anybody's way: an unkeepable plan is said, not
forbidden (practice P34). Commands and pages ask through ``asking``: the modules behind it load NumPy, which no
start of Hospes waits for.
"""
