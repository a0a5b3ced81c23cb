"""Insights: what the rows say about how we work, in numbers. It reads everything below and writes nothing.

Nouns: Forecast (when each step of a job's plan would really happen), Lasted (how long one step once took).
Verbs: ``forecast.forecast``, ``calibration.calibrate``.

It must never change a row, tell anybody anything, or stand in anybody's way: an unkeepable plan is said, not
forbidden (practice P34). NumPy is loaded by ``pace`` and ``simulating`` only, so whoever needs a forecast at a
moment when speed counts imports them late.
"""
